"""Telephones: what people type, what is kept, what is shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.base.brasil import telefone
from econtador.base.brasil.erros import TelefoneInvalido

DDDS = st.sampled_from(["11", "21", "31", "48", "51", "61", "68", "71", "85", "92", "97"])
MOVEIS = st.builds(lambda ddd, n: f"+55{ddd}9{n}", DDDS, st.integers(60_000_000, 99_999_999))
FIXOS = st.builds(lambda ddd, n: f"+55{ddd}{n}", DDDS, st.integers(30_000_000, 39_999_999))


@pytest.mark.parametrize(
    "text",
    [
        "(11) 98765-4321",
        "11987654321",
        "11 98765 4321",
        "011 98765-4321",
        "0 15 11 98765-4321",
        "+55 11 98765-4321",
        "5511987654321",
        "+5511987654321",
        " 11.98765.4321 ",
    ],
)
def test_reads_a_mobile_however_it_is_typed(text):
    assert telefone.parse(text) == "+5511987654321"
    assert telefone.valid(text)


def test_reads_a_landline():
    assert telefone.parse("(11) 3234-5678") == "+551132345678"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Informe o telefone com o DDD."),
        ("   ", "Informe o telefone com o DDD."),
        ("(11) 98765-4321 ramal 12", "Use só números, parênteses e hífen, sem ramal."),
        ("0800-PADARIA", "Use só números, parênteses e hífen, sem ramal."),
        ("1" * 41, "Use só números, parênteses e hífen, sem ramal."),
        ("-", "Telefone inválido: escreva, por exemplo, (11) 91234-5678."),
        ("+1 650 253 0000", "Só telefones do Brasil (+55) são aceitos."),
        (
            "(11) 8765-4321",
            "Falta o nono dígito do celular: escreva, por exemplo, (11) 91234-5678.",
        ),
        (
            "(11) 7812-3456",
            "Falta o nono dígito do celular: escreva, por exemplo, (11) 91234-5678.",
        ),
        ("98765-4321", "Falta o DDD: escreva, por exemplo, (11) 91234-5678."),
        ("3234-5678", "Falta o DDD: escreva, por exemplo, (11) 91234-5678."),
        ("0800 123 4567", "Telefone inválido: escreva, por exemplo, (11) 91234-5678."),
        ("(11) 88765-4321", "Telefone inválido: escreva, por exemplo, (11) 91234-5678."),
        ("(20) 98765-4321", "Telefone inválido: confira o DDD 20 e o número."),
    ],
)
def test_says_what_is_wrong(text, sentence):
    with pytest.raises(TelefoneInvalido) as refused:
        telefone.parse(text)
    assert refused.value.mensagem == sentence
    assert not telefone.valid(text)


def test_shows_it_as_people_write_it():
    assert telefone.format("+5511987654321") == "(11) 98765-4321"
    assert telefone.format("+551132345678") == "(11) 3234-5678"


def outcome(text):
    """Return the telephone that `text` is, or the sentence that refuses it."""
    try:
        return telefone.parse(text)
    except TelefoneInvalido as refused:
        return refused.mensagem


@given(st.one_of(MOVEIS, FIXOS))
def test_what_is_shown_reads_back(e164):
    assert telefone.parse(telefone.format(e164)) == e164
    assert telefone.parse(e164) == e164


@given(MOVEIS)
def test_a_mobile_may_receive_messages(e164):
    assert telefone.movel(telefone.parse(e164))


@given(FIXOS)
def test_a_landline_may_not(e164):
    assert not telefone.movel(telefone.parse(e164))


@given(MOVEIS)
def test_a_mobile_without_the_ninth_digit_is_refused(e164):
    assert not telefone.valid(e164[:5] + e164[6:])


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_a_sentence(text):
    assert re.fullmatch(r"\+55[0-9]{10,11}|[A-Z].+\.", outcome(text))
