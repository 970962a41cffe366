"""Davi finds nothing of Padaria Sol; Célia nothing that is only the office's."""

import pytest
from playwright.sync_api import Page, expect

from econtador.atendimentos.models import Anexo, Atendimento
from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.telas import abrir, cheio, linha, nome_unico, telas_de

SEGREDO = "Mudou o fator R deles."


@pytest.fixture
def alheio(cena: Cena) -> Atendimento:
    """An atendimento of Padaria Sol, with anexos and a nota interna."""
    return cheio(cena)


@pytest.fixture
def davi(cena: Cena, entrar: Entrar) -> Page:
    """Davi's page; he has something of his own to see."""
    abrir(cena, "davi", nome=nome_unico("Troca de óleo"), empresa=cena.elenco.lua)
    return entrar("davi")


def test_davi_finds_nothing_by_list_or_search(alheio: Atendimento, davi: Page) -> None:
    for query in ("", f"?pesquisa={alheio.nome}", f"?pesquisa={alheio.numero}", "?status=todos"):
        davi.goto(f"/atendimentos{query}")
        expect(davi.get_by_role("heading", level=1)).to_have_text("Atendimentos")
        expect(linha(davi, alheio.nome)).to_have_count(0)
        assert "Padaria Sol" not in davi.content()


def test_davi_finds_nothing_by_the_address_of_a_filter(alheio: Atendimento, davi: Page) -> None:
    davi.goto(f"/atendimentos?empresa={alheio.empresa_id}")
    expect(davi.get_by_text("Faça uma escolha válida").first).to_be_visible()
    assert "Padaria Sol" not in davi.content()
    davi.goto("/empresas/busca?q=Padaria&para=filtro")
    expect(davi.get_by_text("Nenhuma empresa começa assim")).to_be_visible()


@pytest.mark.parametrize(
    "tail", ["", "/pareceres", "/pareceres/novo", "/dados", "/cancelamento", "/confidencial"]
)
def test_davi_finds_nothing_by_number(alheio: Atendimento, davi: Page, tail: str) -> None:
    answer = davi.goto(f"/atendimentos/{alheio.numero}{tail}")
    assert answer
    assert answer.status == (403 if tail == "/confidencial" else 404)
    assert "Padaria" not in davi.content()
    assert alheio.nome not in davi.content()


def test_davi_finds_no_anexo(cena: Cena, alheio: Atendimento, davi: Page) -> None:
    with cena.by("bruno"):
        anexos = list(Anexo.objects.filter(atendimento_id=alheio.pk))
    assert len(anexos) == 3
    for anexo in anexos:
        for address in (f"/anexos/{anexo.pk}", f"/anexos/{anexo.pk}/miniatura"):
            assert davi.request.get(address).status == 404


def test_celia_never_meets_a_nota_interna(cena: Cena, entrar: Entrar) -> None:
    das = cheio(cena)
    cena.answer(das, "ana", SEGREDO, nota_interna=True)  # also as the newest thing
    page = entrar("celia")
    for address in telas_de(das, "celia"):
        source = page.request.get(address).text()
        assert "eContador" in source, address
        assert SEGREDO not in source, address
        assert "ota interna" not in source, address
    page.goto("/atendimentos?pesquisa=fator+deles")
    expect(linha(page, das.nome)).to_have_count(0)


def test_bruno_meets_it_and_cannot_take_it_for_a_parecer(cena: Cena, entrar: Entrar) -> None:
    page = entrar("bruno")
    page.goto(f"/atendimentos/{cheio(cena).numero}")
    nota = page.locator(".note-internal")
    expect(nota).to_contain_text("Nota interna, só o escritório vê")
    expect(nota).to_contain_text(SEGREDO)
    page.get_by_text("Nota interna", exact=True).click()
    page.get_by_label("Parecer", exact=True).fill("Conferir de novo.")
    page.get_by_role("button", name="Salvar nota interna").click()
    expect(page.get_by_text("Nota interna salva. Só o escritório vê.")).to_be_visible()
    expect(nota).to_have_count(2)
