"""Folding, initials and excerpts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.base.texto import excerpt, fold, initials


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Célia  ROCHA", "celia rocha"),
        ("  São João\tda Boa Vista ", "sao joao da boa vista"),
        ("STRAẞE", "strasse"),
        ("ﬁscal", "fiscal"),
        ("Ação nº 1", "acao no 1"),
        ("", ""),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_folding_has_single_spaces_and_no_edges(text: str) -> None:
    folded = fold(text)
    assert folded == folded.strip()
    assert "  " not in folded


@given(st.text(alphabet="aáàâãeéêiíoóôõuúüçAÁÀÂÃEÉÊIÍOÓÔÕUÚÜÇ bcdfg", max_size=40))
def test_folding_portuguese_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(text.lower())
    assert fold(text).isascii()


@pytest.mark.parametrize(
    ("nome", "expected"),
    [
        ("Célia Rocha", "CR"),
        ("Ana Maria de Souza Prado", "AP"),
        ("Otto", "O"),
        ("élis regina", "ÉR"),
        ("(sem) nome", "N"),
        ("", "?"),
        ("--", "?"),
    ],
)
def test_initials(nome: str, expected: str) -> None:
    assert initials(nome) == expected


@given(st.text())
def test_initials_are_never_empty(nome: str) -> None:
    assert initials(nome)


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt(" Segue\na  guia. ") == "Segue a guia."


def test_a_long_one_is_cut_at_a_word() -> None:
    assert excerpt("Segue a guia do DAS de outubro", 18) == "Segue a guia do…"


@given(st.text(), st.integers(2, 50))
def test_an_excerpt_is_one_line_of_at_most_its_size(text: str, size: int) -> None:
    cut = excerpt(text, size)
    assert "\n" not in cut
    assert len(cut) <= size + 1
