"""The measures of the screens: nothing is cut, nothing jumps, everything can be touched."""

import pytest
from playwright.sync_api import Locator, Page

from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.navegador import CELULAR, MESA
from tests.e2e.telas import cheio, do_escritorio, nome_unico, telas_de

LARGURAS = (320, 390, 600, 768, 896, 1024, 1280, 1440)
COMPRIDO = "Pneumoultramicroscopicossilicovulcanoconiótico" * 2
SALTOS = """() => new Promise((done) => {
  let sum = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value
  }).observe({ type: "layout-shift", buffered: true })
  setTimeout(() => done(sum), 250)
})"""


@pytest.mark.parametrize("quem", ["celia", "ana"])
def test_no_screen_scrolls_sideways(cena: Cena, entrar: Entrar, quem: str) -> None:
    page, das = entrar(quem), cheio(cena)
    cena.answer(das, "celia", f"{COMPRIDO} {COMPRIDO}")
    screens = telas_de(das, quem) + (do_escritorio(das) if quem == "ana" else [])
    for address in screens:
        page.goto(address)
        for largura in LARGURAS:
            page.set_viewport_size({"width": largura, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= largura, address


def test_a_long_name_is_not_cut_and_does_not_push(cena: Cena, entrar: Entrar) -> None:
    page, nome = entrar("celia", viewport=CELULAR), nome_unico(COMPRIDO)
    das = cena.open("celia", nome=nome[-200:])
    for address in ("/atendimentos", f"/atendimentos/{das.numero}"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= CELULAR["width"]


@pytest.mark.parametrize("tamanho", [MESA, CELULAR], ids=["1440", "390"])
def test_nothing_jumps(cena: Cena, entrar: Entrar, tamanho: dict[str, int]) -> None:
    page, das = entrar("bruno", viewport=tamanho), cheio(cena)
    for address in ("/atendimentos", f"/atendimentos/{das.numero}", "/atendimentos/novo"):
        page.goto(address)
        assert page.evaluate(SALTOS) <= 0.02, address


def test_the_main_actions_are_as_large_as_a_finger(cena: Cena, entrar: Entrar) -> None:
    das = cheio(cena)
    page = entrar("celia", viewport=CELULAR, has_touch=True)
    page.goto(f"/atendimentos?pesquisa={das.nome}")
    large_enough(
        page.get_by_role("link", name="Novo Atendimento"),
        page.get_by_role("button", name="Filtrar"),
        page.get_by_role("button", name="Filtro Avançado"),
        page.get_by_text("Mais Ações").first,
        page.get_by_role("button", name="Menu"),
        page.get_by_label("Pesquisa"),
    )
    page.goto(f"/atendimentos/{das.numero}")
    page.get_by_label("Parecer", exact=True).tap()
    large_enough(
        page.get_by_role("button", name="Salvar"),
        page.locator(".file-button"),
        page.get_by_label("Usuário para delegação"),
        page.get_by_role("link", name="Voltar"),
        page.get_by_role("link", name="Histórico de Pareceres"),
    )


def large_enough(*targets: Locator) -> None:
    """Check that each can be touched: 44 px, as WCAG and the makers of phones ask."""
    for target in targets:
        box = target.bounding_box()
        assert box, target
        assert box["height"] >= 44, target
        assert box["width"] >= 44, target


def test_on_a_phone_the_composer_leaves_the_thread_in_sight(cena: Cena, entrar: Entrar) -> None:
    page = entrar("bruno", viewport=CELULAR)
    page.goto(f"/atendimentos/{cheio(cena).numero}")
    assert height(page, ".composer") < 72
    page.get_by_label("Parecer", exact=True).click()
    assert height(page, ".composer") > 120
    page.get_by_label("Parecer", exact=True).fill("Um começo.")
    page.get_by_role("heading", level=1).click()
    assert height(page, ".composer") > 120, "o que foi escrito continua com o seu botão"


def height(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["height"]


def test_a_page_of_the_list_stays_light(cena: Cena, entrar: Entrar) -> None:
    for _ in range(25):
        cena.open("celia")
    answer = entrar("ana").goto("/atendimentos?avancado=1")
    assert answer
    assert len(answer.body()) < 60_000
