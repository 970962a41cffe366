"""A database of its own for a test that commits, uses threads, or works as `dono`.

The tables refuse TRUNCATE and most DELETEs, so nothing can be cleaned after such a test: it gets
a copy of the worker's migrated, empty database, dropped at the end.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from econtador.atendimentos.demo.elenco import Elenco, create_cast

_numbers = count(1)


@pytest.fixture
def banco_proprio(
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
) -> Iterator[str]:
    """Both connections look at a fresh copy; the name of the copy is given."""
    unblocked = django_db_blocker.unblock()  # type: ignore[attr-defined] # no public type
    with copied(f"copia_{next(_numbers)}") as name, looking_at(name), unblocked:
        yield name


@pytest.fixture
def elenco_gravado(banco_proprio: str) -> Elenco:
    """The cast, committed in a database of the test's own."""
    return create_cast()


@contextmanager
def copied(suffix: str) -> Iterator[str]:
    """Copy the worker's empty database under a name that ends in `suffix`; drop it afterwards."""
    template = connections["default"].settings_dict["NAME"]
    name = f"{template}_{suffix}"
    close_connections()
    _as_superuser("CREATE DATABASE {} TEMPLATE {} OWNER dono", name, template)
    yield name
    _as_superuser("DROP DATABASE {} WITH (FORCE)", name)


@contextmanager
def looking_at(name: str) -> Iterator[None]:
    """Let both connections of Django look at the database `name` meanwhile."""
    before = connections["default"].settings_dict["NAME"]
    _point_to(name)
    try:
        yield
    finally:
        _point_to(before)


def _point_to(name: str) -> None:
    close_connections()
    for connection in connections.all():
        connection.settings_dict["NAME"] = name


def close_connections() -> None:
    """Close what this thread has open, so that a database can be copied or left."""
    for connection in connections.all():
        connection.close()


def _as_superuser(statement: str, *names: str) -> None:
    quoted = [sql.Identifier(name) for name in names]
    with superuser() as conexao:
        conexao.execute(sql.SQL(statement).format(*quoted))  # type: ignore[arg-type] # written here


@contextmanager
def superuser() -> Iterator[psycopg.Connection]:
    """Connect as the server's owner, who may end the connections of others."""
    place = connections["default"].settings_dict
    with psycopg.connect(
        host=place["HOST"], port=place["PORT"], user="postgres", dbname="postgres", autocommit=True
    ) as conexao:
        yield conexao
