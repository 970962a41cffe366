"""A browser, a server that goes away and comes back, and nothing lost in between."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.aovivo.cenario import NoAr


@pytest.fixture
def bruno(no_ar: NoAr, browser: Browser) -> Iterator[Page]:
    """Bruno's page; that its console complains while there is no server is as it should be."""
    context = browser.new_context(base_url=no_ar.endereco, locale="pt-BR")
    name, value = no_ar.cookie("bruno").split("=")
    context.add_cookies([{"name": name, "value": value, "url": no_ar.endereco}])
    yield context.new_page()
    context.close()


def test_an_open_page_outlives_a_restart_of_the_server(no_ar: NoAr, bruno: Page) -> None:
    das = no_ar.cena.open()
    bruno.goto(f"/atendimentos/{das.numero}")
    bruno.evaluate("window.intacta = true")
    no_ar.stop()
    no_ar.cena.answer(das, "celia", "Enquanto o servidor dormia.")
    expect(bruno.locator(".live-state")).to_have_text("Sem conexão, tentando…", timeout=9000)
    no_ar.start()
    last = bruno.locator(".message .prose").last
    expect(last).to_have_text("Enquanto o servidor dormia.", timeout=45_000)
    expect(bruno.locator(".live-state")).to_have_count(0)
    no_ar.cena.answer(das, "celia", "E agora.")
    expect(last).to_have_text("E agora.", timeout=2000)
    assert bruno.evaluate("window.intacta") is True


def test_who_was_shut_out_is_told_and_asks_no_more(no_ar: NoAr, bruno: Page) -> None:
    das = no_ar.cena.open()
    with bruno.expect_response("**/ao-vivo?*"):
        bruno.goto("/atendimentos")
    no_ar.cena.pessoa("bruno").conta.change_password("chuva-de-novembro-26")
    no_ar.cena.answer(das, "celia", "Bom dia.")
    expect(bruno.locator(".live-state")).to_contain_text("A sua sessão terminou")
    asked: list[str] = []
    bruno.on("request", lambda request: asked.append(request.url))
    bruno.wait_for_timeout(2500)
    assert asked == []
