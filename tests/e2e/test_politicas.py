"""The three delegation policies, set by Ana in Configurações, met by Célia in her forms."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from econtador.escritorios.models import PoliticaDelegacao
from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.telas import abrir, em_dias, nome_unico, settled


@pytest.fixture(autouse=True)
def _politica_de_sempre(cena: Cena) -> Iterator[None]:
    yield
    cena.policy(PoliticaDelegacao.CLIENTE)


def set_policy(page: Page, rotulo: str) -> None:
    page.goto("/atendimentos")
    page.get_by_role("link", name="Configurações").click()
    page.get_by_label(rotulo).check()
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_label(rotulo)).to_be_checked()


def open_as(page: Page, nome: str) -> None:
    page.goto("/atendimentos/novo")
    page.get_by_label("Nome do atendimento").fill(nome)
    page.get_by_label("Empresa").select_option(label="Padaria Sol Ltda")
    with page.expect_response("**/atendimentos/novo/prazo?*"):
        page.get_by_label("Departamento").select_option(label="Fiscal")
    settled(page)
    page.get_by_label("Providenciar até").fill(em_dias(9))
    page.get_by_label("Parecer").fill("Preciso disso.")
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(nome)


def test_to_the_responsavel_of_the_departamento(entrar: Entrar) -> None:
    set_policy(entrar("ana"), "Delegar ao responsável do departamento")
    celia, nome = entrar("celia"), nome_unico("Guia")
    celia.goto("/atendimentos/novo")
    expect(celia.get_by_label("Usuário para delegação")).to_be_disabled()
    expect(celia.get_by_text("delega sempre ao responsável")).to_be_visible()
    open_as(celia, nome)
    expect(celia.get_by_role("complementary", name="Dados")).to_contain_text("Bruno Lima")
    expect(celia.get_by_label("Usuário para delegação")).to_have_count(0)
    expect(celia.locator(".composer")).to_contain_text("Delegado: Bruno Lima")


def test_without_delegation(cena: Cena, entrar: Entrar) -> None:
    set_policy(entrar("ana"), "Atendimento sem delegação")
    celia, nome = entrar("celia"), nome_unico("Guia")
    open_as(celia, nome)
    expect(celia.locator(".composer")).to_contain_text("Delegado: ninguém")
    das = abrir(cena)
    celia.goto(f"/atendimentos/{das.numero}/pareceres/novo")
    expect(celia.get_by_label("Usuário para delegação")).to_be_disabled()
    expect(celia.get_by_text("não usa delegação")).to_be_visible()


def test_the_client_chooses(cena: Cena, entrar: Entrar) -> None:
    set_policy(entrar("ana"), "Permitir que o cliente selecione o usuário de delegação")
    celia = entrar("celia")
    celia.goto(f"/atendimentos/{abrir(cena).numero}")
    celia.get_by_label("Usuário para delegação").select_option(label="Bruno Lima")
    celia.get_by_label("Parecer", exact=True).fill("Para o Bruno.")
    celia.get_by_role("button", name="Salvar").click()
    expect(celia.locator(".message").last).to_contain_text("Delegado para Bruno Lima")


def test_only_the_delegado_sees(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    cena.delegate(das, "ana", "ana")
    ana, bruno = entrar("ana"), entrar("bruno")
    bruno.goto(f"/atendimentos/{das.numero}")
    expect(bruno.get_by_role("heading", level=1)).to_have_text(das.nome)
    set_policy(ana, "Só o usuário da delegação vê")
    bruno.reload()
    expect(bruno.get_by_role("heading", level=1)).to_have_text("Não encontramos esta página")
    celia = entrar("celia")
    celia.goto(f"/atendimentos/{das.numero}")
    expect(celia.get_by_role("heading", level=1)).to_have_text(das.nome)
