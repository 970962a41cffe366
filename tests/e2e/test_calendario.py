"""The screen explains the date: while it is typed, and in the box of the calendar."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Entrar
from tests.e2e.navegador import Portal

# Far ahead: what has passed is not proposed.
SABADO = "2087-06-07T17:00"
SEGUNDA = "2087-06-09T17:00"


def type_date(page: Page, text: str, address: str) -> None:
    """Fill the field and wait for what the calendar says."""
    field = page.get_by_label("Providenciar até")
    with page.expect_response(f"**{address}?*"):
        field.fill(text)
        field.dispatch_event("change")


def test_a_saturday_is_named_and_the_next_business_day_is_a_click_away(
    portal: Portal, entrar: Entrar
) -> None:
    page = entrar("celia")
    page.goto(f"{portal.endereco}/atendimentos/novo")
    expect(page.locator("#prazo-dica")).to_contain_text("dias úteis do tipo")
    type_date(page, SABADO, "/atendimentos/novo/prazo")
    expect(page.locator("#prazo-dica")).to_contain_text("07/06 é sábado; vale 09/06.")
    expect(page.get_by_label("Providenciar até")).to_have_value(SABADO)
    page.get_by_role("button", name="Usar 09/06/2087, 17:00").click()
    expect(page.get_by_label("Providenciar até")).to_have_value(SEGUNDA)
    expect(page.get_by_role("button", name="Usar")).to_have_count(0)


def test_the_holiday_of_the_town_is_named_when_the_empresa_is_chosen(
    portal: Portal, entrar: Entrar
) -> None:
    page = entrar("rita")
    page.goto(f"{portal.endereco}/atendimentos/novo")
    type_date(page, "2087-12-08T17:00", "/atendimentos/novo/prazo")
    expect(page.locator("#prazo-dica")).to_have_text("")
    with page.expect_response("**/atendimentos/novo/prazo?*"):
        page.get_by_label("Empresa").select_option(label="Padaria Sol Ltda")
    expect(page.locator("#prazo-dica")).to_contain_text(
        "08/12 é feriado municipal de Campinas; vale 09/12."
    )


def test_a_date_that_is_changed_later_is_explained_too(portal: Portal, entrar: Entrar) -> None:
    das = portal.cena.open()
    page = entrar("bruno")
    page.goto(f"{portal.endereco}/atendimentos/{das.numero}/dados")
    type_date(page, SABADO, f"/atendimentos/{das.numero}/dados/prazo")
    page.get_by_role("button", name="Usar 09/06/2087, 17:00").click()
    expect(page.get_by_label("Providenciar até")).to_have_value(SEGUNDA)
    expect(page.locator("#prazo")).to_contain_text("No horário de Campinas.")


def test_the_box_of_the_calendar_counts_in_place(portal: Portal, entrar: Entrar) -> None:
    page = entrar("ana")
    page.goto(f"{portal.endereco}/configuracoes/calendario?ano=2026")
    page.get_by_label("A partir de").fill("2026-11-24T09:00")
    page.get_by_label("Prazo", exact=True).fill("10")
    page.get_by_label("Empresa").select_option(label="Oficina Lua ME")
    page.get_by_role("button", name="Contar").click()
    answer = page.locator("#resposta")
    expect(answer).to_contain_text("Quarta-feira, 09/12/2026, 18:00")
    expect(answer).to_contain_text("08/12 é feriado municipal de Campinas")
    assert page.url.endswith("/configuracoes/calendario?ano=2026")
