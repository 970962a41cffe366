"""The whole work by keyboard alone."""

import re

from playwright.sync_api import Page, expect

from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.telas import abrir, em_dias, linha, nome_unico, textos


def test_search_open_answer_and_save(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    page = entrar("bruno")
    page.goto("/atendimentos")
    page.keyboard.press("/")
    expect(page.get_by_label("Pesquisa")).to_be_focused()
    page.keyboard.type(das.nome)
    page.keyboard.press("Enter")
    expect(linha(page, "Guia do DAS")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name=das.nome)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(das.nome)
    page.keyboard.press("p")
    expect(page.get_by_label("Parecer", exact=True)).to_be_focused()
    page.keyboard.type("Segue a guia.")
    page.keyboard.press("Control+Enter")
    expect(textos(page).last).to_have_text("Segue a guia.")


def test_j_and_k_walk_over_the_rows(cena: Cena, entrar: Entrar) -> None:
    for _ in range(2):
        abrir(cena)
    page = entrar("celia")
    page.goto("/atendimentos")
    rows = page.locator(".row-link")
    for key, row in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        expect(rows.nth(row)).to_be_focused()


def test_a_new_atendimento_in_the_order_of_the_manual(entrar: Entrar) -> None:
    page, nome = entrar("celia"), nome_unico("Certidão negativa")
    page.goto("/atendimentos")
    page.keyboard.press("n")
    expect(page.get_by_label("Nome do atendimento")).to_be_focused()
    page.keyboard.type(nome)
    for label, key in (
        ("Empresa", "Padaria"),
        ("Departamento", ""),
        ("Usuário para delegação", ""),
    ):
        page.keyboard.press("Tab")
        expect(page.get_by_label(label)).to_be_focused()
        page.keyboard.type(key)
    page.keyboard.press("Tab")
    prazo = page.get_by_label("Providenciar até")
    expect(prazo).to_be_focused()
    expect(prazo).not_to_have_value("")
    tab_until(page, "Parecer")
    page.keyboard.type("Para a licitação da prefeitura.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(nome)


def tab_until(page: Page, label: str) -> None:
    """Press Tab until the field is reached: a date has several stops of its own."""
    wanted = page.get_by_label(label, exact=True)
    for _ in range(8):
        page.keyboard.press("Tab")
        if wanted.evaluate("el => el === document.activeElement"):
            return
    raise AssertionError(f"Tab não chega a {label}")


def test_the_menu_of_a_row_by_arrows_and_escape(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    page = entrar("ana")
    page.goto(f"/atendimentos?pesquisa={das.numero}")
    summary = linha(page, das.nome).get_by_text("Mais Ações")
    summary.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Adicionar Parecer")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Histórico de Pareceres")).to_be_focused()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(page.get_by_role("link", name="Histórico de Pareceres")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/atendimentos/{das.numero}/pareceres$"))


def test_tab_goes_first_to_the_content(entrar: Entrar) -> None:
    page = entrar("celia")
    page.goto("/atendimentos")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Pular para o conteúdo")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("document.activeElement.closest('main') !== null")
    assert inside


def test_keys_are_explained_and_can_be_switched_off(entrar: Entrar) -> None:
    page = entrar("celia")
    page.goto("/atendimentos")
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="Atalhos de teclado")
    expect(help_).to_be_visible()
    help_.get_by_label("Usar atalhos de uma tecla").uncheck()
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("/atendimentos$"))


def test_a_letter_typed_in_a_field_is_only_a_letter(entrar: Entrar) -> None:
    page = entrar("celia")
    page.goto("/atendimentos/novo")
    page.get_by_label("Providenciar até").fill(em_dias(3))
    page.get_by_label("Nome do atendimento").press_sequentially("n/jp?")
    expect(page.get_by_label("Nome do atendimento")).to_have_value("n/jp?")
