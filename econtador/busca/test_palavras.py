"""The words of a text, indexed and asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.busca.palavras import LONGEST, to_tsquery_text, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guia do DAS", ["guia", "do", "das"]),
        ("Certidões e RESCISÃO", ["certidoes", "e", "rescisao"]),
        ("guia guia GUIA", ["guia"]),
        ("11.222.333/0001-81", ["11", "222", "333", "0001", "81", "11222333000181"]),
        ("12.ABC.345/01DE-35", ["12", "abc", "345", "01de", "35", "12abc34501de35"]),
        ("e-mail", ["e", "mail", "email"]),
        ("fim. Começo", ["fim", "comeco"]),
        ("  \n\t ", []),
        ("— … !?", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("consulta", "expected"),
    [
        ("guia", "'guia':*"),
        ("Guia do DÁS", "'guia' & 'do' & 'das':*"),
        ("11.222.333/0001-81", "'11222333000181':*"),
        ("11222333000181", "'11222333000181':*"),
        ("' | ! & ( ) : * <->", ""),
        ("guia' | 'x", "'guia' & 'x':*"),
        ("!guia", "'guia':*"),
        ("", ""),
        ("---", ""),
    ],
)
def test_tsquery(consulta: str, expected: str) -> None:
    assert to_tsquery_text(consulta) == expected


def test_a_word_without_end_is_cut_alike_on_both_sides() -> None:
    endless = "a" * 10_000
    assert words(endless) == ["a" * LONGEST]
    assert to_tsquery_text(endless) == f"'{'a' * LONGEST}':*"


@given(st.text())
def test_every_word_is_plain(text: str) -> None:
    for word in words(text):
        assert word.isascii()
        assert word.isalnum()
        assert word == word.lower()


@given(st.text())
def test_a_query_holds_nothing_but_quoted_words(text: str) -> None:
    bare = to_tsquery_text(text).removesuffix(":*")
    for part in bare.split(" & ") if bare else []:
        assert part[1:-1].isalnum()
        assert (part[0], part[-1]) == ("'", "'")


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=6))
def test_a_text_holds_the_words_it_is_asked_for(parts: list[str]) -> None:
    asked = to_tsquery_text(" ".join(parts)).removesuffix(":*")
    assert {part.strip("'") for part in asked.split(" & ")} <= set(words(" ".join(parts)))
