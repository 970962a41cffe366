"""What narrows the board, and the move of one card."""

from typing import Any

from django import forms

from econtador.atendimentos.forms.filtro import FiltroForm
from econtador.atendimentos.models import Atendimento
from econtador.base.ui.formulario import Formulario
from econtador.fluxo.models import Fase

CONHECIDOS = ("empresa", "empresa_nome", "departamento", "pesquisa", "tipo", "delegado", "ordem")


class FiltroDoQuadro(FiltroForm):
    """The filter of the atendimentos; a board shows what is open, by limit."""

    ordem_padrao = "prazo"


class MoverForm(Formulario):
    """The fase where the card was dropped: one of those that its tipo allows."""

    fase = forms.ModelChoiceField(queryset=Fase.objects.none())
    versao = forms.IntegerField(required=False, min_value=1)

    def __init__(self, *args: Any, atendimento: Atendimento, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [fase.pk for fase in atendimento.fases()]
        self.fields["fase"].queryset = Fase.objects.filter(pk__in=own)  # type: ignore[attr-defined] # a choice field
