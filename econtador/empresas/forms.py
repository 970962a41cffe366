"""The cadastro of a company."""

from typing import Any

from django import forms

from econtador.base.brasil.documento import parse
from econtador.base.brasil.erros import DocumentoInvalido
from econtador.base.brasil.uf import UFS
from econtador.base.ui.formulario import Formulario
from econtador.empresas.models import Cadastro, Empresa, zone_of

ESTADOS = [("", "Escolha"), *((uf.sigla, uf.nome) for uf in UFS.values())]
ZONAS = {
    "America/Noronha": "Fernando de Noronha (UTC−2)",
    "America/Sao_Paulo": "Brasília e São Paulo (UTC−3)",
    "America/Araguaina": "Araguaína (UTC−3)",
    "America/Bahia": "Bahia (UTC−3)",
    "America/Belem": "Belém (UTC−3)",
    "America/Fortaleza": "Fortaleza (UTC−3)",
    "America/Maceio": "Maceió (UTC−3)",
    "America/Recife": "Recife (UTC−3)",
    "America/Boa_Vista": "Boa Vista (UTC−4)",
    "America/Campo_Grande": "Campo Grande (UTC−4)",
    "America/Cuiaba": "Cuiabá (UTC−4)",
    "America/Manaus": "Manaus (UTC−4)",
    "America/Porto_Velho": "Porto Velho (UTC−4)",
    "America/Eirunepe": "Eirunepé (UTC−5)",
    "America/Rio_Branco": "Rio Branco (UTC−5)",
}


class EmpresaForm(Formulario):
    """Name, document, place and switches; the zone is the one of the place unless chosen."""

    nome = forms.CharField(label="Nome", max_length=160)
    documento = forms.CharField(
        label="CNPJ, CPF ou CAEPF",
        max_length=24,
        help_text="Com ou sem pontos. O CNPJ pode ter letras.",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    uf = forms.ChoiceField(label="Estado", choices=ESTADOS, required=False)
    municipio = forms.CharField(label="Município", max_length=80, required=False)
    fuso = forms.ChoiceField(
        label="Fuso horário",
        choices=[("", "O do município"), *ZONAS.items()],
        required=False,
        help_text="Os prazos desta empresa são contados e mostrados nesta hora.",
    )
    integrada = forms.BooleanField(
        label="Integrada",
        required=False,
        help_text="Desligada, os clientes não veem a empresa nem o que é dela. Nada se perde.",
    )
    ativa = forms.BooleanField(
        label="Ativa",
        required=False,
        help_text="Desligada, a empresa deixa de ser oferecida e os clientes dela não entram.",
    )

    def clean_documento(self) -> str:
        """Return the text as typed, once it is known to be a document."""
        typed: str = self.cleaned_data["documento"]
        try:
            parse(typed)
        except DocumentoInvalido as erro:
            raise forms.ValidationError(erro.mensagem) from erro
        return typed

    def cadastro(self) -> Cadastro:
        """Return what the verbs `add` and `change` want."""
        return Cadastro(**self.cleaned_data)


def initial_of(empresa: Empresa) -> dict[str, Any]:
    """Return what the form of this company begins with; its zone only where it was chosen."""
    of_the_place = empresa.fuso == zone_of(empresa.uf, empresa.municipio)
    return {
        "nome": empresa.nome,
        "documento": empresa.documento_formatado,
        "uf": empresa.uf,
        "municipio": empresa.municipio,
        "fuso": "" if of_the_place else empresa.fuso,
        "integrada": empresa.integrada,
        "ativa": empresa.ativa,
    }


NOVA = {"integrada": True, "ativa": True}
