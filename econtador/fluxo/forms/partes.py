"""The forms of what a tipo asks and of what its atendimentos must have done."""

from typing import Any

from django import forms

from econtador.base.ui.formulario import Formulario
from econtador.fluxo.models import Especie, FichaItem, FichaPergunta, ItemModelo, Pergunta

OPCAO_MAX = 120


class PerguntaForm(Formulario):
    """A question; its options are typed one a line."""

    rotulo = forms.CharField(label="Pergunta", max_length=120)
    especie = forms.ChoiceField(label="Tipo de resposta", choices=Especie.choices)
    opcoes = forms.CharField(
        label="Opções",
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        max_length=4000,
        help_text="Uma por linha, na ordem em que aparecem.",
    )
    ajuda = forms.CharField(
        label="Ajuda",
        max_length=200,
        required=False,
        help_text="Aparece abaixo da pergunta, como esta frase.",
    )
    obrigatoria = forms.BooleanField(label="Resposta obrigatória", required=False)

    def clean_opcoes(self) -> list[str]:
        opcoes = [linha.strip() for linha in self.cleaned_data["opcoes"].splitlines()]
        if any(len(opcao) > OPCAO_MAX for opcao in opcoes):
            raise forms.ValidationError(f"Cada opção pode ter até {OPCAO_MAX} letras.")
        return opcoes

    def ficha(self) -> FichaPergunta:
        """Return what the verbs `add` and `change` want."""
        return FichaPergunta(**self.cleaned_data)

    @staticmethod
    def initial_of(pergunta: Pergunta) -> dict[str, Any]:
        """Return what the form of this question begins with."""
        campos = {nome: getattr(pergunta, nome) for nome in FichaPergunta.__dataclass_fields__}
        return campos | {"opcoes": "\n".join(pergunta.opcoes)}


class ItemForm(Formulario):
    """An item of the checklist."""

    rotulo = forms.CharField(label="Item", max_length=120)
    obrigatorio = forms.BooleanField(
        label="Obrigatório",
        required=False,
        help_text="Precisa ser feito, ou dispensado com motivo, antes de encerrar.",
    )

    def ficha(self) -> FichaItem:
        """Return what the verbs `add` and `change` want."""
        return FichaItem(**self.cleaned_data)

    @staticmethod
    def initial_of(item: ItemModelo) -> dict[str, Any]:
        """Return what the form of this item begins with."""
        return {nome: getattr(item, nome) for nome in FichaItem.__dataclass_fields__}
