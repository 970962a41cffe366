"""Files of a parecer in the browser: several at once, refused with a sentence, downloaded."""

from playwright.sync_api import expect

from econtador.arquivos import amostras
from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.telas import abrir, arquivo, cheio


def test_several_at_once_and_one_taken_out(cena: Cena, entrar: Entrar) -> None:
    page = entrar("celia")
    page.goto(f"/atendimentos/{abrir(cena).numero}")
    files = [arquivo("a.pdf"), arquivo("b.png", amostras.image()), arquivo("c.csv", b"x;y\n1;2\n")]
    page.get_by_label("Anexar").set_input_files(files)
    chosen = page.get_by_role("list", name="Arquivos escolhidos")
    expect(chosen.get_by_role("listitem")).to_have_count(3)
    page.get_by_role("button", name="Retirar a.pdf").click()
    page.get_by_label("Parecer", exact=True).fill("Seguem.")
    page.get_by_role("button", name="Salvar").click()
    links = page.locator(".message").last.locator(".attachments a")
    expect(links).to_have_count(2)
    expect(links.first).to_contain_text("b.png")


def test_a_forbidden_type_is_refused_with_a_sentence(cena: Cena, entrar: Entrar) -> None:
    page = entrar("celia")
    page.goto(f"/atendimentos/{abrir(cena).numero}")
    page.get_by_label("Anexar").set_input_files(arquivo("p.html", b"<script>alert(1)</script>"))
    page.get_by_label("Parecer", exact=True).fill("Veja a página.")
    page.get_by_role("button", name="Salvar").click()
    error = page.locator("#campo-anexos-erro")
    expect(error).to_be_visible()
    assert len(error.inner_text()) > 20
    expect(page.get_by_label("Parecer", exact=True)).to_have_value("Veja a página.")


def test_a_file_is_downloaded_never_opened(cena: Cena, entrar: Entrar) -> None:
    page = entrar("celia")
    page.goto(f"/atendimentos/{cheio(cena).numero}")
    link = page.locator(".attachments a").filter(has_text="guia-das.pdf")
    assert link.get_attribute("download") is not None
    with page.expect_download() as started:
        link.click()
    assert started.value.suggested_filename == "guia-das.pdf"
    answer = page.request.get(str(link.get_attribute("href")))
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_pictures_and_pdfs_have_a_thumbnail(cena: Cena, entrar: Entrar) -> None:
    page = entrar("celia")
    page.goto(f"/atendimentos/{cheio(cena).numero}")
    thumbs = page.locator(".attachments .thumb img")
    expect(thumbs).to_have_count(2)
    for index in range(2):
        thumbs.nth(index).scroll_into_view_if_needed()
        page.wait_for_function(
            "i => document.querySelectorAll('.thumb img')[i].naturalWidth > 0", arg=index
        )
