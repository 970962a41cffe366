"""Entering and leaving, through the door itself."""

import pytest
from playwright.sync_api import Locator, Page, expect

from econtador.atendimentos.demo.elenco import SENHA
from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.telas import abrir


def enter(page: Page, login: str, senha: str = SENHA) -> None:
    page.get_by_label("E-mail, CPF ou CNPJ").fill(login)
    page.get_by_label("Senha").fill(senha)
    page.get_by_role("button", name="Entrar").click()


def eu(page: Page) -> Locator:
    """Return one's own menu, at the foot of the side."""
    return page.get_by_role("complementary", name="Navegação").get_by_text("Célia Rocha")


@pytest.mark.parametrize("js", [True, False], ids=["com JavaScript", "sem JavaScript"])
def test_celia_enters_and_leaves(entrar: Entrar, js: bool) -> None:
    page = entrar(None, java_script_enabled=js)
    page.goto("/")
    enter(page, "celia@sol.example")
    expect(page.get_by_role("heading", level=1)).to_have_text("Atendimentos")
    eu(page).click()
    page.get_by_role("button", name="Sair").click()
    page.goto("/atendimentos")
    expect(page.get_by_role("heading", level=1)).to_have_text("Entrar")


def test_who_asked_for_a_page_gets_it_after_entering(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    page = entrar(None)
    page.goto(f"/atendimentos/{das.numero}")
    enter(page, "bruno@aurora.example")
    expect(page.get_by_role("heading", level=1)).to_have_text(das.nome)


def test_a_wrong_password_is_told_and_the_login_kept(entrar: Entrar) -> None:
    page = entrar(None)
    page.goto("/entrar")
    enter(page, "davi@lua.example", "outra-senha")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("E-mail, CPF ou CNPJ")).to_have_value("davi@lua.example")


def test_leaving_wipes_the_drafts(cena: Cena, entrar: Entrar) -> None:
    page = entrar("celia")
    page.goto(f"/atendimentos/{abrir(cena).numero}")
    page.get_by_label("Parecer", exact=True).fill("Um segredo.")
    eu(page).click()
    page.get_by_role("button", name="Sair").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Entrar")
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('rascunho'))") == []


def test_the_look_is_changed_by_one_click_and_kept(entrar: Entrar) -> None:
    page = entrar("celia")
    page.goto("/atendimentos")
    eu(page).click()
    page.get_by_role("button", name="Escuro").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "escuro")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "escuro")
