"""One portal for each worker; one context of its browser for each person who looks."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from econtador.atendimentos.demo.elenco import create_cast
from tests.banco_proprio import copied, looking_at
from tests.cena import Cena
from tests.e2e.navegador import Portal
from tests.e2e.servidor import serving

Entrar = Callable[..., Page]


@pytest.fixture(scope="session")
def banco_do_portal(django_db_setup: None) -> Iterator[str]:
    """The name of the database that the portal serves while this worker lives."""
    with copied("telas") as name:
        yield name


@pytest.fixture(scope="session")
def _portal(banco_do_portal: str, browser: Browser, django_db_blocker: Any) -> Iterator[Portal]:
    with looking_at(banco_do_portal), django_db_blocker.unblock():
        cena = Cena(create_cast())
    with serving(banco_do_portal) as endereco:
        yield Portal(endereco, cena, browser)


@pytest.fixture(scope="session")
def _packcrm(_portal: Portal, banco_do_portal: str) -> Iterator[Portal]:
    with serving(banco_do_portal, "packcrm") as endereco:
        yield replace(_portal, endereco=endereco, face="packcrm")


@pytest.fixture
def portal(_portal: Portal, banco_do_portal: str, django_db_blocker: Any) -> Iterator[Portal]:
    """The running portal; the verbs that the test calls write into its database."""
    with looking_at(banco_do_portal), django_db_blocker.unblock():
        yield _portal


@pytest.fixture
def cena(portal: Portal) -> Cena:
    """The cast at work, in the portal's database: what a test does there stays."""
    return portal.cena


@pytest.fixture
def entrar(portal: Portal) -> Iterator[Entrar]:
    """Return a page for one of the cast; when the test ends, nothing may have gone wrong on it."""
    with ExitStack() as abertas:
        yield lambda nome, **options: abertas.enter_context(portal.entered(nome, **options))


@pytest.fixture
def entrar_no_packcrm(portal: Portal, _packcrm: Portal) -> Iterator[Entrar]:
    """Do as `entrar`, in PackCRM: the office's face of the same database."""
    with ExitStack() as abertas:
        yield lambda nome, **options: abertas.enter_context(_packcrm.entered(nome, **options))
