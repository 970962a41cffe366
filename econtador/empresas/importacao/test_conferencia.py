"""Rows judged: what becomes of each, and every sentence about it."""

import csv
import io

import pytest

from econtador.base.ids import uuid7
from econtador.empresas.importacao.conferencia import (
    Conferida,
    Conhecida,
    Escritorio,
    Situacao,
    judge,
    read_rows,
)
from econtador.empresas.importacao.saida import MODELO, refused_csv

COLUNAS = {
    nome: n
    for n, nome in enumerate(["nome", "documento", "uf", "municipio_ibge", "carteira", "emails"])
}
SOL, BB = "11.222.333/0001-81", "00.000.000/0001-91"
VAZIO = Escritorio({}, frozenset())


def row(nome: str = "Sol", documento: str = SOL, *mais: str) -> list[str]:
    return [nome, documento, *mais, *[""] * (4 - len(mais))]


def check(
    *linhas: list[str], escritorio: Escritorio = VAZIO, atualizar: bool = False
) -> list[Conferida]:
    lidas = read_rows(enumerate(linhas, start=2), COLUNAS)
    judge(lidas, escritorio, atualizar=atualizar)
    return lidas


def test_a_good_row_is_new() -> None:
    (sol,) = check(row("Sol", SOL, "sp", "3509502", "", "a@x.com, b@y.com"))
    assert (sol.situacao, sol.erros, sol.avisos) == (Situacao.NOVA, [], [])
    assert (sol.nome, sol.documento) == ("Sol", SOL)
    assert sol.valores["emails"] == ("a@x.com", "b@y.com")


@pytest.mark.parametrize(
    ("linha", "sentence"),
    [
        (row(""), "Falta: Nome."),
        (row("Sol", ""), "Falta: CNPJ, CPF ou CAEPF."),
        (row("Sol", "11.222.333/0001-80"), "CNPJ inválido"),
        (row("Sol", SOL, "XX"), "O estado “XX” não existe"),
        (row("Sol", SOL, "RJ", "3509502"), "é de SP, e a linha diz RJ"),
        (row("Sol", SOL, "", "35"), "7 números"),
        (row("x" * 161), "Nome: passa de 160 letras."),
        (row("Sol", SOL, "", "", "", "a@"), "“a@” não está completo"),
    ],
)
def test_what_is_wrong_with_a_row(linha: list[str], sentence: str) -> None:
    (lida,) = check(linha)
    assert lida.situacao == Situacao.ERRO
    assert any(sentence in erro for erro in lida.erros)


def test_everything_wrong_is_said_at_once() -> None:
    (lida,) = check(row("", "1", "XX"))
    assert len(lida.erros) == 3


def test_a_row_too_short_misses_what_it_has_not() -> None:
    (lida,) = check(["Sol"])
    assert lida.erros == ["Falta: CNPJ, CPF ou CAEPF."]


def test_of_two_alike_the_first_is_good() -> None:
    first, second, other = check(row("Sol"), row("Sol 2", "11222333000181"), row("BB", BB))
    assert [lida.situacao for lida in (first, second, other)] == ["nova", "erro", "nova"]
    assert second.erros == ["Repetida: o mesmo documento está na linha 2."]


@pytest.mark.parametrize(("atualizar", "situacao"), [(False, "existe"), (True, "atualiza")])
def test_a_company_that_is_known(atualizar: bool, situacao: str) -> None:
    escritorio = Escritorio({"11222333000181": Conhecida(uuid7(), "Padaria Sol")}, frozenset())
    (sol,) = check(row(), escritorio=escritorio, atualizar=atualizar)
    assert (sol.situacao, sol.avisos) == (situacao, ["Já cadastrada como Padaria Sol."])


def test_one_that_is_archived_is_told() -> None:
    escritorio = Escritorio({"11222333000181": Conhecida(uuid7(), "Sol", ativa=False)}, set())
    (sol,) = check(row(), escritorio=escritorio)
    assert sol.avisos == ["Já cadastrada como Sol, arquivada."]


def test_a_carteira_that_is_not_there_is_told() -> None:
    escritorio = Escritorio({}, {"equipe azul"})
    azul, verde = check(
        row("Sol", SOL, "", "", "EQUIPE  Azul"),
        row("BB", BB, "", "", "Verde"),
        escritorio=escritorio,
    )
    assert (azul.avisos, verde.avisos) == ([], ["Cria a carteira Verde."])


def test_of_a_row_that_stays_out_no_carteira_is_told() -> None:
    (lida,) = check(row("Sol", "1", "", "", "Verde"))
    assert lida.avisos == []


def test_a_wrong_document_is_shown_as_it_stands() -> None:
    (lida,) = check(row("Sol", "11.222.333/0001-80"))
    assert lida.documento == "11.222.333/0001-80"


def test_the_state_follows_the_code() -> None:
    (sol,) = check(row("Sol", SOL, "", "3304557"))
    assert sol.valores["uf"] == "RJ"


def test_a_column_that_nobody_chose_is_not_read() -> None:
    (lida,) = read_rows([(2, row("Sol", SOL, "XX"))], {"nome": 0, "documento": 1})
    assert lida.erros == []


def rows_of(conteudo: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(conteudo.decode("utf-8-sig")), delimiter=";"))


def test_the_refused_rows_go_back_with_what_is_to_be_mended() -> None:
    lidas = check(row("Sol"), row('Lua; "ME"', "1"))
    cabecalho, lua = rows_of(refused_csv(["Nome", "CNPJ", "UF", "IBGE", "Equipe", "E-mail"], lidas))
    assert cabecalho[-1] == "O que corrigir"
    assert lua[:2] == ['Lua; "ME"', "1"]
    assert "aqui há 1" in lua[-1]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", ' =cmd|"/c calc"!A1'])
def test_nothing_in_them_computes(formula: str) -> None:
    (_, lida) = rows_of(refused_csv([formula], check(row(formula, "1"))))
    assert lida[0] == f"'{formula}"


def test_the_model_is_a_good_sheet() -> None:
    titulos, exemplo = rows_of(MODELO)
    assert len(titulos) == len(exemplo) == 12
    assert exemplo[1] == SOL
