"""The search of the simple lists."""

import pytest

from econtador.base.ui.procura import Procura, address


@pytest.mark.parametrize(
    ("typed", "text"),
    [("padaria", "padaria"), ("  sol ", "sol"), ("", ""), ("a\0b", ""), ("x" * 81, "")],
)
def test_what_cannot_be_a_name_looks_for_nothing(typed: str, text: str) -> None:
    assert Procura({"pesquisa": typed}).texto == text


def test_without_the_parameter_it_looks_for_nothing() -> None:
    assert Procura({}).texto == ""


def test_address_leaves_out_what_is_empty_and_quotes_the_rest() -> None:
    assert address("/pessoas", ver="", pesquisa="") == "/pessoas"
    assert address("/pessoas", ver="", pesquisa="a&b ç") == "/pessoas?pesquisa=a%26b+%C3%A7"
