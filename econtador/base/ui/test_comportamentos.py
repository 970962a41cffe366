"""The behaviours in a real browser, under the strict policy, on the gallery's own pages."""

import functools
import http.server
import threading
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest

from econtador.base.ui.galeria import render_galeria

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " + (
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
OPCOES = (
    '<li role="option" data-id="1" data-rotulo="Padaria Sol">Padaria Sol<small>CNPJ</small></li>'
    '<li role="option" data-id="2">Oficina Lua ME</li>'
)
COMPOSER = "#campo-texto"


class Gallery(http.server.SimpleHTTPRequestHandler):
    """Serves the static files, the gallery (`?p=` one part) and a type-ahead."""

    def do_GET(self):
        address = urlparse(self.path)
        if address.path.startswith("/static/"):
            return super().do_GET()
        if address.path == "/ao-vivo":  # no news, and no coming back for them
            self.send_response(204)
            return self.end_headers()
        partes = tuple(parse_qs(address.query).get("p", ()))
        body = OPCOES if address.path == "/empresas/busca" else render_galeria(partes=partes)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body.encode())
        return None

    def log_message(self, *args):
        """Keep the test's output for the tests."""


@pytest.fixture(scope="module")
def address():
    handler = functools.partial(Gallery, directory=Path(__file__).parent)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(browser, address):
    """A page of 1440 px that must not complain once: no error, no broken policy."""
    complaints = []
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    yield page
    context.close()
    assert complaints == []


def test_slash_goes_to_the_search_and_j_k_walk_over_the_rows(page):
    page.goto("/?p=lista")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "campo-pesquisa"
    page.keyboard.press("Escape")
    for key in "jjk":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent") == "Rescisão do padeiro José"


def test_single_keys_can_be_turned_off(page):
    page.goto("/?p=lista")
    page.keyboard.press("?")
    page.get_by_label("Usar atalhos de uma tecla").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "campo-pesquisa"


def test_a_menu_opens_one_at_a_time_and_closes_by_esc(page):
    page.goto("/?p=lista")
    menus = page.locator("tbody details.menu > summary")
    menus.nth(0).click()
    menus.nth(2).click()
    assert page.locator("details.menu[open]").count() == 1
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "Adicionar Parecer"
    page.keyboard.press("Escape")
    assert page.locator("details.menu[open]").count() == 0


def test_the_theme_changes_at_once_and_is_kept_in_the_cookie(page):
    page.goto("/?p=lista")
    page.locator(".side-foot summary").last.click()
    page.get_by_role("button", name="Escuro").click()
    assert page.locator("html").get_attribute("data-theme") == "escuro"
    assert page.evaluate("document.cookie") == "tema=escuro"


def test_a_draft_comes_back_and_can_be_thrown_away(page):
    page.goto("/?p=conversa")
    page.keyboard.press("p")
    page.keyboard.type("Segue a guia.")
    page.goto("/?p=conversa")
    assert page.locator(COMPOSER).input_value() == "Segue a guia."
    page.get_by_role("button", name="Descartar").click()
    assert page.locator(COMPOSER).input_value() == ""
    assert page.evaluate("localStorage.length") == 0


def test_a_draft_stays_until_the_server_says_saved(page):
    page.goto("/?p=conversa")
    page.locator(COMPOSER).fill("Segue a guia.")
    assert page.evaluate("localStorage.length") == 1
    saved = "new CustomEvent('rascunhoSalvo', {detail: {value: 'ana:1041:parecer'}})"
    page.evaluate(f"document.dispatchEvent({saved})")
    assert page.evaluate("localStorage.length") == 0


def test_a_note_changes_the_whole_composer(page):
    page.goto("/?p=conversa")
    strip = page.locator(".composer .note-label")
    assert not strip.is_visible()
    page.get_by_text("Nota interna", exact=True).click()
    assert strip.is_visible()
    assert page.get_by_role("button", name="Salvar nota interna").is_visible()
    assert not page.get_by_role("button", name="Salvar", exact=True).is_visible()


def test_a_form_is_sent_once(page):
    sent = []

    def count(route):
        sent.append(route)
        route.fulfill(status=204)

    page.route("**/pareceres", count)
    page.goto("/?p=conversa")
    page.locator(COMPOSER).fill("Segue a guia.")
    page.evaluate(
        "for (const time of [1, 2, 3]) document.querySelector('.composer').requestSubmit()"
    )
    page.wait_for_timeout(200)
    assert len(sent) == 1


def test_the_type_ahead_fills_both_fields_and_forgets_a_stale_choice(page):
    page.goto("/?p=pecas")
    field = page.get_by_role("combobox", name="Empresa, por digitação")
    field.fill("lua")
    page.locator(".combobox-list [role=option]").first.wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    assert (field.input_value(), page.locator("#escolhida").input_value()) == (
        "Oficina Lua ME",
        "2",
    )
    field.fill("outra")
    assert page.locator("#escolhida").input_value() == ""


def test_a_file_over_25_mb_is_told_before_it_is_sent(page, tmp_path):
    small, large = tmp_path / "guia.pdf", tmp_path / "fotos.zip"
    small.write_bytes(b"x" * 2048)
    large.write_bytes(b"x" * (25 * 1024 * 1024 + 1))
    page.goto("/?p=conversa")
    page.set_input_files("#campo-anexos-parecer", [small, large])
    refusal = "document.getElementById('campo-anexos-parecer').validationMessage"
    assert page.evaluate(refusal) == "Cada arquivo pode ter até 25 MB. Retire: fotos.zip."
    page.get_by_role("button", name="Retirar fotos.zip").click()
    assert page.evaluate(refusal) == ""
    assert page.locator(".files-chosen li").count() == 1


@pytest.mark.parametrize("part", ["lista", "conversa", "formulario", "pecas"])
def test_no_page_scrolls_sideways(page, part):
    page.goto(f"/?p={part}")
    widths = [320, 390, 768, 1024, 1440]
    seen = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        seen.append(page.evaluate("document.documentElement.scrollWidth"))
    assert seen == widths
