"""The manual page, walked step by step with its exact words, by the client and by the office."""

import pytest
from playwright.sync_api import Page, expect

from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.telas import abrir, em_dias, filtrar, linha, mais_acoes, nome_unico, settled, textos

QUEM = pytest.mark.parametrize("quem", ["celia", "bruno", "ana"])


@pytest.fixture(params=[True, False], ids=["com JavaScript", "sem JavaScript"])
def js(request: pytest.FixtureRequest) -> bool:
    """Every story of the manual is walked with and without JavaScript."""
    return bool(request.param)


@QUEM
def test_novo_atendimento(entrar: Entrar, quem: str, js: bool) -> None:
    page, nome = entrar(quem, java_script_enabled=js), nome_unico("Alteração contratual")
    page.goto("/")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Atendimentos").click()
    page.get_by_role("link", name="Novo Atendimento").first.click()
    page.get_by_label("Nome do atendimento").fill(nome)
    page.get_by_label("Empresa").select_option(label="Padaria Sol Ltda")
    choose_departamento(page, "Fiscal", js=js)
    page.get_by_label("Usuário para delegação").select_option(label="Bruno Lima")
    page.get_by_label("Providenciar até").fill(em_dias(9))
    page.get_by_label("Parecer").fill("Entrada de sócia com 30 %.")
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(nome)
    expect(page.get_by_text("aberto.")).to_be_visible()
    expect(textos(page)).to_have_text(["Entrada de sócia com 30 %."])
    dados = page.get_by_role("complementary", name="Dados do atendimento")
    expect(dados).to_contain_text("Bruno Lima")
    expect(dados).to_contain_text("17:00")


def choose_departamento(page: Page, nome: str, *, js: bool) -> None:
    """Choose it and, with JavaScript, wait for the deadline that goes with it."""
    field = page.get_by_label("Departamento")
    if not js:
        field.select_option(label=nome)
        return
    with page.expect_response("**/atendimentos/novo/prazo?*"):
        field.select_option(label=nome)
    settled(page)


@QUEM
def test_filtrar_atendimento(cena: Cena, entrar: Entrar, quem: str, js: bool) -> None:
    wanted, other = abrir(cena), abrir(cena)
    page = entrar(quem, java_script_enabled=js)
    page.goto("/atendimentos")
    page.get_by_label("Empresa").select_option(label="Padaria Sol Ltda")
    page.get_by_label("Departamento").select_option(label="Fiscal")
    page.get_by_label("Pesquisa").fill(wanted.nome)
    page.get_by_role("button", name="Filtrar").click()
    expect(linha(page, other.nome)).to_have_count(0)
    expect(linha(page, wanted.nome)).to_have_count(1)


@QUEM
def test_filtro_avancado(cena: Cena, entrar: Entrar, quem: str, js: bool) -> None:
    open_one, closed = abrir(cena), abrir(cena)
    cena.conclude(closed)
    page = entrar(quem, java_script_enabled=js)
    page.goto("/atendimentos")
    page.get_by_label("Empresa").select_option(label="Padaria Sol Ltda")
    page.get_by_label("Pesquisa").fill("Guia do DAS")
    page.get_by_role("button", name="Filtro Avançado").click()
    expect(page.get_by_label("Pesquisa")).to_have_value("Guia do DAS")
    expect(page.get_by_label("Empresa").locator("option:checked")).to_have_text("Padaria Sol Ltda")
    page.get_by_label("Status").select_option(label="Encerrados")
    page.get_by_label("Abertura de").fill("2020-01-01")
    page.get_by_role("button", name="Filtrar").click()
    expect(linha(page, closed.nome)).to_have_count(1)
    expect(linha(page, open_one.nome)).to_have_count(0)
    page.get_by_role("link", name="Fechar Filtro Avançado").click()
    expect(page.get_by_label("Status")).to_have_count(0)
    expect(page.get_by_label("Pesquisa")).to_have_value("Guia do DAS")


@QUEM
def test_novo_parecer(cena: Cena, entrar: Entrar, quem: str, js: bool) -> None:
    das = abrir(cena)
    page = entrar(quem, java_script_enabled=js)
    filtrar(page, das.nome)
    mais_acoes(page, das.nome, "Adicionar Parecer")
    page.get_by_label("Usuário para delegação").select_option(label="Ana Prado")
    page.get_by_label("Parecer", exact=True).fill("Faltou a nota 4420.")
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_text("Parecer salvo.")).to_be_visible()
    expect(textos(page).last).to_have_text("Faltou a nota 4420.")
    expect(page.locator(".message").last).to_contain_text("Delegado para Ana Prado")


@QUEM
def test_historico_de_pareceres(cena: Cena, entrar: Entrar, quem: str, js: bool) -> None:
    das = abrir(cena)
    cena.answer(das, "bruno", "Segue a guia.", delegado=cena.pessoa("ana"))
    page = entrar(quem, java_script_enabled=js)
    filtrar(page, das.nome)
    mais_acoes(page, das.nome, "Histórico de Pareceres")
    expect(page.get_by_role("heading", level=1)).to_have_text("Histórico de Pareceres")
    expect(textos(page)).to_have_text(["Bom dia, preciso da guia.", "Segue a guia."])
    expect(page.locator(".message").last).to_contain_text("Bruno Lima")
    expect(page.locator(".message").last).to_contain_text("Delegado para Ana Prado")
    page.get_by_role("link", name="Ok").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Atendimentos")


@QUEM
def test_visualizar_detalhes(cena: Cena, entrar: Entrar, quem: str, js: bool) -> None:
    das = abrir(cena)
    page = entrar(quem, java_script_enabled=js)
    filtrar(page, das.nome)
    linha(page, das.nome).get_by_role("link", name="Visualizar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(das.nome)
    page.get_by_label("Parecer", exact=True).fill("A Ana confere.")
    page.get_by_label("Usuário para delegação").select_option(label="Ana Prado")
    page.get_by_role("button", name="Salvar", exact=False).first.click()
    expect(textos(page).last).to_have_text("A Ana confere.")
    expect(page.get_by_role("complementary", name="Dados")).to_contain_text("Ana Prado")
    page.get_by_role("link", name="Voltar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Atendimentos")


def test_the_office_asks_and_the_client_answers(entrar: Entrar, js: bool) -> None:
    bruno, celia = (entrar(quem, java_script_enabled=js) for quem in ("bruno", "celia"))
    nome = nome_unico("Notas de outubro")
    bruno.goto("/atendimentos/novo")
    bruno.get_by_label("Nome do atendimento").fill(nome)
    bruno.get_by_label("Empresa").select_option(label="Padaria Sol Ltda")
    bruno.get_by_label("Providenciar até").fill(em_dias(5))
    bruno.get_by_label("Parecer").fill("Faltam as notas 4417 e 4420.")
    bruno.get_by_role("button", name="Salvar").click()
    expect(bruno.get_by_role("complementary", name="Dados")).to_contain_text("Cliente")
    filtrar(celia, nome)
    expect(linha(celia, nome)).to_contain_text("Não lidos: 1")
    linha(celia, nome).get_by_role("link", name="Visualizar").click()
    celia.get_by_label("Parecer", exact=True).fill("Envio hoje.")
    celia.get_by_role("button", name="Salvar").click()
    bruno.reload()
    expect(textos(bruno).last).to_have_text("Envio hoje.")
    expect(bruno.locator(".message").first).to_contain_text("Lido por Célia Rocha")


def test_only_an_open_atendimento_takes_pareceres(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    page = entrar("celia")
    page.goto(f"/atendimentos/{das.numero}")
    cena.conclude(das)
    page.get_by_label("Parecer", exact=True).fill("Ainda dá tempo?")
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_text("não está mais em aberto")).to_be_visible()
    expect(page.get_by_label("Parecer", exact=True)).to_have_value("Ainda dá tempo?")
    page.goto(f"/atendimentos/{das.numero}")
    expect(page.get_by_role("button", name="Salvar")).to_have_count(0)
    page.goto(f"/atendimentos?status=todos&pesquisa={das.numero}")
    linha(page, das.nome).get_by_text("Mais Ações").click()
    expect(page.get_by_role("link", name="Adicionar Parecer")).to_have_count(0)
