"""The forms of substitutions and of copying rights."""

from typing import Any

from django import forms

from econtador.acessos.models import Ausencia
from econtador.base.tempo import end_of, start_of
from econtador.base.ui.formulario import Dia, Formulario
from econtador.base.viewer import Viewer
from econtador.departamentos.forms import operadores_of
from econtador.pessoas.models import Pessoa, PessoaQuerySet

NA_LISTA = {"invalid_choice": "Escolha uma pessoa da lista."}


class SubstituicaoForm(Formulario):
    """Who is away, who stands in, from the beginning of one day to the end of another."""

    titular = forms.ModelChoiceField(
        label="Quem estará fora",
        queryset=Pessoa.objects.none(),
        empty_label="Escolha",
        error_messages=NA_LISTA,
    )
    substituto = forms.ModelChoiceField(
        label="Quem substitui",
        queryset=Pessoa.objects.none(),
        empty_label="Escolha",
        error_messages=NA_LISTA,
        help_text="Vê o que está delegado a quem estará fora, e só nesse período.",
    )
    de = Dia(label="De")
    ate = Dia(label="Até", help_text="Este dia incluído. Depois, termina sozinha.")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fuso = viewer.fuso
        for nome in ("titular", "substituto"):
            self.fields[nome].queryset = operadores_of(viewer)  # type: ignore[attr-defined] # choice fields

    def clean(self) -> dict[str, Any]:
        """Compare the two days."""
        dados = self.cleaned_data
        if dados.get("de") and dados.get("ate") and dados["ate"] < dados["de"]:
            self.add_error("ate", "O último dia vem antes do primeiro.")
        return dados

    def ausencia(self) -> Ausencia:
        """Return what the verb `arrange` wants."""
        dados = self.cleaned_data
        return Ausencia(
            titular=dados["titular"],
            substituto=dados["substituto"],
            de=start_of(dados["de"], self.fuso),
            ate=end_of(dados["ate"], self.fuso),
        )


class CopiaForm(Formulario):
    """From whom, and whether what the person has stays."""

    de = forms.ModelChoiceField(
        label="Copiar de",
        queryset=Pessoa.objects.none(),
        error_messages={
            "required": "Escolha de quem copiar.",
            "invalid_choice": "Escolha outra pessoa ativa do mesmo tipo.",
        },
    )
    somar = forms.BooleanField(
        label="Manter também o que já tem",
        required=False,
        help_text="Desmarcado, o que não estiver na outra pessoa é retirado.",
    )

    def __init__(self, *args: Any, candidatos: PessoaQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["de"].queryset = candidatos  # type: ignore[attr-defined] # a choice field
