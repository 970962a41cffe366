"""One PostgreSQL for the run, one database for each worker, the cast for each test."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import psycopg
import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connections

from econtador.atendimentos.demo.elenco import Elenco, create_cast
from econtador.base.postgres.cluster import Cluster

pytest_plugins = [
    "tests.perfis",
    "tests.banco_proprio",
    "tests.cena",
    "tests.chromium",
    "tests.correio",
    "tests.ouvintes",
    "tests.faces",
    "tests.aovivo.cenario",
]


def pytest_configure(config: pytest.Config) -> None:
    """Start the server once, in the process that leads the run; the workers inherit its address."""
    if "ECONTADOR_TESTE" not in os.environ:
        _lead(config)
    folder = Path(os.environ["ECONTADOR_TESTE"])
    django_settings.STATIC_ROOT = folder / "static"
    django_settings.PASSWORD_HASHERS = ["tests.senhas.ArgonRapido"]  # seven passwords a test
    django_settings.DEMO = True  # the cast enters; the tests of the refusal switch it off
    arquivos: Any = django_settings.STORAGES["arquivos"]
    arquivos["OPTIONS"]["location"] = folder / "arquivos"


def _lead(config: pytest.Config) -> None:
    folder = tempfile.TemporaryDirectory(prefix="econtador-teste-")
    os.environ["ECONTADOR_TESTE"] = folder.name
    config.add_cleanup(lambda: os.environ.__delitem__("ECONTADOR_TESTE"))
    config.add_cleanup(folder.cleanup)
    cluster = Cluster(Path(folder.name) / "postgres", durable=False)
    cluster.start()
    config.add_cleanup(cluster.stop)
    django_settings.STATIC_ROOT = Path(folder.name) / "static"
    django.setup()
    call_command("collectstatic", verbosity=0, interactive=False)


@pytest.fixture(scope="session")
def django_db_setup(worker_id: str, django_db_blocker: object) -> Iterator[None]:
    """Give this worker a database of its own, migrated by `dono`, used by `app`."""
    cluster = Cluster(Path(os.environ["ECONTADOR_TESTE"]) / "postgres", durable=False)
    name = f"teste_{worker_id}"
    cluster.provision(name)
    _point("default", cluster.url("app", name))
    _point("dono", cluster.url("dono", name))
    with django_db_blocker.unblock():  # type: ignore[attr-defined] # pytest-django's fixture has no type
        call_command("migrate", database="dono", verbosity=0)
    yield
    for connection in connections.all():
        connection.close()


@pytest.fixture
def elenco(db: None) -> Elenco:
    """The cast, in a transaction that is rolled back after the test."""
    return create_cast()


def _point(alias: str, url: str) -> None:
    wanted = psycopg.conninfo.conninfo_to_dict(url)
    settings = connections[alias].settings_dict
    settings["NAME"], settings["USER"] = wanted["dbname"], wanted["user"]
    settings["HOST"], settings["PORT"] = wanted["host"], wanted.get("port", "")
    settings["TEST"] = {**settings["TEST"], "MIRROR": None}
