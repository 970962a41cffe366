"""The one door: which document a text is, and the sentence when it is none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.base.brasil.documento import Documento, format_documento, parse
from econtador.base.brasil.erros import DocumentoInvalido
from econtador.base.brasil.test_caepf import CAEPFS
from econtador.base.brasil.test_cnpj import CNPJS
from econtador.base.brasil.test_cpf import CPFS


@pytest.mark.parametrize(
    ("text", "tipo", "valor", "mascara"),
    [
        ("12.abc.345/01de-35", "cnpj", "12ABC34501DE35", "12.ABC.345/01DE-35"),
        ("11222333000181", "cnpj", "11222333000181", "11.222.333/0001-81"),
        (" 390.533.447-05 ", "cpf", "39053344705", "390.533.447-05"),
        ("293.118.610/001-84", "caepf", "29311861000184", "293.118.610/001-84"),
        ("29311861000184", "caepf", "29311861000184", "293.118.610/001-84"),
    ],
)
def test_reads_each_kind(text, tipo, valor, mascara):
    documento = parse(text)
    assert documento == Documento(tipo, valor)
    assert str(documento) == mascara
    assert format_documento(valor) == mascara


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Informe o CNPJ, o CPF ou o CAEPF."),
        (" .-/ ", "Informe o CNPJ, o CPF ou o CAEPF."),
        ("12.ABÇ.345/01DE-35", "Use só letras sem acento, números, pontos, barra e hífen."),
        ("ana@aurora.example", "Use só letras sem acento, números, pontos, barra e hífen."),
        ("390.533.447-06", "CPF inválido: confira os números digitados."),
        ("111.111.111-11", "CPF inválido: confira os números digitados."),
        ("39053344A05", "O CPF só tem números."),
        ("11.222.333/0001-80", "CNPJ inválido: confira os números digitados."),
        ("293.118.610/001-85", "CAEPF inválido: confira os números digitados."),
        ("12.ABC.345/01DE-36", "CNPJ inválido: confira as letras e os números digitados."),
        ("12.ABC.345/01DE-3A", "Os dois últimos caracteres do CNPJ são sempre números."),
        ("123", "O CPF tem 11 caracteres, o CNPJ e o CAEPF têm 14; aqui há 3."),
    ],
)
def test_says_what_is_wrong(text, sentence):
    with pytest.raises(DocumentoInvalido) as refused:
        parse(text)
    assert refused.value.mensagem == str(refused.value) == sentence


@pytest.mark.parametrize("text", ["", "123", "sem documento"])
def test_formatting_leaves_alone_what_is_no_document(text):
    assert format_documento(text) == text


def outcome(text):
    """Return the kind of document that `text` is, or the sentence that refuses it."""
    try:
        return parse(text).tipo
    except DocumentoInvalido as refused:
        return refused.mensagem


@given(CNPJS)
def test_every_cnpj_is_read_as_a_cnpj(numero):
    assert parse(numero.lower()) == Documento("cnpj", numero)


@given(CPFS)
def test_every_cpf_is_read_as_a_cpf(numero):
    assert parse(numero) == Documento("cpf", numero)


@given(CAEPFS)
def test_every_caepf_is_read_as_a_caepf(numero):
    assert parse(numero) == Documento("caepf", numero)


@given(st.one_of(CNPJS, CPFS, CAEPFS))
def test_what_is_written_reads_back(numero):
    assert str(parse(str(parse(numero)))) == format_documento(numero)


@given(st.text(max_size=40))
def test_any_text_is_a_document_or_a_sentence(text):
    assert re.fullmatch(r"cnpj|cpf|caepf|[A-Z].+\.", outcome(text))
