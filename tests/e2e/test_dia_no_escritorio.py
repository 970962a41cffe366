"""A day of the office in PackCRM: the house is set up, work is opened, done, ended and counted."""

import re

import pytest
from django.db import connection
from playwright.sync_api import Locator, Page, expect

from econtador.atendimentos.models import Atendimento
from econtador.departamentos.models import Departamento
from econtador.fluxo.models import Fase, FichaFase, FichaTipo, Tipo
from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.navegador import CELULAR, MESA
from tests.e2e.telas import abrir, nome_unico, textos
from tests.e2e.test_axe import found

EM_ABERTO = "SELECT count(*) FROM atendimentos_atendimento WHERE status = 'aberto'"


@pytest.fixture
def tipo(cena: Cena) -> Tipo:
    """A tipo of the test's own through three fases of its own, that ask for nothing."""
    with cena.by("ana") as ana:
        nomes = [nome_unico(nome) for nome in ("Receber", "Apurar", "Entregar")]
        fases = [Fase.add(FichaFase(nome), author=ana) for nome in nomes]
        return Tipo.add(FichaTipo(nome_unico("Apuração"), fases), author=ana)


@pytest.fixture
def das(cena: Cena, tipo: Tipo) -> Atendimento:
    """An atendimento of that tipo, Célia's, in the hands of Bruno."""
    with cena.by("ana"):
        return abrir(cena, "ana", tipo=tipo, delegado=cena.pessoa("bruno"))


def save(page: Page, address: str, label: str, nome: str) -> None:
    """Fill in the name on the page of something new and save it."""
    page.goto(address)
    page.get_by_label(label, exact=True).fill(nome)
    page.get_by_role("button", name="Salvar").click()


def act(page: Page, atendimento: Atendimento, acao: str) -> None:
    """Open the atendimento and follow one of its actions."""
    page.goto(f"/atendimentos/{atendimento.numero}")
    acts = page.get_by_role("navigation", name="Ações do atendimento")
    acts.get_by_role("link", name=acao, exact=True).click()


def column(page: Page, fase: str) -> Locator:
    return page.locator("[data-fase]").filter(has=page.get_by_role("heading", name=fase))


def steps(cena: Cena, tipo: Tipo) -> list[str]:
    with cena.by("ana"):
        return [fase.nome for fase in tipo.fases()]


def fase_of(cena: Cena, das: Atendimento) -> str:
    with cena.by("ana"):
        return Atendimento.objects.select_related("fase").get(pk=das.pk).fase.nome


def test_ana_creates_a_departamento(cena: Cena, entrar_no_packcrm: Entrar) -> None:
    page, nome = entrar_no_packcrm("ana"), nome_unico("Legalização")
    save(page, "/departamentos/novo", "Nome", nome)
    expect(page.get_by_role("link", name=nome)).to_be_visible()
    with cena.by("ana"):
        assert Departamento.objects.ativos().filter(nome=nome).count() == 1


def test_ana_creates_three_fases_and_the_tipo_that_goes_through_them(
    cena: Cena, entrar_no_packcrm: Entrar
) -> None:
    page, nome = entrar_no_packcrm("ana"), nome_unico("Alvará")
    fases = [nome_unico(fase) for fase in ("Protocolar", "Acompanhar", "Arquivar")]
    for fase in fases:
        save(page, "/fases/nova", "Descrição", fase)
        expect(page.get_by_text(f"Fase {fase} salva.")).to_be_visible()
    page.goto("/tipos/novo")
    for fase in page.locator(".step :checked ~ span").all_inner_texts():
        page.get_by_role("checkbox", name=fase).uncheck()  # by name: the rows move meanwhile
    for fase in fases:
        page.get_by_role("checkbox", name=fase).check()
    page.get_by_label("Nome", exact=True).fill(nome)
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_text(f"Tipo {nome} salvo.")).to_be_visible()
    with cena.by("ana"):
        made = Tipo.objects.get(nome=nome)
    assert steps(cena, made) == fases


def test_ana_opens_for_several_companies_at_once(
    cena: Cena, entrar_no_packcrm: Entrar, tipo: Tipo
) -> None:
    page, nome = entrar_no_packcrm("ana"), nome_unico("DAS")
    page.goto("/bi/otimizado")
    for empresa in ("Padaria Sol", "Oficina Lua"):
        page.get_by_role("checkbox", name=empresa).check()
    page.get_by_label("Nome do atendimento").fill(f"{nome} de {{empresa}}")
    page.get_by_label("Tipo").select_option(tipo.nome)
    page.get_by_label("Usuário para delegação").select_option("Bruno Lima")
    page.get_by_label("Parecer").fill("Conferir o faturamento de {empresa}.")
    page.get_by_role("button", name="Conferir").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 atendimentos serão abertos")
    page.get_by_role("button", name="Abrir 2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 atendimentos abertos")
    with cena.by("bruno"):
        opened = Atendimento.objects.filter(tipo=tipo, delegado=cena.pessoa("bruno"))
        assert {each.nome for each in opened} == {
            f"{nome} de Padaria Sol Ltda",
            f"{nome} de Oficina Lua ME",
        }


def test_bruno_walks_his_queue_and_answers_by_keyboard(
    cena: Cena, entrar_no_packcrm: Entrar, tipo: Tipo
) -> None:
    for _ in range(2):
        abrir(cena, "ana", tipo=tipo, delegado=cena.pessoa("bruno"))
    page = entrar_no_packcrm("bruno")
    page.goto(f"/bi/minha-fila?avancado=1&tipo={tipo.pk}")
    rows = page.locator(".row-link")
    expect(rows).to_have_count(2)
    for key, row in (("j", 0), ("j", 1), ("k", 0)):
        page.keyboard.press(key)
        expect(rows.nth(row)).to_be_focused()
    nome = rows.first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(nome)
    page.keyboard.press("p")
    expect(page.get_by_label("Parecer", exact=True)).to_be_focused()
    page.keyboard.type("Segue a guia.")
    page.keyboard.press("Control+Enter")
    expect(textos(page).last).to_have_text("Segue a guia.")


def test_bruno_moves_a_card_by_keys(
    cena: Cena, entrar_no_packcrm: Entrar, das: Atendimento, tipo: Tipo
) -> None:
    _, second, third = steps(cena, tipo)
    page = entrar_no_packcrm("bruno")
    page.goto(f"/bi/quadro?tipo={tipo.pk}")
    card = page.get_by_role("link", name=das.nome)
    card.focus()
    for fase in (second, third):
        with page.expect_response(re.compile(f"/bi/quadro/{das.numero}/fase")):
            page.keyboard.press("Shift+ArrowRight")
        voice = page.get_by_text(f"Atendimento {das.numero} em {fase}.").first
        expect(voice).to_be_attached()
        expect(column(page, fase).get_by_role("link", name=das.nome)).to_be_focused()
    assert fase_of(cena, das) == third


def test_bruno_drags_a_card_to_another_fase(
    cena: Cena, entrar_no_packcrm: Entrar, das: Atendimento, tipo: Tipo
) -> None:
    second = steps(cena, tipo)[1]
    page = entrar_no_packcrm("bruno")
    page.goto(f"/bi/quadro?tipo={tipo.pk}")
    with page.expect_response(re.compile(f"/bi/quadro/{das.numero}/fase")):
        page.locator(f"#cartao-{das.numero}").drag_to(column(page, second))
    expect(column(page, second).get_by_role("link", name=das.nome)).to_be_visible()
    assert fase_of(cena, das) == second


def test_celia_asks_for_the_end_and_bruno_confirms(
    cena: Cena, entrar: Entrar, entrar_no_packcrm: Entrar, das: Atendimento
) -> None:
    celia, bruno = entrar("celia"), entrar_no_packcrm("bruno")
    act(celia, das, "Pedir encerramento")
    celia.get_by_label("O que deseja dizer").fill("Já paguei, obrigada.")
    celia.get_by_role("button", name="Pedir encerramento").click()
    expect(celia.get_by_text(f"Encerramento do atendimento {das.numero} pedido.")).to_be_visible()
    bruno.goto(f"/atendimentos/{das.numero}")
    asked = bruno.get_by_role("region", name="Célia Rocha pediu o encerramento")
    expect(asked).to_contain_text("Já paguei, obrigada.")
    asked.get_by_role("button", name="Confirmar encerramento").click()
    expect(bruno.get_by_text(f"Atendimento {das.numero} encerrado.")).to_be_visible()
    assert cena.fresh(das).status == "encerrado"


def test_ana_closes_another_and_reopens_it(
    cena: Cena, entrar_no_packcrm: Entrar, das: Atendimento
) -> None:
    page = entrar_no_packcrm("ana")
    act(page, das, "Encerrar")
    page.get_by_role("button", name="Encerrar atendimento").click()
    expect(page.get_by_text(f"Atendimento {das.numero} encerrado.")).to_be_visible()
    assert cena.fresh(das).encerrado_em
    act(page, das, "Reabrir")
    page.get_by_label("Motivo").fill("Faltou a segunda guia.")
    page.get_by_role("button", name="Reabrir atendimento").click()
    expect(page.get_by_text(f"Atendimento {das.numero} reaberto.")).to_be_visible()
    again = cena.fresh(das)
    assert (again.aberto, again.encerrado_em, again.reaberturas) == (True, None, 1)


def test_the_panel_says_what_the_database_counts(
    cena: Cena, entrar_no_packcrm: Entrar, das: Atendimento
) -> None:
    cena.conclude(abrir(cena))  # what is not open must not be counted
    page = entrar_no_packcrm("ana")
    before = open_in_sql(cena)
    assert open_on(page) == before
    cena.conclude(das)
    assert open_on(page) == open_in_sql(cena) == before - 1


def open_on(page: Page) -> int:
    page.goto("/painel")
    shown = page.locator(".highlights > div").filter(has_text="Em aberto agora")
    return int(shown.locator("strong").inner_text())


def open_in_sql(cena: Cena) -> int:
    """Return how many are open, by SQL, among those that row security lets Ana read."""
    with cena.by("ana"), connection.cursor() as cursor:
        cursor.execute(EM_ABERTO)
        [(number,)] = cursor.fetchall()
        return int(number)


@pytest.mark.usefixtures("das")
@pytest.mark.parametrize("tamanho", [MESA, CELULAR], ids=["1440", "390"])
@pytest.mark.parametrize("where", ["/bi", "/bi/quadro", "/bi/otimizado", "/painel"])
def test_axe_finds_nothing(entrar_no_packcrm: Entrar, where: str, tamanho: dict[str, int]) -> None:
    page = entrar_no_packcrm("ana", viewport=tamanho)
    page.goto(where)
    assert found(page) == []
