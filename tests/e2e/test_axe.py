"""Axe finds nothing on any screen, as client and as office, on a desk and a phone."""

from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Page

from econtador.atendimentos.models import Atendimento
from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.navegador import CELULAR, MESA
from tests.e2e.telas import abrir, cheio, do_escritorio, telas_de

TUDO = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LARGURAS = pytest.mark.parametrize("tamanho", [MESA, CELULAR], ids=["1440", "390"])
PROCURA = "(options) => axe.run(document, options).then((results) => results.violations)"
SO_FALTAS = {"resultTypes": ["violations"], "iframes": False}
DESENHADO = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@LARGURAS
@pytest.mark.parametrize("quem", ["celia", "bruno"])
def test_axe_finds_nothing(cena: Cena, entrar: Entrar, quem: str, tamanho: dict[str, int]) -> None:
    page = entrar(quem, viewport=tamanho)
    for address in telas_de(cheio(cena), quem):
        page.goto(address)
        assert found(page) == [], address


@LARGURAS
def test_axe_finds_nothing_in_the_office(
    cena: Cena, entrar: Entrar, tamanho: dict[str, int]
) -> None:
    page = entrar("ana", viewport=tamanho)
    for address in do_escritorio(abrir(cena)):
        page.goto(address)
        assert found(page) == [], address


@LARGURAS
def test_axe_finds_nothing_at_the_door(entrar: Entrar, tamanho: dict[str, int]) -> None:
    page = entrar(None, viewport=tamanho)
    for address in ("/entrar", "/senha/esqueci", "/nada"):
        page.goto(address)
        assert found(page) == [], address


def test_axe_finds_nothing_while_something_is_open(cena: Cena, entrar: Entrar) -> None:
    das: Atendimento = cheio(cena)
    page = entrar("ana")
    page.goto(f"/atendimentos?pesquisa={das.nome}")
    page.get_by_text("Mais Ações").first.click()
    assert found(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert found(page) == []


def test_axe_finds_nothing_on_a_form_that_was_refused(entrar: Entrar) -> None:
    page = entrar("celia")
    page.goto("/atendimentos/novo")
    page.get_by_role("button", name="Salvar").click()
    page.get_by_role("alert").wait_for()
    assert found(page) == []


def found(page: Page) -> list[str]:
    """Return what axe finds by day and, since only the colours change then, by night."""
    page.evaluate(AXE)
    return [*_found_by(page, "light", TUDO), *_found_by(page, "dark", ["color-contrast"])]


def _found_by(page: Page, luz: Literal["light", "dark"], regras: list[str]) -> list[str]:
    page.emulate_media(color_scheme=luz, reduced_motion="reduce")
    page.evaluate(DESENHADO)
    violations: list[dict[str, Any]] = page.evaluate(PROCURA, {"runOnly": regras} | SO_FALTAS)
    return [f"{luz}: {_told(violation)}" for violation in violations]


def _told(violation: dict[str, Any]) -> str:
    nodes = "; ".join(
        f"{node['html'][:160]} {node['failureSummary']}" for node in violation["nodes"][:3]
    )
    return f"{violation['id']}: {nodes}"
