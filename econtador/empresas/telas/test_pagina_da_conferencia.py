"""The check of an import as its page gets it: counts, tabs, fifty rows at a time."""

from typing import Any

import pytest

from econtador.base.brasil.cnpj import check_digits
from econtador.empresas.importacao.tabela import tabulate
from econtador.empresas.models import Importacao
from econtador.empresas.telas.conferencia import POR_PAGINA, page_of
from tests.cena import Cena


def cnpj(n: int) -> str:
    base = f"{n + 1000:012d}"
    return base + check_digits(base)


def receive(cena: Cena, novas: int, erradas: int = 0) -> Importacao:
    boas = [[f"Loja {n}", cnpj(n)] for n in range(novas)]
    linhas = [*boas, ["Padaria Sol", "11222333000181"], *[["Errada", "1"]] * erradas]
    with cena.by("ana") as ana:
        return Importacao.receive(tabulate([["Nome", "CNPJ"], *linhas]), "a.csv", author=ana)


def page(cena: Cena, importacao: Importacao, **query: str) -> dict[str, Any]:
    with cena.by("ana"):
        return page_of(importacao, query)


def test_what_becomes_of_the_rows_is_counted(cena: Cena) -> None:
    shown = page(cena, receive(cena, 3, 2))
    assert shown["contagem"] == {"nova": 3, "atualiza": 0, "existe": 1, "erro": 2}
    assert shown["boas"] == 3


def test_a_tab_for_each_that_there_is_the_wrong_ones_first(cena: Cena) -> None:
    tabs = page(cena, receive(cena, 3, 2), ver="nova")["visoes"]
    assert [(tab["rotulo"], tab["contagem"]) for tab in tabs] == [
        ("Todas", 6),
        ("Com problema", 2),
        ("Novas", 3),
        ("Já cadastradas", 1),
    ]
    assert [tab["rotulo"] for tab in tabs if tab["atual"]] == ["Novas"]


@pytest.mark.parametrize(("ver", "quantas"), [("", 6), ("erro", 2), ("existe", 1), ("xyz", 6)])
def test_a_tab_shows_its_own(cena: Cena, ver: str, quantas: int) -> None:
    assert len(page(cena, receive(cena, 3, 2), ver=ver)["linhas"]) == quantas


@pytest.mark.parametrize(
    ("pagina", "primeira", "faixa"),
    [
        ("", 2, "Linhas 1 a 50 de 121"),
        ("2", 52, "Linhas 51 a 100 de 121"),
        ("3", 102, "Linhas 101 a 121 de 121"),
        ("4", 102, "Linhas 101 a 121 de 121"),
        ("0", 2, "Linhas 1 a 50 de 121"),
        ("-1", 2, "Linhas 1 a 50 de 121"),
        ("²", 2, "Linhas 1 a 50 de 121"),
        ("9" * 9, 2, "Linhas 1 a 50 de 121"),
    ],
)
def test_pages(cena: Cena, pagina: str, primeira: int, faixa: str) -> None:
    shown = page(cena, receive(cena, 120), pagina=pagina)
    assert (shown["linhas"][0].numero, shown["faixa"]) == (primeira, faixa)
    assert len(shown["linhas"]) <= POR_PAGINA


def test_pages_lead_to_one_another_within_the_tab(cena: Cena) -> None:
    importacao = receive(cena, 120)
    shown = page(cena, importacao, ver="nova", pagina="2")
    here = f"/empresas/importacao/{importacao.pk}?ver=nova&pagina="
    assert (shown["anterior"], shown["proxima"]) == (f"{here}1", f"{here}3")
    assert page(cena, importacao, ver="nova", pagina="3")["proxima"] == ""
    assert page(cena, importacao, ver="nova")["anterior"] == ""


def test_while_a_column_is_missing_no_row_is_judged(cena: Cena) -> None:
    importacao = receive(cena, 3)
    with cena.by("ana") as ana:
        importacao.choose({"nome": 0}, atualizar=False, author=ana)
    shown = page(cena, importacao)
    assert (shown["linhas"], shown["boas"], shown["faixa"]) == ([], 0, "")


def test_once_confirmed_only_the_refused_are_shown(cena: Cena) -> None:
    importacao = receive(cena, 3, 2)
    with cena.by("ana") as ana:
        importacao.confirm(author=ana)
    shown = page(cena, importacao)
    assert [linha.nome for linha in shown["linhas"]] == ["Errada", "Errada"]
    assert (shown["boas"], shown["contagem"]["erro"]) == (0, 2)
