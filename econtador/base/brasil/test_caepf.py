"""CAEPF."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from econtador.base.brasil import caepf, cnpj

BASES = st.builds(
    lambda pessoa, ordem: f"{pessoa}{ordem:03d}",
    st.text(string.digits, min_size=9, max_size=9),
    st.integers(1, 999),
)
CAEPFS = BASES.map(lambda base: base + caepf.check_digits(base))


@pytest.mark.parametrize("text", ["293.118.610/001-84", "29311861000184", " 293118610 001 84"])
def test_accepts_the_published_example_however_it_is_typed(text):
    assert caepf.valid(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "293.118.610/001-72",
        "293.118.610/001-85",
        "2931186100018",
        "293.ABC.610/001-84",
        "11.222.333/0001-81",
    ],
)
def test_refuses_what_is_no_caepf(text):
    assert not caepf.valid(text)


def test_refuses_the_order_000_which_no_activity_has():
    base = "293118610000"
    assert not caepf.valid(base + caepf.check_digits(base))


def test_check_digits_past_99_start_again_at_00():
    base = next(f"{n:012d}" for n in range(1, 10_000) if cnpj.check_digits(f"{n:012d}") > "87")
    assert int(caepf.check_digits(base)) == int(cnpj.check_digits(base)) - 88
    assert len(caepf.check_digits(base)) == 2


@given(CAEPFS)
def test_mask_and_unmask_come_back_to_the_same_number(numero):
    assert caepf.normalize(caepf.format(numero)) == numero
    assert caepf.valid(caepf.format(numero))


@given(CAEPFS)
def test_no_caepf_is_a_cnpj(numero):
    assert not cnpj.valid(numero)


@given(CAEPFS, st.integers(0, 11), st.sampled_from(string.digits))
def test_one_wrong_digit_of_the_base_is_refused(numero, place, char):
    assume(char != numero[place])
    # The same blind spot as the CNPJ's: a first digit 0 may hide a change.
    assume(cnpj.check_digits(numero[:12])[0] != "0")
    assert not caepf.valid(numero[:place] + char + numero[place + 1 :])


@given(CAEPFS, st.integers(12, 13), st.sampled_from(string.digits))
def test_one_wrong_check_digit_is_refused(numero, place, char):
    assume(char != numero[place])
    assert not caepf.valid(numero[:place] + char + numero[place + 1 :])
