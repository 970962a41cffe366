"""Between what a browser sends and the domain."""

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme

from econtador.base.erros import DomainError


def add_error(form: forms.Form, erro: DomainError) -> None:
    """Say what the domain refused beside the field it is about, or above the form."""
    campo = getattr(erro, "campo", None)
    form.add_error(campo if campo in form.fields else None, erro.mensagem)


def local_path(asked: str, default: str) -> str:
    """Return `asked` where it is an address of this site alone, beginning at its root."""
    inside = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if inside else default
