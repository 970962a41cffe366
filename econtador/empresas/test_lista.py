"""The list of empresas: what it shows, finds and leaves out."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.brasil.cnpj import check_digits
from econtador.empresas.models import Carteira, Empresa, FichaCarteira
from tests.cliente_http import entered


def register(elenco: Elenco, *numbers: int) -> None:
    with viewing(elenco.sistema):
        for n in numbers:
            base = f"{n + 1000:012d}"
            Empresa.register(
                escritorio_id=elenco.aurora.pk,
                nome=f"Loja {n:03d}",
                documento=base + check_digits(base),
            )


def entrust(elenco: Elenco, nome: str, *empresas: Empresa) -> Carteira:
    """Put the companies into a new carteira."""
    with viewing(elenco.sistema):
        carteira = Carteira.add(FichaCarteira(nome), author=elenco.sistema)
        for empresa in empresas:
            empresa.carteira = carteira
            empresa.save(update_fields=["carteira"])
    return carteira


def text(client: Client, path: str, **query: Any) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    return answer.content.decode()


def shown(client: Client, **query: Any) -> list[str]:
    """Return which of the cast's companies the list shows."""
    page = text(client, "/empresas", **query)
    return [nome for nome in ("Padaria Sol Ltda", "Oficina Lua ME") if nome in page]


def test_it_shows_those_of_the_office_only(bruno: Client) -> None:
    page = text(bruno, "/empresas")
    assert "Padaria Sol Ltda" in page
    assert "12.ABC.345/01DE-35" in page
    assert "Mercado Norte" not in page


def test_what_changes_is_offered_to_administradores_alone(bruno: Client, ana: Client) -> None:
    for label in ("Nova empresa", "Importar"):
        assert label in text(ana, "/empresas")
        assert label not in text(bruno, "/empresas")


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("pada", True),
        ("PÁDARIA", True),
        ("sol", True),
        ("11.222", True),
        ("11222333000181", True),
        ("daria", False),
        ("%", False),
        ("_adaria", False),
    ],
)
def test_search_by_the_beginning_of_a_word(ana: Client, typed: str, *, there: bool) -> None:
    assert shown(ana, pesquisa=typed) == (["Padaria Sol Ltda"] if there else [])


def test_search_by_municipio_and_by_carteira(elenco: Elenco, ana: Client) -> None:
    entrust(elenco, "Equipe Azul", elenco.sol)
    assert len(shown(ana, pesquisa="campin")) == 2
    assert shown(ana, pesquisa="equipe az") == ["Padaria Sol Ltda"]
    assert shown(ana, pesquisa="manaus") == []


def test_a_search_that_finds_nothing_says_so(ana: Client) -> None:
    assert "Nenhuma empresa assim" in text(ana, "/empresas", pesquisa="zzz")


def test_the_search_stays_a_text(ana: Client) -> None:
    assert "<script>alert(1)" not in text(ana, "/empresas", pesquisa='"><script>alert(1)</script>')


def test_filters_by_carteira(elenco: Elenco, ana: Client) -> None:
    azul = entrust(elenco, "Equipe Azul", elenco.lua)
    assert shown(ana, carteira=azul.pk) == ["Oficina Lua ME"]
    assert shown(ana, carteira="nenhuma") == ["Padaria Sol Ltda"]


def test_filters_by_integracao(elenco: Elenco, ana: Client) -> None:
    with viewing(elenco.sistema):
        elenco.lua.hide(motivo="Sem contrato.", author=elenco.sistema)
    assert shown(ana, integrada="sim") == ["Padaria Sol Ltda"]
    assert shown(ana, integrada="nao") == ["Oficina Lua ME"]


@pytest.mark.parametrize("nome", ["carteira", "integrada", "ver", "depois"])
def test_a_filter_that_there_is_not_narrows_nothing(ana: Client, nome: str) -> None:
    assert len(shown(ana, **{nome: "xyz"})) == 2


def test_the_carteira_of_another_office_is_no_filter(elenco: Elenco, ana: Client) -> None:
    otto = elenco.viewer("otto")
    with viewing(otto):
        alheia = Carteira.add(FichaCarteira("Equipe Verde"), author=otto)
    assert "Equipe Verde" not in text(ana, "/empresas")
    assert len(shown(ana, carteira=alheia.pk)) == 2


def test_archived_ones_are_apart(elenco: Elenco, ana: Client) -> None:
    with viewing(elenco.sistema):
        elenco.lua.archive(author=elenco.sistema)
    assert shown(ana) == ["Padaria Sol Ltda"]
    assert shown(ana, ver="arquivadas") == ["Oficina Lua ME"]


def test_the_tabs_keep_what_is_searched(ana: Client) -> None:
    page = text(ana, "/empresas", pesquisa="pada", integrada="sim")
    assert 'href="/empresas?ver=arquivadas&amp;pesquisa=pada&amp;integrada=sim"' in page


def test_pages_follow_one_another_and_keep_the_filter(elenco: Elenco, ana: Client) -> None:
    register(elenco, *range(30))
    first = text(ana, "/empresas", pesquisa="loja", integrada="sim")
    assert "Loja 024" in first
    assert "Loja 025" not in first
    address = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "integrada=sim" in address
    assert "Loja 025" in text(ana, address)


def test_a_fixed_number_of_queries(elenco: Elenco, ana: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            text(ana, "/empresas")
        return len(captured)

    text(ana, "/empresas")
    few = queries()
    register(elenco, *range(40))
    entrust(elenco, "Equipe Azul", elenco.sol, elenco.lua)
    assert queries() == few <= 11


@pytest.mark.parametrize("nome", ["celia", "davi"])
def test_a_cliente_does_not_enter(elenco: Elenco, nome: str) -> None:
    assert entered(elenco, nome).get("/empresas").status_code == 403


def test_wrong_method(ana: Client) -> None:
    assert ana.post("/empresas").status_code == 405
