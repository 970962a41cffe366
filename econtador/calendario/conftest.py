"""The calendar of Aurora in few words, and its pages as Ana reads them."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from econtador.calendario.models import Feriado, Ficha
from econtador.prazos.calendario import Ambito
from tests.cena import Cena
from tests.cliente_http import entered

RAIZ = "/configuracoes/calendario"
PADROEIRA = {
    "nome": "Padroeira",
    "dia": "2026-12-13",
    "efeito": "fechado",
    "escopo": "municipio",
    "uf": "SP",
    "municipio": "Sumaré",
    "anual": "on",
    "fonte": "Lei 1/1990",
}
CONTA = {"inicio": "2026-11-24T09:00", "valor": "10", "unidade": "dias_uteis"}


class Folhinha:
    """What Ana writes into the calendar of Contábil Aurora."""

    def __init__(self, cena: Cena) -> None:
        self.cena = cena

    def ficha(self, **changes: Any) -> Ficha:
        """The anniversary of Campinas, each year."""
        usual: dict[str, Any] = {
            "escopo": Ambito.MUNICIPIO.value,
            "uf": "SP",
            "municipio": "Campinas",
            "dia": date(2026, 7, 14),
            "nome": "Aniversário de Campinas",
            "anual": True,
        }
        return Ficha(**(usual | changes))

    def da_casa(self, dia: date, **changes: Any) -> Ficha:
        """A day off of the office alone, once."""
        return Ficha(escopo=Ambito.ESCRITORIO.value, dia=dia, nome="Festa da casa", **changes)

    def add(self, ficha: Ficha | None = None, by: str = "ana") -> Feriado:
        with self.cena.by(by) as author:
            return Feriado.add(ficha or self.ficha(), author=author)


@pytest.fixture
def folhinha(cena: Cena) -> Folhinha:
    return Folhinha(cena)


@pytest.fixture
def ana(cena: Cena) -> Client:
    return entered(cena.elenco, "ana")


def text(client: Client, path: str) -> str:
    """Return a page of the calendar."""
    answer = client.get(RAIZ + path)
    assert answer.status_code == 200
    return answer.content.decode()


def months(html: str) -> dict[str, str]:
    """Return the text of each month of the page, single-spaced."""
    parts = re.findall(
        r'<section class="card month" aria-label="(\w+)">(.*?)</section>', html, re.DOTALL
    )
    return {nome: " ".join(re.sub(r"<[^>]+>", " ", part).split()) for nome, part in parts}


def all_of(cena: Cena) -> set[str]:
    """Return the names of the holidays of Aurora that count."""
    with cena.by_sistema():
        return set(Feriado.objects.em_vigor().values_list("nome", flat=True))
