"""The Histórico on paper: every word, nothing to press."""

from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.telas import abrir

QUANTOS = 40


def printed(page: Page) -> tuple[int, str]:
    """Return the number of pages and the text of what the printer would get."""
    document = PdfDocument(page.pdf(prefer_css_page_size=True))
    try:
        return len(document), "\n".join(folha.get_textpage().get_text_range() for folha in document)
    finally:
        document.close()


def test_the_paper_has_every_parecer(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    for numero in range(QUANTOS):
        cena.answer(das, "bruno" if numero % 2 else "celia", f"Resposta de número {numero:03d}.")
    cena.answer(das, "ana", "Conferir o fator R.", nota_interna=True)
    page = entrar("celia")
    page.goto(f"/atendimentos/{das.numero}/pareceres")
    folhas, texto = printed(page)
    assert folhas > 1
    for numero in range(QUANTOS):
        assert f"Resposta de número {numero:03d}." in texto
    for palavra in (das.nome, str(das.numero), "Padaria Sol Ltda", "Célia Rocha", "Bruno Lima"):
        assert palavra in texto
    assert "fator R" not in texto


def test_the_paper_has_nothing_to_press(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    page = entrar("ana")
    page.goto(f"/atendimentos/{das.numero}/pareceres")
    expect(page.get_by_role("button", name="Imprimir")).to_be_visible()
    page.emulate_media(media="print")
    for papel in ("button", "navigation", "textbox"):
        expect(page.get_by_role(papel).locator("visible=true")).to_have_count(0)  # type: ignore[arg-type] # roles
    expect(page.get_by_role("link", name="Ok")).to_be_hidden()
    expect(page.get_by_text("Contábil Aurora", exact=True).locator("visible=true")).to_have_count(1)


def test_the_paper_says_the_exact_moment(cena: Cena, entrar: Entrar) -> None:
    page = entrar("ana")
    page.goto(f"/atendimentos/{abrir(cena).numero}/pareceres")
    exact = page.locator(".message time").first.get_attribute("title")
    _, texto = printed(page)
    assert exact
    assert exact in texto
