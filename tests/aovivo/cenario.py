"""A real server with the cast, and ears for each of them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings

from econtador.atendimentos.demo.elenco import create_cast
from tests.aovivo.ouvido import Ouvido
from tests.banco_proprio import copied, looking_at
from tests.cena import Cena
from tests.cliente_http import entered
from tests.e2e.servidor import free_port, started

Ouvir = Callable[..., Ouvido]


@dataclass
class NoAr:
    """The running server: where, which process, on which database, with whom."""

    banco: str
    cena: Cena
    face: str = "portal"
    porta: int = field(default_factory=free_port)
    pid: int = 0
    _pilha: ExitStack = field(default_factory=ExitStack)

    @property
    def endereco(self) -> str:
        return f"http://127.0.0.1:{self.porta}"

    def start(self) -> None:
        """Serve; the address is always the same."""
        _, self.pid = self._pilha.enter_context(started(self.banco, self.porta, self.face))

    def stop(self) -> None:
        """Stop as a supervisor does: ask, and wait."""
        self._pilha.close()

    def cookie(self, nome: str) -> str:
        """Enter as one of the cast and return the cookie of the new session."""
        self.cena.pessoa(nome).conta.refresh_from_db()
        value = entered(self.cena.elenco, nome).cookies[settings.SESSION_COOKIE_NAME].value
        return f"sessao_{settings.NODE}_{self.face}={value}"


@pytest.fixture(scope="session")
def _no_ar(django_db_setup: None, django_db_blocker: Any) -> Iterator[NoAr]:
    with copied("aovivo") as banco:
        with looking_at(banco), django_db_blocker.unblock():
            no_ar = NoAr(banco, Cena(create_cast()))
        no_ar.start()
        yield no_ar
        no_ar.stop()


@pytest.fixture
def no_ar(_no_ar: NoAr, django_db_blocker: Any) -> Iterator[NoAr]:
    """The running server; the verbs that the test calls write into its database."""
    with looking_at(_no_ar.banco), django_db_blocker.unblock():
        yield _no_ar


@pytest.fixture(scope="session")
def _packcrm_no_ar(_no_ar: NoAr) -> Iterator[NoAr]:
    packcrm = NoAr(_no_ar.banco, _no_ar.cena, "packcrm")
    packcrm.start()
    yield packcrm
    packcrm.stop()


@pytest.fixture
def packcrm_no_ar(no_ar: NoAr, _packcrm_no_ar: NoAr) -> NoAr:
    """The office's face, a process of its own on the same database."""
    return _packcrm_no_ar


@pytest.fixture
def ouvir(no_ar: NoAr) -> Iterator[Ouvir]:
    """Return an ear: `ouvir("bruno", olhando=42, lugar="…", cookie="…")`; closed in the end."""
    with ExitStack() as abertos:

        def listen(nome: str, cookie: str = "", lugar: str = "", **query: Any) -> Ouvido:
            asked = "&".join(f"{chave}={valor}" for chave, valor in query.items())
            made = Ouvido(no_ar.endereco, cookie or no_ar.cookie(nome), f"?{asked}", lugar)
            return abertos.enter_context(closing(made))

        yield listen
