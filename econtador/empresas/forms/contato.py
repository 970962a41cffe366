"""The cadastro of a contato."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms

from econtador.base.brasil import telefone
from econtador.base.brasil.erros import ValorInvalido
from econtador.base.ui.formulario import Formulario
from econtador.empresas.emails import split_emails
from econtador.empresas.models import Contato, FichaContato

T = TypeVar("T")


class ContatoForm(Formulario):
    """Name, what the person does, addresses in one field and a telephone."""

    nome = forms.CharField(label="Nome", max_length=120)
    cargo = forms.CharField(label="Cargo", max_length=80, required=False)
    emails = forms.CharField(
        label="E-mails",
        max_length=600,
        required=False,
        help_text="Vários, separados por vírgula.",
    )
    telefone = forms.CharField(
        label="Telefone", max_length=40, required=False, help_text="Com o DDD."
    )

    def clean_emails(self) -> tuple[str, ...]:
        """Return the addresses, split and trimmed."""
        return _read(split_emails, self.cleaned_data["emails"], ())

    def clean_telefone(self) -> str:
        """Return the telephone in E.164."""
        return _read(telefone.parse, self.cleaned_data["telefone"], "")

    def ficha(self) -> FichaContato:
        """Return what the verbs `add` and `change` want."""
        return FichaContato(**self.cleaned_data)


def initial_of(contato: Contato) -> dict[str, Any]:
    """Return what the form of this contato begins with."""
    return {
        "nome": contato.nome,
        "cargo": contato.cargo,
        "emails": ", ".join(contato.emails),
        "telefone": contato.telefone_formatado,
    }


def _read(read: Callable[[str], T], typed: str, empty: T) -> T:
    try:
        return read(typed) if typed else empty
    except ValorInvalido as erro:
        raise forms.ValidationError(erro.mensagem) from erro
