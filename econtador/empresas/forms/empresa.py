"""The cadastro of a company, and its switch for the portal."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Q

from econtador.base.brasil import municipio as municipios
from econtador.base.brasil.documento import parse
from econtador.base.brasil.erros import ValorInvalido
from econtador.base.brasil.uf import UFS
from econtador.base.ui.formulario import Formulario
from econtador.base.viewer import Viewer
from econtador.empresas.models import Cadastro, Carteira, CarteiraQuerySet, Empresa

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
NOVA = {"integrada": True}


class EmpresaForm(Formulario):
    """Name, document, place and carteira; the zone is the one of the place unless chosen.

    `integrada` is asked of a new company only.
    """

    nome = forms.CharField(label="Nome", max_length=160)
    documento = forms.CharField(
        label="CNPJ, CPF ou CAEPF",
        max_length=24,
        help_text="Com ou sem pontos. O CNPJ pode ter letras.",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    carteira = forms.ModelChoiceField(
        label="Carteira",
        queryset=Carteira.objects.none(),
        required=False,
        empty_label="Nenhuma",
        help_text="A equipe que cuida da empresa.",
    )
    uf = forms.ChoiceField(label="Estado", choices=ESTADOS, required=False)
    municipio = forms.CharField(label="Município", max_length=80, required=False)
    municipio_ibge = forms.CharField(
        label="Código IBGE do município",
        max_length=12,
        required=False,
        help_text="Sete números.",
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric"}),
    )
    fuso = forms.ChoiceField(
        label="Fuso horário",
        choices=[("", "O do município"), *ZONAS.items()],
        required=False,
        help_text="Os prazos desta empresa são contados e mostrados nesta hora.",
    )
    observacoes = forms.CharField(
        label="Observações",
        max_length=2_000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Só o escritório lê.",
    )
    integrada = forms.BooleanField(
        label="Integrada",
        required=False,
        help_text="Desligada, os clientes não veem a empresa nem o que é dela. Nada se perde.",
    )

    def __init__(
        self, *args: Any, viewer: Viewer, empresa: Empresa | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if empresa:
            del self.fields["integrada"]
        self.fields["carteira"].queryset = offered_to(viewer, empresa)  # type: ignore[attr-defined] # a choice field

    def clean_documento(self) -> str:
        """Return the text as typed, once it is known to be a document."""
        typed: str = self.cleaned_data["documento"]
        refuse_wrong(parse, typed)
        return typed

    def clean(self) -> dict[str, Any]:
        """Hold the code of the município against the state."""
        data = super().clean() or {}
        typed = data.get("municipio_ibge")
        if typed:
            try:
                data["municipio_ibge"] = municipios.parse_ibge(typed, data.get("uf", ""))
            except ValorInvalido as erro:
                self.add_error("municipio_ibge", erro.mensagem)
        return data

    def cadastro(self) -> Cadastro:
        """Return what the verbs `add` and `change` want."""
        return Cadastro(**self.cleaned_data)


class IntegracaoForm(Formulario):
    """The reason for turning the switch, which is kept and shown."""

    motivo = forms.CharField(
        label="Motivo", max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )


def initial_of(empresa: Empresa) -> dict[str, Any]:
    """Return what the form of this company begins with; its zone only where it was chosen."""
    known = empresa.cadastro
    return {
        "nome": known.nome,
        "documento": empresa.documento_formatado,
        "carteira": empresa.carteira_id,
        "uf": known.uf,
        "municipio": known.municipio,
        "municipio_ibge": known.municipio_ibge,
        "fuso": known.fuso,
        "observacoes": known.observacoes,
    }


def offered_to(viewer: Viewer, empresa: Empresa | None = None) -> CarteiraQuerySet:
    """Return the carteiras in use, and the one that the company has."""
    own = {empresa.carteira_id} - {None} if empresa else set()
    here = Carteira.objects.filter(escritorio_id=viewer.escritorio_id)
    return here.filter(Q(ativa=True) | Q(pk__in=own)).by_name()


def refuse_wrong(read: Callable[[str], object], typed: str) -> None:
    """Say beside the field what a reader of the room base.brasil says against the text."""
    try:
        read(typed)
    except ValorInvalido as erro:
        raise forms.ValidationError(erro.mensagem) from erro
