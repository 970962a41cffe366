"""Que dia cai?: a term counted by the calendar, to see what it makes of it."""

from datetime import datetime
from typing import Any

from django import forms

from econtador.base.ui.formulario import ANOS, DataHora
from econtador.base.viewer import Viewer
from econtador.empresas.escolha import ComEmpresa
from econtador.empresas.models import Empresa
from econtador.prazos.prazo import NOMES, Prazo

PRAZO_MAXIMO = 999
SEM_DATA = "Informe a data e a hora, como 24/11/2026 17:00."


class TesteForm(ComEmpresa):
    """A start, a term, and for which empresa; none is the office itself."""

    inicio = forms.DateTimeField(
        label="A partir de",
        widget=DataHora,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"],
        error_messages={"invalid": SEM_DATA},
    )
    valor = forms.IntegerField(label="Prazo", min_value=1, max_value=PRAZO_MAXIMO)
    unidade = forms.ChoiceField(
        label="Contado em", choices=[(unidade, varios) for unidade, (_, varios) in NOMES.items()]
    )

    field_order = ("inicio", "valor", "unidade", "empresa")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        empresas = Empresa.objects.filter(escritorio_id=viewer.escritorio_id).ativas().by_name()
        self.fields["empresa"].queryset = empresas  # type: ignore[attr-defined] # a choice field
        self.fields["empresa"].empty_label = "O escritório"  # type: ignore[attr-defined] # the same

    def clean_inicio(self) -> datetime:
        inicio: datetime = self.cleaned_data["inicio"]
        if inicio.year not in ANOS:
            raise forms.ValidationError(SEM_DATA)
        return inicio.replace(tzinfo=None)

    def prazo(self) -> Prazo:
        """Return the term. Only of a valid form."""
        return Prazo(self.cleaned_data["valor"], self.cleaned_data["unidade"])
