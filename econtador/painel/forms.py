"""The period, and perhaps one departamento."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from econtador.atendimentos.forms.abrir import departamentos_of
from econtador.atendimentos.forms.campos import Dia
from econtador.base.ui.formulario import Formulario
from econtador.base.viewer import Viewer
from econtador.departamentos.models import Departamento
from econtador.painel.periodo import Periodo

USUAL = 30
MAXIMO = timedelta(days=366 * 5)


class PeriodoForm(Formulario):
    """Both days are inside; empty means the last thirty days."""

    de = Dia(label="De", required=False)
    ate = Dia(label="Até", required=False)
    departamento = forms.ModelChoiceField(
        queryset=Departamento.objects.none(), required=False, empty_label="Todos"
    )

    def __init__(self, data: QueryDict, *, viewer: Viewer, hoje: date) -> None:
        dados = data.copy()
        if not data.get("de") and not data.get("ate"):
            dados["de"] = (hoje - timedelta(days=USUAL - 1)).isoformat()
            dados["ate"] = hoje.isoformat()
        super().__init__(dados)
        self.fuso = viewer.fuso
        self.fields["departamento"].queryset = departamentos_of(viewer)  # type: ignore[attr-defined] # a choice field

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins, or is longer than five years."""
        dados = self.cleaned_data
        de, ate = dados.get("de"), dados.get("ate")
        if self.errors:
            return dados
        if not de or not ate:
            raise ValidationError("Diga os dois dias do período.")
        if ate < de:
            raise ValidationError("O período termina antes de começar.")
        if ate - de > MAXIMO:
            raise ValidationError("O período vai até cinco anos.")
        return dados

    @property
    def periodo(self) -> Periodo:
        """The period of a valid form."""
        return Periodo(self.cleaned_data["de"], self.cleaned_data["ate"], self.fuso)


def shortcuts(hoje: date) -> list[tuple[str, date, date]]:
    """Return the periods that people ask for most: label, first and last day."""
    do_mes = hoje.replace(day=1)
    mes_passado = do_mes - timedelta(days=1)
    return [
        ("7 dias", hoje - timedelta(days=6), hoje),
        ("30 dias", hoje - timedelta(days=USUAL - 1), hoje),
        ("Este mês", do_mes, hoje),
        ("Mês passado", mes_passado.replace(day=1), mes_passado),
        ("Este ano", hoje.replace(month=1, day=1), hoje),
    ]
