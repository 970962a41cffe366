"""CPF."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from econtador.base.brasil import cpf


def complete(base):
    """Return the CPF of nine digits, its check digits found by trying the hundred pairs."""
    pairs = (f"{base}{pair:02d}" for pair in range(100))
    return next((numero for numero in pairs if cpf.valid(numero)), None)


BASES = st.text(string.digits, min_size=9, max_size=9).filter(lambda base: len(set(base)) > 1)
CPFS = BASES.map(complete)


@pytest.mark.parametrize(
    "text", ["390.533.447-05", "39053344705", " 390 533 447 05 ", "12345678909"]
)
def test_accepts_a_right_number_however_it_is_typed(text):
    assert cpf.valid(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "390.533.447-06",
        "3905334470",
        "390533447055",
        "39053344A05",
        "11.222.333/0001-81",
        "٣٩٠٥٣٣٤٤٧٠٥",
    ],
)
def test_refuses_what_is_no_cpf(text):
    assert not cpf.valid(text)


@pytest.mark.parametrize("digit", string.digits)
def test_refuses_eleven_equal_digits(digit):
    assert not cpf.valid(digit * 11)


def test_refuses_thousands_of_digits_without_failing():
    assert not cpf.valid("1" * 10_000)


@given(BASES)
def test_each_base_has_exactly_one_pair_of_check_digits(base):
    assert sum(cpf.valid(f"{base}{pair:02d}") for pair in range(100)) == 1


@given(CPFS)
def test_mask_and_unmask_come_back_to_the_same_number(numero):
    assert cpf.normalize(cpf.format(numero)) == numero
    assert cpf.valid(cpf.format(numero))


@given(CPFS, st.integers(0, 8), st.sampled_from(string.digits))
def test_one_wrong_digit_of_the_base_is_refused(numero, place, char):
    assume(char != numero[place])
    # Remainders 0 and 1 both give the digit 0, so a first digit 0 may hide a change.
    assume(numero[9] != "0")
    assert not cpf.valid(numero[:place] + char + numero[place + 1 :])


@given(CPFS, st.integers(9, 10), st.sampled_from(string.digits))
def test_one_wrong_check_digit_is_refused(numero, place, char):
    assume(char != numero[place])
    assert not cpf.valid(numero[:place] + char + numero[place + 1 :])


@given(st.text(max_size=40))
def test_any_text_gets_an_answer(text):
    assert cpf.valid(text) in {True, False}
