"""Between forms and the domain."""

from django import forms

from econtador.base.erros import DomainError


def add_error(form: forms.Form, erro: DomainError) -> None:
    """Say what the domain refused beside the field it is about, or above the form."""
    campo = getattr(erro, "campo", None)
    form.add_error(campo if campo in form.fields else None, erro.mensagem)
