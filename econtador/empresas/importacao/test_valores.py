"""Cells: what each means, and the sentence where it means nothing."""

from typing import Any

import pytest

from econtador.base.brasil.erros import ValorInvalido
from econtador.base.brasil.municipio import key, parse_ibge
from econtador.empresas.emails import split_emails
from econtador.empresas.importacao.campos import (
    CAMPOS,
    POR_NOME,
    is_head,
    letters,
    missing,
    recognise,
)
from econtador.empresas.importacao.valores import read_document, read_switch, read_uf


@pytest.mark.parametrize(
    ("texto", "valor"),
    [
        ("11.222.333/0001-81", "11222333000181"),
        ("12.abc.345/01de-35", "12ABC34501DE35"),
        ("529.982.247-25", "52998224725"),
        ("191000000000", None),
        ("1222333000181", None),
        ("8787878000100", None),
        ("52998224725", "52998224725"),
    ],
)
def test_a_document(texto: str, valor: str | None) -> None:
    if valor is None:
        with pytest.raises(ValorInvalido, match="aqui há"):
            read_document(texto)
    else:
        assert read_document(texto) == valor


@pytest.mark.parametrize(
    ("texto", "valor"),
    [("6990590000123", "06990590000123"), ("360305000104", "00360305000104")],
)
def test_zeros_that_a_number_cell_dropped_come_back(texto: str, valor: str) -> None:
    assert read_document(texto) == valor


@pytest.mark.parametrize("texto", ["1,1222333E+13", "1.1222333e13", "5,2E+10"])
def test_a_document_in_scientific_notation_is_lost_and_told(texto: str) -> None:
    with pytest.raises(ValorInvalido, match="formate a coluna como texto"):
        read_document(texto)


@pytest.mark.parametrize("texto", ["SP", "sp", " São Paulo", "SAO PAULO"])
def test_a_state(texto: str) -> None:
    assert read_uf(texto) == "SP"


def test_a_state_that_is_none() -> None:
    with pytest.raises(ValorInvalido, match="“XX” não existe"):
        read_uf("XX")


@pytest.mark.parametrize(
    ("texto", "valor"), [("SIM", True), ("x", True), ("Não", False), ("0", False)]
)
def test_a_switch(texto: str, valor: bool) -> None:
    assert read_switch(texto) is valor


def test_a_switch_that_is_neither() -> None:
    with pytest.raises(ValorInvalido, match="não é sim nem não"):
        read_switch("talvez")


@pytest.mark.parametrize(
    ("texto", "enderecos"),
    [
        ("a@x.com", ["a@x.com"]),
        ("a@x.com, b@y.com.br ;c@z.com", ["a@x.com", "b@y.com.br", "c@z.com"]),
        (" A@X.com,a@x.com ", ["a@x.com"]),
        (
            "Célia Rocha <celia@sol.com.br>; Rita <rita@sol.com.br>",
            ["celia@sol.com.br", "rita@sol.com.br"],
        ),
        ("", []),
        (" , ", []),
    ],
)
def test_addresses_are_split_and_trimmed(texto: str, enderecos: list[str]) -> None:
    assert list(split_emails(texto)) == enderecos


@pytest.mark.parametrize("texto", ["a@x.com, b@", "celia", "a@x..com", "=cmd@x.com|'/c'"])
def test_a_wrong_address_is_named(texto: str) -> None:
    with pytest.raises(ValorInvalido, match="não está completo"):
        split_emails(texto)


@pytest.mark.parametrize(
    ("nome", "chave"),
    [
        ("São Paulo", "sao paulo"),
        ("  Mogi-Mirim ", "mogi mirim"),
        ("Santa Bárbara d'Oeste", "santa barbara d oeste"),
        ("", ""),
    ],
)
def test_the_key_of_a_municipio(nome: str, chave: str) -> None:
    assert key(nome) == chave


@pytest.mark.parametrize(("texto", "uf"), [("3550308", ""), ("35.503-08", "SP"), ("1302603", "AM")])
def test_the_code_of_a_municipio(texto: str, uf: str) -> None:
    assert len(parse_ibge(texto, uf)) == 7


@pytest.mark.parametrize(
    ("texto", "uf", "sentence"),
    [
        ("355030", "", "7 números"),
        ("três", "", "7 números"),
        ("9950308", "", "Nenhum estado"),
        ("3550308", "RJ", "de SP, não de RJ"),
    ],
)
def test_a_wrong_code(texto: str, uf: str, sentence: str) -> None:
    with pytest.raises(ValorInvalido, match=sentence):
        parse_ibge(texto, uf)


def test_columns_are_recognised_by_the_titles_that_offices_use() -> None:
    cabecalho = ["Código", "RAZÃO SOCIAL", "CNPJ/CPF", "Cidade", "UF", "E-mail", "Celular"]
    assert recognise(cabecalho) == {
        "nome": 1,
        "documento": 2,
        "municipio": 3,
        "uf": 4,
        "emails": 5,
        "telefone": 6,
    }


def test_the_more_certain_title_wins_and_no_column_fills_two() -> None:
    assert recognise(["Nome fantasia", "Razão social"]) == {"nome": 1}
    columns = recognise([campo.rotulo for campo in CAMPOS])
    assert len(set(columns.values())) == len(columns)


def test_the_model_is_recognised_whole() -> None:
    assert set(recognise([campo.rotulo for campo in CAMPOS])) == set(POR_NOME)


def test_what_is_missing() -> None:
    assert [campo.nome for campo in missing({"nome": 0})] == ["documento"]
    assert missing({"nome": 0, "documento": 1}) == []


def test_a_head_holds_no_document() -> None:
    assert is_head(["Nome", "CNPJ"])
    assert not is_head(["Sol", "11.222.333/0001-81"])


@pytest.mark.parametrize(("numero", "nome"), [(0, "A"), (25, "Z"), (26, "AA"), (59, "BH")])
def test_the_letters_of_a_column(numero: int, nome: str) -> None:
    assert letters(numero) == nome


def test_every_reader_is_of_a_field() -> None:
    from_readers: Any = {"documento", "uf", "municipio_ibge", "integrada", "emails", "telefone"}
    assert from_readers <= set(POR_NOME)
