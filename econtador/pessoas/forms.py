"""The ficha of a person, without rights: those are of the room acessos."""

from typing import Any

from django import forms

from econtador.base.brasil import telefone
from econtador.base.brasil.documento import parse
from econtador.base.brasil.erros import DocumentoInvalido, TelefoneInvalido
from econtador.base.ui.formulario import Formulario
from econtador.contas.entrada import reserved_for_demo
from econtador.pessoas.models import Ficha, Pessoa, TipoPessoa

ENTRADA = "É com ele que a pessoa entra, e para ele vai o link de criar a senha."
AVISOS = "Para avisos. O e-mail com que a pessoa entra, {}, não muda aqui."
SEM_MUDANCA = "Para entrar com ele também. Em branco, fica como está."


class CampoTelefone(forms.CharField):
    """A Brazilian telephone with its DDD, cleaned to E.164."""

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        try:
            return telefone.parse(typed) if typed else ""
        except TelefoneInvalido as erro:
            raise forms.ValidationError(erro.mensagem) from erro


class CampoLogin(forms.CharField):
    """A CPF or CNPJ to enter by, masked or not, cleaned to its bare characters."""

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        if not typed:
            return ""
        try:
            parsed = parse(typed)
        except DocumentoInvalido as erro:
            raise forms.ValidationError(erro.mensagem) from erro
        if parsed.tipo == "caepf":
            raise forms.ValidationError("Para entrar, use um CPF ou um CNPJ.")
        return parsed.valor


class FichaForm(Formulario):
    """Name, contacts and login; `administrador` is there for operadores only."""

    nome = forms.CharField(label="Nome", max_length=120)
    email = forms.EmailField(
        label="E-mail",
        max_length=254,
        error_messages={"invalid": "Confira o e-mail: ele não está completo."},
    )
    telefone = CampoTelefone(label="Telefone", max_length=40, required=False)
    documento = CampoLogin(
        label="CPF ou CNPJ",
        max_length=24,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    administrador = forms.BooleanField(
        label="Administra o escritório",
        required=False,
        help_text="Vê todos os atendimentos e cuida de pessoas, empresas e configurações.",
    )

    def __init__(self, *args: Any, tipo: str, pessoa: Pessoa | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tipo, self.pessoa = tipo, pessoa
        if tipo != TipoPessoa.OPERADOR:
            del self.fields["administrador"]
        email, documento = self.fields["email"], self.fields["documento"]
        email.help_text = AVISOS.format(pessoa.conta.email) if pessoa else ENTRADA
        documento.help_text = SEM_MUDANCA if pessoa else "Para entrar com ele também."

    def clean_email(self) -> str:
        """Return the address; that of a new person must be one that may enter."""
        email: str = self.cleaned_data["email"]
        if self.pessoa is None and reserved_for_demo(email.lower()):
            raise forms.ValidationError("Endereços .example são só da demonstração.")
        return email

    def ficha(self) -> Ficha:
        """Return what the verbs `register` and `change` want."""
        data = self.cleaned_data
        return Ficha(
            nome=data["nome"],
            email=data["email"],
            telefone=data["telefone"],
            documento=data["documento"],
            administrador=data.get("administrador", False),
        )


def initial_of(pessoa: Pessoa) -> dict[str, Any]:
    """Return what the form of this person begins with; the documento is never shown again."""
    return {
        "nome": pessoa.nome,
        "email": pessoa.email,
        "telefone": pessoa.telefone_formatado,
        "administrador": pessoa.administrador,
    }
