"""Fases and tipos in the browser: an order made by hand, by keyboard, and without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from econtador.fluxo.models import FichaTipo, Tipo
from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.navegador import CELULAR
from tests.e2e.telas import nome_unico, settled

Novo = Callable[[], Tipo]


@pytest.fixture
def novo(cena: Cena) -> Novo:
    """Make a tipo of the test's own, through two fases, when called."""

    def make() -> Tipo:
        with cena.by("ana") as ana:
            geral = Tipo.objects.get(nome="Geral")
            return Tipo.add(FichaTipo(nome_unico("Férias"), geral.fases()[:2]), author=ana)

    return make


def steps(cena: Cena, tipo: Tipo) -> list[str]:
    with cena.by("ana"):
        return [fase.nome for fase in tipo.fases()]


def row(page: Page, nome: str) -> Locator:
    return page.locator(".step").filter(has=page.get_by_role("checkbox", name=nome))


def save(page: Page) -> None:
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_text("salvo.")).to_be_visible()


def test_fases_of_a_tipo_are_chosen_and_moved(cena: Cena, entrar: Entrar, novo: Novo) -> None:
    tipo, page = novo(), entrar("ana")
    page.goto(f"/tipos/{tipo.pk}")
    page.get_by_role("checkbox", name="Conferência").check()
    page.get_by_role("button", name="Subir Conferência").click()
    expect(page.get_by_role("button", name="Subir Conferência")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Documentos").uncheck()
    save(page)
    assert steps(cena, tipo) == ["Conferência", "Triagem"]


def test_what_is_not_chosen_has_no_place(entrar: Entrar, novo: Novo) -> None:
    page = entrar("ana")
    page.goto(f"/tipos/{novo().pk}")
    expect(row(page, "Triagem").get_by_role("button")).to_have_count(2)
    expect(row(page, "Conferência").get_by_role("button")).to_have_count(0)
    page.get_by_role("button", name="Descer Documentos").click()
    expect(page.locator(".step").nth(1)).to_contain_text("Documentos")


def test_without_javascript_the_order_is_typed(cena: Cena, entrar: Entrar, novo: Novo) -> None:
    tipo, page = novo(), entrar("ana", java_script_enabled=False)
    page.goto(f"/tipos/{tipo.pk}")
    page.get_by_label("Ordem de Triagem").fill("2")
    page.get_by_label("Ordem de Documentos").fill("1")
    save(page)
    assert steps(cena, tipo) == ["Documentos", "Triagem"]


def test_questions_are_put_in_order_by_keyboard(entrar: Entrar, novo: Novo) -> None:
    tipo, page = novo(), entrar("ana")
    page.goto(f"/tipos/{tipo.pk}/perguntas")
    for nome in ("Início", "Dias"):
        page.get_by_label("Pergunta", exact=True).fill(nome)
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"Pergunta {nome} salva.")).to_be_visible()
    page.get_by_role("button", name="Subir Dias").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ordered-row a").first).to_have_text("Dias")
    settled(page)
    page.get_by_role("button", name="Descer Dias").press("Enter")
    expect(page.locator(".ordered-row a").first).to_have_text("Início")


def test_a_moved_fase_keeps_the_focus_on_its_button(entrar: Entrar) -> None:
    page = entrar("ana")
    page.goto("/fases")
    button = page.get_by_role("button", name="Descer Triagem")
    button.press("Enter")
    expect(page.locator("tbody tr").nth(1)).to_contain_text("Triagem")
    settled(page)
    expect(button).to_be_focused()
    page.get_by_role("button", name="Subir Triagem").press("Enter")
    expect(page.locator("tbody tr").first).to_contain_text("Triagem")


def test_options_are_asked_for_a_choice_alone(entrar: Entrar, novo: Novo) -> None:
    page = entrar("ana")
    page.goto(f"/tipos/{novo().pk}/perguntas")
    options = page.get_by_label("Opções")
    expect(options).to_be_hidden()
    page.get_by_label("Tipo de resposta").select_option("Escolha de uma lista")
    expect(options).to_be_visible()
    page.get_by_label("Pergunta", exact=True).fill("Turno")
    options.fill("Manhã")
    page.get_by_role("button", name="Incluir").click()
    expect(page.get_by_role("alert")).to_contain_text("pelo menos duas opções")
    options.fill("Manhã\nTarde")
    page.get_by_role("button", name="Incluir").click()
    expect(page.locator(".ordered-row")).to_contain_text("Manhã · Tarde")


@pytest.mark.parametrize("where", ["/fases", "/tipos", "/tipos/{}", "/tipos/{}/perguntas"])
def test_on_a_phone_nothing_runs_off_the_side(entrar: Entrar, novo: Novo, where: str) -> None:
    page = entrar("ana", viewport=CELULAR)
    page.goto(where.format(novo().pk))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
