"""Open pages change by themselves, and what one is at work on stays as it is."""

import re
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from econtador.atendimentos.models import Atendimento
from econtador.avisos.anuncio import announce
from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.telas import abrir, em_dias, linha, nome_unico, textos

SEGUNDO = 1000
ESCREVER = "Parecer"


def at(page: Page, address: str) -> Page:
    """Open a page, wait until it listens, and mark it, so that a reload would show."""
    with page.expect_response(re.compile("/ao-vivo")):
        page.goto(address)
    page.evaluate("window.intacta = true")
    return page


def untouched(page: Page) -> bool:
    """Say whether it is the same page still: changed, not loaded again."""
    return page.evaluate("window.intacta === true") is True


def detail(atendimento: Atendimento) -> str:
    return f"/atendimentos/{atendimento.numero}"


def test_bruno_sees_what_celia_writes_within_a_second(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    bruno, celia = at(entrar("bruno"), detail(das)), at(entrar("celia"), detail(das))
    celia.get_by_label(ESCREVER, exact=True).fill("Já enviei as notas.")
    celia.get_by_role("button", name="Salvar").click()
    expect(textos(celia).last).to_have_text("Já enviei as notas.")
    expect(textos(bruno).last).to_have_text("Já enviei as notas.", timeout=SEGUNDO)
    assert untouched(bruno)


def test_a_new_atendimento_appears_in_the_list_with_its_counter(cena: Cena, entrar: Entrar) -> None:
    bruno = at(entrar("bruno"), "/atendimentos")
    das = abrir(cena, providenciar_ate=timezone.now() + timedelta(hours=1))
    row = linha(bruno, das.nome)
    expect(row).to_have_count(1, timeout=SEGUNDO)
    expect(row.locator(".badge")).to_have_text("Não lidos: 1")
    expect(row).to_have_class(re.compile("is-fresh"))
    assert untouched(bruno)


def test_what_i_read_in_one_page_is_read_in_the_other(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena, providenciar_ate=timezone.now() + timedelta(hours=1))
    lista, outra = at(entrar("bruno"), "/atendimentos"), entrar("bruno")
    expect(linha(lista, das.nome).locator(".badge")).to_have_count(1)
    outra.goto(detail(das))
    expect(linha(lista, das.nome).locator(".badge")).to_have_count(0, timeout=SEGUNDO)


def test_the_bell_counts_by_itself(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    bruno, outra = at(entrar("bruno"), "/atendimentos"), at(entrar("bruno"), "/empresas")
    before = bell(bruno)
    with cena.by_sistema():
        announce(cena.last_event(das).pk, agora=timezone.now())
    for page in (bruno, outra):
        expect(page.locator("#sino-lateral .count")).to_have_text(str(before + 1), timeout=SEGUNDO)
    bruno.goto(detail(das))
    expect(outra.locator("#sino-lateral")).to_have_text(
        re.compile(f"^{before or ''}(, {before} não lidos)?$"), timeout=SEGUNDO
    )


def bell(page: Page) -> int:
    """Return how many avisos wait, as the bell says."""
    count = page.locator("#sino-lateral .count")
    return int(count.inner_text()) if count.count() else 0


def test_focus_menu_and_filter_stay(cena: Cena, entrar: Entrar) -> None:
    nome = nome_unico("Folha de novembro")
    das = abrir(cena, nome=f"{nome} de Maria")
    bruno = at(entrar("bruno"), f"/atendimentos?pesquisa={nome}")
    bruno.keyboard.press("j")
    expect(bruno.get_by_role("link", name=das.nome)).to_be_focused()
    linha(bruno, das.nome).get_by_text("Mais Ações").click()
    bruno.get_by_label("Pesquisa").fill("ainda não filtrei")
    outro = abrir(cena, nome=f"{nome} de João", providenciar_ate=timezone.now())
    expect(linha(bruno, outro.nome)).to_have_count(1, timeout=SEGUNDO)
    expect(bruno.get_by_label("Pesquisa")).to_have_value("ainda não filtrei")
    expect(bruno.get_by_label("Pesquisa")).to_be_focused()
    expect(linha(bruno, das.nome).locator("details.menu[open]")).to_have_count(1)
    expect(bruno.locator("#lista tbody tr")).to_have_count(2)


def test_the_row_one_points_at_does_not_move(cena: Cena, entrar: Entrar) -> None:
    nome = nome_unico("Balancete")
    for number in range(25):
        abrir(cena, nome=f"{nome} {number}")
    bruno = at(entrar("bruno"), f"/atendimentos?pesquisa={nome}")
    bruno.evaluate("scrollTo(0, 300)")
    row = bruno.locator("#lista tbody tr").nth(12)
    row.hover()
    before = row.bounding_box()
    identity = row.get_attribute("id")
    novo = abrir(cena, nome=f"{nome} urgente", providenciar_ate=timezone.now())
    expect(linha(bruno, novo.nome)).to_have_count(1, timeout=SEGUNDO)
    after = bruno.locator(f"#{identity}").bounding_box()
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 2


def test_what_is_being_typed_is_not_touched(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    bruno = at(entrar("bruno"), detail(das))
    field = bruno.get_by_label(ESCREVER, exact=True)
    field.fill("Vou olhar a")
    field.press("End")
    cena.answer(das, "celia", "Alguma novidade?")
    expect(textos(bruno).last).to_have_text("Alguma novidade?", timeout=SEGUNDO)
    bruno.keyboard.type("gora.")
    expect(field).to_have_value("Vou olhar agora.")
    bruno.keyboard.press("Control+Enter")
    expect(textos(bruno).last).to_have_text("Vou olhar agora.")
    expect(bruno.get_by_text("Parecer salvo.")).to_be_visible()


def test_what_was_chosen_and_not_sent_stays(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    bruno = at(entrar("bruno"), detail(das))
    choice = bruno.get_by_label("Delegar sem parecer")
    choice.select_option(label="Ana Prado")
    bruno.locator("h1").click()
    cena.answer(das, "celia", "Mais uma nota.")
    expect(textos(bruno).last).to_have_text("Mais uma nota.", timeout=SEGUNDO)
    expect(choice.locator("option:checked")).to_have_text("Ana Prado")


def test_an_end_that_another_made_takes_the_composer_unless_one_writes(
    cena: Cena, entrar: Entrar
) -> None:
    das = abrir(cena)
    idle, writes = at(entrar("celia"), detail(das)), at(entrar("rita"), detail(das))
    writes.get_by_label(ESCREVER, exact=True).fill("Espere, falta")
    cena.cancel(das)
    expect(idle.get_by_text("não recebe novos pareceres")).to_be_visible(timeout=SEGUNDO)
    expect(idle.locator("#compositor")).to_have_count(0)
    expect(writes.get_by_text("Cancelado").first).to_be_visible()
    expect(writes.get_by_label(ESCREVER, exact=True)).to_have_value("Espere, falta")


def test_who_writes_is_shown_until_the_words_arrive(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    bruno, celia = at(entrar("bruno"), detail(das)), at(entrar("celia"), detail(das))
    celia.get_by_label(ESCREVER, exact=True).press_sequentially("Bom dia")
    expect(bruno.get_by_text("Célia Rocha está escrevendo")).to_be_visible(timeout=SEGUNDO)
    expect(celia.locator(".typing")).to_be_hidden()
    celia.get_by_role("button", name="Salvar").click()
    expect(textos(bruno).last).to_have_text("Bom dia")
    expect(bruno.locator(".typing")).to_be_hidden()


def test_of_a_nota_being_written_no_cliente_knows(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    bruno, celia, ana = (at(entrar(nome), detail(das)) for nome in ("bruno", "celia", "ana"))
    bruno.get_by_text("Nota interna", exact=True).first.click()
    bruno.get_by_label(ESCREVER, exact=True).press_sequentially("Cliente")
    expect(ana.get_by_text("Bruno Lima está escrevendo")).to_be_visible()
    expect(celia.locator(".typing")).to_be_hidden()
    bruno.get_by_role("button", name="Salvar nota interna").click()
    expect(textos(ana).last).to_have_text("Cliente")
    expect(textos(celia)).to_have_count(1)


@pytest.mark.parametrize("nome", ["davi", "otto"])
def test_whoever_may_not_see_it_has_a_quiet_page(cena: Cena, entrar: Entrar, nome: str) -> None:
    page = at(entrar(nome), "/atendimentos")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    cena.answer(abrir(cena), "bruno", "Segue a guia.")
    time.sleep(1)
    page.evaluate("1")  # lets what came be counted
    assert asked == []


def test_a_page_out_of_sight_catches_up_when_it_is_looked_at(cena: Cena, entrar: Entrar) -> None:
    das = abrir(cena)
    bruno = at(entrar("bruno"), detail(das))
    show(bruno, hidden=True)
    cena.answer(das, "celia", "Enquanto você almoçava.")
    bruno.wait_for_timeout(800)
    expect(textos(bruno)).to_have_count(1)
    show(bruno, hidden=False)
    expect(textos(bruno).last).to_have_text("Enquanto você almoçava.", timeout=2 * SEGUNDO)


def show(page: Page, *, hidden: bool) -> None:
    """Tell the page that its tab was left, or is looked at again."""
    page.evaluate(
        """(hidden) => {
            Object.defineProperty(document, "hidden", { value: hidden, configurable: true })
            document.dispatchEvent(new Event("visibilitychange"))
        }""",
        hidden,
    )


def test_without_connection_the_page_says_so_and_comes_back(cena: Cena, entrar: Entrar) -> None:
    bruno = at(entrar("bruno"), "/atendimentos")
    bruno.evaluate(LOSE)
    expect(bruno.locator(".live-state")).to_have_text("Sem conexão, tentando…", timeout=9000)
    bruno.evaluate("() => { window.EventSource = window.inteiro }")
    expect(bruno.locator(".live-state")).to_have_count(0, timeout=20_000)
    novo = abrir(cena, nome=nome_unico("Depois da queda"), providenciar_ate=timezone.now())
    expect(linha(bruno, novo.nome)).to_have_count(1, timeout=2 * SEGUNDO)


# A browser whose every attempt is refused; the real thing, with a server that goes and comes, is
# in tests/aovivo.
LOSE = """() => {
    window.inteiro = EventSource
    window.EventSource = class extends EventTarget {
      static CLOSED = 2
      readyState = 2
      constructor() {
        super()
        setTimeout(() => this.dispatchEvent(new Event("error")))
      }
      close() {}
    }
    dispatchEvent(new Event("pagehide"))
    dispatchEvent(new Event("pageshow"))
}"""


def test_a_form_page_listens_and_keeps_everything(cena: Cena, entrar: Entrar) -> None:
    page = at(entrar("celia"), "/atendimentos/novo")
    page.get_by_label("Nome do atendimento").fill("Guia")
    page.get_by_label("Providenciar até").fill(em_dias(3))
    abrir(cena)
    page.wait_for_timeout(600)
    expect(page.get_by_label("Nome do atendimento")).to_have_value("Guia")
