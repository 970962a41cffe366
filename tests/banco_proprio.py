"""A database of its own for a test that commits, uses threads, or works as `dono`.

The tables refuse TRUNCATE and most DELETEs, so nothing can be cleaned after such a test: it gets
a copy of the worker's migrated, empty database, dropped at the end.
"""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from econtador.atendimentos.demo.elenco import Elenco, create_cast
from econtador.base.postgres.cluster import Cluster

_numbers = count(1)


@pytest.fixture
def banco_proprio(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """Both connections look at a fresh copy; the name of the copy is given."""
    template = connections["default"].settings_dict["NAME"]
    name = f"{template}_copia_{next(_numbers)}"
    _close()
    _as_superuser("CREATE DATABASE {} TEMPLATE {} OWNER dono", name, template)
    _point_to(name)
    with django_db_blocker.unblock():  # type: ignore[attr-defined] # the fixture has no public type
        yield name
    _close()
    _point_to(template)
    _as_superuser("DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture
def elenco_gravado(banco_proprio: str) -> Elenco:
    """The cast, committed in a database of the test's own."""
    return create_cast()


def _point_to(name: str) -> None:
    for connection in connections.all():
        connection.settings_dict["NAME"] = name


def _close() -> None:
    for connection in connections.all():
        connection.close()


def _as_superuser(statement: str, *names: str) -> None:
    cluster = Cluster(Path(os.environ["ECONTADOR_TESTE"]) / "postgres", durable=False)
    with psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True) as conexao:
        quoted = [sql.Identifier(name) for name in names]
        conexao.execute(sql.SQL(statement).format(*quoted))  # type: ignore[arg-type] # written here
