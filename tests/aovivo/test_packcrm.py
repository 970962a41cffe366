"""Both faces hear the same: what a cliente does in the portal changes the office's pages."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from itertools import count

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.aovivo.cenario import NoAr
from tests.aovivo.ouvido import Ouvido

_numeros = count(1001)
SEGUNDO = 1000


@pytest.fixture
def olhar(packcrm_no_ar: NoAr, browser: Browser) -> Iterator[Callable[[str, str], Page]]:
    """Return a page of PackCRM: who looks, at what; it listens already."""
    with ExitStack() as abertas:

        def look(nome: str, address: str) -> Page:
            context = browser.new_context(base_url=packcrm_no_ar.endereco, locale="pt-BR")
            abertas.callback(context.close)
            name, value = packcrm_no_ar.cookie(nome).split("=")
            context.add_cookies([{"name": name, "value": value, "url": packcrm_no_ar.endereco}])
            page = context.new_page()
            page.set_viewport_size({"width": 1440, "height": 900})
            with page.expect_response("**/ao-vivo?*"):
                page.goto(address)
            return page

        yield look


def test_what_is_done_in_one_face_is_heard_in_the_other(packcrm_no_ar: NoAr) -> None:
    with closing(Ouvido(packcrm_no_ar.endereco, packcrm_no_ar.cookie("bruno"))) as ear:
        das = packcrm_no_ar.cena.open()
        ear.wait_item(atendimento=das.numero, acao="aberto")


def test_no_cliente_listens_at_the_offices_face(packcrm_no_ar: NoAr) -> None:
    with closing(Ouvido(packcrm_no_ar.endereco, packcrm_no_ar.cookie("celia"))) as ear:
        assert ear.status == 403


def test_marks_in_the_work_list_stay(
    packcrm_no_ar: NoAr, olhar: Callable[[str, str], Page]
) -> None:
    cena, nome = packcrm_no_ar.cena, f"Fechamento {next(_numeros)}"
    first, second = cena.open(nome=f"{nome} um"), cena.open(nome=f"{nome} dois")
    bruno = olhar("bruno", f"/bi?pesquisa={nome}")
    bruno.get_by_label(f"Marcar o atendimento {first.numero}", exact=True).check()
    cena.answer(second, "celia", "Falta uma nota.")
    expect(bruno.locator(f"#a{second.numero} .badge")).to_contain_text("2", timeout=SEGUNDO)
    expect(bruno.get_by_text("1 marcado", exact=True)).to_be_visible()
    cena.cancel(first)
    expect(bruno.locator(f"#a{first.numero}")).to_have_count(0, timeout=SEGUNDO)
    expect(bruno.locator("[data-marcados]")).to_have_text("0 marcados")


def test_a_card_leaves_the_board_of_the_others(
    packcrm_no_ar: NoAr, olhar: Callable[[str, str], Page]
) -> None:
    cena = packcrm_no_ar.cena
    das = cena.open(nome=f"DAS {next(_numeros)}")
    ana = olhar("ana", f"/bi/quadro?pesquisa={das.nome}")
    ana.evaluate("window.intacta = true")
    card = ana.locator(f"#cartao-{das.numero}")
    expect(card).to_have_count(1)
    cena.cancel(das)
    expect(card).to_have_count(0, timeout=SEGUNDO)
    assert ana.evaluate("window.intacta") is True
