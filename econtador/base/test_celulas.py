"""Cells that nothing computes, and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.base.celulas import LIMITE, as_typed, clean, harmless

FORMULAS = ["=1+1", "+55 11", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1"]


@pytest.mark.parametrize("texto", FORMULAS)
def test_a_formula_is_marked_as_text(texto: str) -> None:
    assert harmless(texto) == f"'{texto}"


@pytest.mark.parametrize("texto", ["Padaria Sol", "11.222", "'Aspas'", "", "a=1"])
def test_anything_else_stays(texto: str) -> None:
    assert harmless(texto) == texto
    assert as_typed(texto) == texto


def test_control_characters_go_and_long_texts_are_cut() -> None:
    assert clean("a\0b\x07c\n") == "abc\n"
    assert len(clean("x" * (LIMITE + 1))) == LIMITE


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=80))
def test_what_was_written_is_read_back(texto: str) -> None:
    marked = harmless(texto)
    assert as_typed(marked) == texto or texto.startswith("'")
