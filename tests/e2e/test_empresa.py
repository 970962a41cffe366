"""Picking the company: a list up to fifty, beyond that by typing, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from econtador.atendimentos.demo.carteira import create_empresas
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.empresas.models import Empresa
from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.telas import em_dias, nome_unico

IPE = "Construtora Ipê Ltda"


@pytest.fixture(autouse=True)
def _muitas(cena: Cena) -> None:
    """Contábil Boreal has more companies than a list can show."""
    boreal = cena.elenco.boreal.pk
    with viewing(Viewer.sistema(boreal)):
        if not Empresa.objects.filter(nome=IPE).exists():
            assert len(create_empresas(boreal)) > 50


def finish(page: Page, nome: str) -> None:
    """Fill what is left of Novo Atendimento and save it."""
    page.get_by_label("Nome do atendimento").fill(nome)
    page.get_by_label("Providenciar até").fill(em_dias(9))
    page.get_by_label("Parecer").fill("Precisamos dos documentos.")
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(nome)
    expect(page.get_by_role("complementary", name="Dados")).to_contain_text(IPE)


def test_few_are_a_list(entrar: Entrar) -> None:
    page = entrar("ana")
    page.goto("/atendimentos/novo")
    options = page.get_by_label("Empresa").locator("option")
    names = options.all_text_contents()  # other tests of this office may have added some
    assert names[0] == "Escolha"
    assert {"Oficina Lua ME", "Padaria Sol Ltda"} <= set(names)


def test_many_are_found_by_typing_and_chosen_by_arrows(entrar: Entrar) -> None:
    page = entrar("otto")
    page.goto("/atendimentos/novo")
    field = page.get_by_role("combobox", name="Empresa")
    field.press_sequentially("construtora")
    options = page.get_by_role("listbox", name="Empresa").get_by_role("option")
    expect(options).to_contain_text([IPE])
    field.press("Enter")
    expect(field).to_have_value(IPE)
    finish(page, nome_unico("Alvará"))


def test_many_are_found_by_document(entrar: Entrar) -> None:
    page = entrar("otto")
    page.goto("/atendimentos")
    page.get_by_role("combobox", name="Empresa").press_sequentially("00.000.000/0001-91")
    option = page.get_by_role("listbox", name="Empresa").get_by_role("option")
    expect(option).to_have_count(1)
    option.click()
    page.get_by_role("button", name="Filtrar").click()
    expect(page).to_have_url(re.compile("empresa="))


def test_what_matches_nothing_is_said(entrar: Entrar) -> None:
    page = entrar("otto")
    page.goto("/atendimentos/novo")
    page.get_by_role("combobox", name="Empresa").press_sequentially("Padaria Sol")
    expect(page.get_by_text("Nada encontrado com este texto.")).to_be_visible()


def test_without_javascript_what_was_typed_is_resolved(entrar: Entrar) -> None:
    page = entrar("otto", java_script_enabled=False)
    page.goto("/atendimentos/novo")
    page.get_by_label("Empresa").fill("construtora ip")
    finish(page, nome_unico("Alvará"))


def test_without_javascript_a_page_finds_it(entrar: Entrar) -> None:
    page = entrar("otto", java_script_enabled=False)
    page.goto("/atendimentos/novo")
    page.get_by_role("link", name="Procurar a empresa em uma lista").click()
    page.get_by_label("Nome, CNPJ ou CPF").fill("constru")
    page.get_by_role("button", name="Procurar").click()
    page.get_by_role("link", name=IPE).click()
    expect(page.get_by_label("Empresa")).to_have_value(IPE)
    finish(page, nome_unico("Alvará"))
