"""The ficha of a person, as it is typed."""

from typing import Any

import pytest

from econtador.atendimentos.demo.elenco import Elenco
from econtador.pessoas.forms import FichaForm, initial_of
from econtador.pessoas.models import Ficha

BIA = {"nome": "Bia Teles", "email": "bia@sol.com.br"}


def errors(tipo: str = "cliente", **typed: str) -> dict[str, Any]:
    return dict(FichaForm(BIA | typed, tipo=tipo).errors)


def test_it_gives_what_the_verbs_want() -> None:
    typed = {"telefone": "(19) 98765-4321", "documento": "529.982.247-25", "administrador": "on"}
    form = FichaForm(BIA | typed, tipo="operador")
    assert form.is_valid(), form.errors
    assert form.ficha() == Ficha(
        "Bia Teles", "bia@sol.com.br", "+5519987654321", "52998224725", administrador=True
    )


def test_a_cliente_has_no_field_that_would_make_him_administrador() -> None:
    form = FichaForm(BIA | {"administrador": "on"}, tipo="cliente")
    assert form.is_valid()
    assert "administrador" not in form.fields
    assert form.ficha().administrador is False


@pytest.mark.parametrize(
    ("campo", "typed", "sentence"),
    [
        ("telefone", "8765-4321", "DDD"),
        ("telefone", "(19) 8765-4321", "nono dígito"),
        ("telefone", "abc", "Use só números"),
        ("documento", "529.982.247-26", "CPF inválido"),
        ("documento", "11.222.333/0001-80", "CNPJ inválido"),
        ("email", "bia", "Confira o e-mail"),
        ("nome", " ", "obrigatório"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(campo: str, typed: str, sentence: str) -> None:
    [(where, sentences)] = errors(**{campo: typed}).items()
    assert where == campo
    assert sentence in " ".join(sentences)


def test_a_cnpj_with_letters_is_a_login_and_a_caepf_is_none() -> None:
    assert errors(documento="12.abc.345/01de-35") == {}
    assert "Para entrar" in errors(documento="293.118.610/001-84")["documento"][0]


def test_addresses_of_the_demo_do_not_enter_elsewhere(settings: Any) -> None:
    settings.DEMO = False
    assert "demonstração" in errors(email="Bia@Sol.Example")["email"][0]


def test_it_begins_with_what_is_there_but_the_documento(elenco: Elenco) -> None:
    ana = elenco.pessoas["ana"]
    ana.telefone = "+5519987654321"
    assert initial_of(ana) == {
        "nome": "Ana Prado",
        "email": "ana@aurora.example",
        "telefone": "(19) 98765-4321",
        "administrador": True,
    }
    form = FichaForm(initial=initial_of(ana), tipo="operador", pessoa=ana)
    assert "ana@aurora.example" in form.fields["email"].help_text
