"""The office hours of the week, the town of the office, the days that the law leaves to it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from econtador.base.texto import fold
from econtador.base.ui.formulario import Formulario
from econtador.calendario.models import DIAS, EFEITOS, Horas
from econtador.calendario.models.ajuste import Chave
from econtador.prazos.calendario import Efeito

COLUNAS = {"entrada": "entrada", "pausa": "início do intervalo", "volta": "fim do intervalo",
           "saida": "saída"}  # fmt: skip
SEM_PAR = "Informe o início e o fim do intervalo, ou nenhum dos dois."
SEM_PONTA = "Informe a entrada e a saída, ou deixe o dia vazio."
FORA_DE_ORDEM = "Os horários do dia vêm em ordem: entrada, intervalo, saída."
NENHUM = "Algum dia da semana precisa ter expediente."


class ExpedienteForm(Formulario):
    """Four hours for each of the seven days; a day left empty is closed."""

    def __init__(self, *args: Any, semana: Sequence[Horas], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for dia, nome, coluna in _cells():
            self.fields[f"{coluna}_{dia}"] = forms.TimeField(
                label=f"{nome}, {COLUNAS[coluna]}",
                required=False,
                initial=getattr(semana[dia], coluna),
                widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
                error_messages={"invalid": "Informe a hora, como 08:30."},
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        for dia, horas in enumerate(self.semana()):
            wrong = _wrong(horas)
            if wrong:
                self.add_error(f"entrada_{dia}", wrong)
        if not self.errors and not any(horas.turnos for horas in self.semana()):
            self.add_error(None, NENHUM)
        return data

    def semana(self) -> list[Horas]:
        """Return the hours of the seven days, Monday first, as the verb `set_week` wants them."""
        data = self.cleaned_data
        return [
            Horas(*(data.get(f"{coluna}_{dia}") for coluna in COLUNAS)) for dia in range(len(DIAS))
        ]

    def linhas(self) -> Iterator[tuple[str, list[BoundField]]]:
        """Give each day with its four fields."""
        for dia, nome in enumerate(DIAS):
            yield nome, [self[f"{coluna}_{dia}"] for coluna in COLUNAS]


class CidadeForm(Formulario):
    """The município of the office."""

    municipio = forms.CharField(label="Município", max_length=80, required=False)


class FacultativosForm(Formulario):
    """One choice for each day that the law leaves to the office; its fields are these days."""

    def __init__(self, *args: Any, dias: Mapping[Chave, Efeito], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chaves = {_field_name(chave): chave for chave in dias}
        for nome, chave in self.chaves.items():
            self.fields[nome] = forms.ChoiceField(
                label=chave[1], choices=EFEITOS, initial=dias[chave].value
            )

    def efeitos(self) -> dict[Chave, Efeito]:
        """Return what the verb `adjust` wants."""
        return {chave: Efeito(self.cleaned_data[nome]) for nome, chave in self.chaves.items()}


def _cells() -> Iterator[tuple[int, str, str]]:
    return ((dia, nome, coluna) for dia, nome in enumerate(DIAS) for coluna in COLUNAS)


def _wrong(horas: Horas) -> str:
    parts = (horas.entrada, horas.pausa, horas.volta, horas.saida)
    given = [hora for hora in parts if hora is not None]
    if given and (horas.entrada is None or horas.saida is None):
        return SEM_PONTA
    if (horas.pausa is None) != (horas.volta is None):
        return SEM_PAR
    return "" if all(one < other for one, other in pairwise(given)) else FORA_DE_ORDEM


def _field_name(chave: Chave) -> str:
    return "-".join(fold(" ".join(chave)).split())
