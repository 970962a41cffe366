"""Between forms and the domain."""

from django import forms

from econtador.base.erros import DadoInvalido


def add_error(form: forms.Form, erro: DadoInvalido) -> None:
    """Say what the domain refused beside the field it is about, or above the form."""
    campo = erro.campo if erro.campo in form.fields else None
    form.add_error(campo, erro.mensagem)
