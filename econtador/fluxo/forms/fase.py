"""The form of a fase, with the words of PackCRM."""

from typing import Any

from django import forms

from econtador.base.ui.formulario import Formulario
from econtador.fluxo.models import Fase, FichaFase


class FaseForm(Formulario):
    """Description, modelo padrão, the three marks and the limit of its column."""

    nome = forms.CharField(label="Descrição", max_length=60)
    modelo_padrao = forms.CharField(
        label="Modelo padrão",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=20_000,
        required=False,
        strip=False,
        help_text="Já vem escrito no parecer de quem move um atendimento para esta fase.",
    )
    encerra = forms.BooleanField(
        label="Encerra atendimento",
        required=False,
        help_text="O atendimento que chega a esta fase é encerrado.",
    )
    usuario_obrigatorio = forms.BooleanField(
        label="Usuário obrigatório no parecer",
        required=False,
        help_text="Quem move para esta fase diz com quem o atendimento fica.",
    )
    parecer_obrigatorio = forms.BooleanField(
        label="Digitação de parecer obrigatório",
        required=False,
        help_text="Quem move para esta fase escreve um parecer.",
    )
    limite = forms.IntegerField(
        label="Limite no quadro",
        min_value=1,
        max_value=999,
        required=False,
        help_text="Acima dele, a coluna do quadro avisa. Vazio: sem limite.",
    )

    def ficha(self) -> FichaFase:
        """Return what the verbs `add` and `change` want."""
        return FichaFase(**self.cleaned_data)


def initial_of(fase: Fase) -> dict[str, Any]:
    """Return what the form of this fase begins with."""
    return {nome: getattr(fase, nome) for nome in FichaFase.__dataclass_fields__}
