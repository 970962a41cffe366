"""Placeholders: what they stand for, and that nothing else is read into a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.bi.preenchimento import asks_for, fill, month_of, unknown_in

VALORES = {"empresa": "Padaria Sol", "competencia": "10/2026"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DAS de {competencia}", "DAS de 10/2026"),
        ("{empresa}: {empresa}", "Padaria Sol: Padaria Sol"),
        ("{documento} fica", "{documento} fica"),
        ("{ empresa }", "{ empresa }"),
        ("{empresa.__class__}", "{empresa.__class__}"),
        ("{0} {} {{empresa}}", "{0} {} {Padaria Sol}"),
        ("%s %(empresa)s", "%s %(empresa)s"),
    ],
)
def test_fill(text: str, expected: str) -> None:
    assert fill(text, VALORES) == expected


def test_what_a_value_holds_is_no_placeholder() -> None:
    assert fill("{empresa}", {"empresa": "{competencia}", "competencia": "x"}) == "{competencia}"


@given(st.text(alphabet=st.characters(exclude_characters="{}")))
def test_a_text_without_braces_stays(text: str) -> None:
    assert fill(text, VALORES) == text
    assert unknown_in(text) == []


def test_unknown_in() -> None:
    assert unknown_in("{cnpj} {empresa} {cnpj} {mês}") == ["cnpj", "mês"]
    assert unknown_in("{empresa} {competencia} {documento}") == []


def test_asks_for() -> None:
    assert asks_for("competencia", "x", "até {competencia}")
    assert not asks_for("competencia", "competencia", "{empresa}")


@pytest.mark.parametrize(("competencia", "lida"), [("2026-10", "10/2026"), ("", "")])
def test_month_of(competencia: str, lida: str) -> None:
    assert month_of(competencia) == lida
