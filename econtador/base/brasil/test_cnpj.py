"""CNPJ, with and without letters."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from econtador.base.brasil import cnpj

BASES = st.text(string.digits + string.ascii_uppercase, min_size=12, max_size=12).filter(
    lambda base: base != "0" * 12
)
CNPJS = BASES.map(lambda base: base + cnpj.check_digits(base))


@pytest.mark.parametrize(
    "text",
    [
        "12.ABC.345/01DE-35",
        "12ABC34501DE35",
        "12.abc.345/01de-35",
        "  12abc34501de35 ",
        "12 ABC 345 01DE 35",
        "00.000.000/0001-91",
        "11.222.333/0001-81",
        "11222333000181",
    ],
)
def test_accepts_a_right_number_however_it_is_typed(text):
    assert cnpj.valid(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12.ABC.345/01DE-36",
        "11.222.333/0001-80",
        "1122233300018",
        "112223330001811",
        "00.000.000/0000-00",
        "12.ABC.345/01DE-3A",
        "12.ABÇ.345/01DE-35",
        "12_ABC_345_01DE_35",
        "390.533.447-05",
    ],
)
def test_refuses_what_is_no_cnpj(text):
    assert not cnpj.valid(text)


def test_refuses_digits_of_another_alphabet():
    arabic = "١٢٣٤٥٦٧٨٠٠٠١"
    assert not cnpj.valid(arabic + cnpj.check_digits(arabic))


def test_the_check_digits_of_the_official_example():
    assert cnpj.check_digits("12ABC34501DE") == "35"


@given(CNPJS)
def test_mask_and_unmask_come_back_to_the_same_number(numero):
    assert cnpj.normalize(cnpj.format(numero)) == numero
    assert cnpj.normalize(cnpj.format(numero).lower()) == numero
    assert len(cnpj.format(numero)) == 18


@given(CNPJS)
def test_every_number_with_its_check_digits_is_valid_in_every_writing(numero):
    for text in (numero, numero.lower(), cnpj.format(numero), cnpj.format(numero).lower()):
        assert cnpj.valid(text)


@given(CNPJS, st.integers(0, 11), st.sampled_from(string.digits + string.ascii_uppercase))
def test_one_wrong_character_of_the_base_is_refused(numero, place, char):
    distance = ord(char) - ord(numero[place])
    assume(distance % 11 != 0)
    # Remainders 0 and 1 both give the digit 0, so a first digit 0 may hide a change.
    assume(numero[12] != "0")
    assert not cnpj.valid(numero[:place] + char + numero[place + 1 :])


@given(CNPJS, st.integers(12, 13), st.sampled_from(string.digits))
def test_one_wrong_check_digit_is_refused(numero, place, char):
    assume(char != numero[place])
    assert not cnpj.valid(numero[:place] + char + numero[place + 1 :])


def test_the_blind_spot_of_the_official_rule_is_known():
    """Modulo 11 cannot tell 6 from A (17): the rule's limit, not a fault of ours."""
    seis, letra = "120000000006", "12000000000A"
    assert cnpj.check_digits(seis) == cnpj.check_digits(letra)


@given(st.text(max_size=40))
def test_any_text_gets_an_answer(text):
    assert cnpj.valid(text) in {True, False}
