"""Who is told that a company has another name or document, and when."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from econtador.base.erros import DadoInvalido
from econtador.empresas import mudancas
from econtador.empresas.importacao.tabela import tabulate
from econtador.empresas.models import Empresa, Importacao
from tests.cena import Cena


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names that a reader of the test was told."""
    names: list[str] = []

    def hear(empresas: Sequence[Empresa]) -> None:
        names.extend(empresa.nome for empresa in empresas)

    monkeypatch.setattr(mudancas, "_leitores", [])
    mudancas.register(hear)
    mudancas.register(hear)
    return names


def change(cena: Cena, **change: Any) -> None:
    with cena.by("ana") as ana:
        sol = Empresa.objects.get(pk=cena.elenco.sol.pk)
        sol.change(replace(sol.cadastro, **change), author=ana)


@pytest.mark.parametrize("mudou", [{"nome": "Padaria Céu"}, {"documento": "52998224725"}])
def test_a_new_name_or_document_is_told_once(
    cena: Cena, told: list[str], mudou: dict[str, str]
) -> None:
    change(cena, **mudou)
    assert told == [mudou.get("nome", "Padaria Sol Ltda")]


@pytest.mark.parametrize("mudou", [{}, {"municipio": "Santos"}, {"observacoes": "Paga dia 5."}])
def test_anything_else_is_not(cena: Cena, told: list[str], mudou: dict[str, str]) -> None:
    change(cena, **mudou)
    assert told == []


def test_what_is_refused_is_not_told(cena: Cena, told: list[str]) -> None:
    with pytest.raises(DadoInvalido):
        change(cena, documento="12.ABC.345/01DE-35")
    assert told == []


def test_an_import_tells_those_that_it_renamed(cena: Cena, told: list[str]) -> None:
    linhas = [
        ["Nome", "CNPJ", "UF"],
        ["Padaria Céu", "11.222.333/0001-81", "RJ"],
        ["Oficina Lua ME", "12.ABC.345/01DE-35", "RJ"],
        ["Nova", "00.000.000/0001-91", "RJ"],
    ]
    with cena.by("ana") as ana:
        importacao = Importacao.receive(tabulate(linhas), "a.csv", author=ana)
        importacao.choose(importacao.colunas, atualizar=True, author=ana)
        importacao.confirm(author=ana)
    assert told == ["Padaria Céu"]
