"""The form that the perguntas of a tipo make, and its answers as text that a person reads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from econtador.base.ui.formulario import Formulario
from econtador.fluxo.campos import Competencia, Dia, Numero, Reais, in_reais, with_comma
from econtador.fluxo.models import Especie, Pergunta, Tipo

LINHA_MAX, TEXTO_MAX = 200, 5000
SIM_NAO = [("sim", "Sim"), ("nao", "Não")]


@dataclass(frozen=True, slots=True)
class Respondida:
    """An answer: what was asked, in the words of that moment, and what a person reads of it."""

    pergunta: Pergunta
    rotulo: str
    valor: str


class PerguntasForm(Formulario):
    """One field for each pergunta, in their order, named by its id.

    It stands beside another form on the same page, and is sent with it.
    """

    def __init__(self, perguntas: Iterable[Pergunta], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.perguntas = list(perguntas)
        for pergunta in self.perguntas:
            self.fields[name_of(pergunta)] = field_of(pergunta)

    def answers(self) -> list[Respondida]:
        """Return what was answered, in the order of the questions; what was left empty is not."""
        found = ((pergunta, self._text(pergunta)) for pergunta in self.perguntas)
        return [Respondida(pergunta, pergunta.rotulo, valor) for pergunta, valor in found if valor]

    @property
    def respostas(self) -> dict[UUID, str]:
        """The answers by the id of their question, as the verb `open` of an atendimento wants."""
        return {each.pergunta.pk: each.valor for each in self.answers()}

    def _text(self, pergunta: Pergunta) -> str:
        value = self.cleaned_data[name_of(pergunta)]
        return text_of(pergunta, value) if value not in (None, "") else ""


def perguntas_of(tipo: Tipo) -> list[Pergunta]:
    """Return the questions in use of the tipo, in order: one query."""
    return list(tipo.perguntas.ativas().in_order())


def name_of(pergunta: Pergunta) -> str:
    """Return the name of the field of a question."""
    return f"pergunta_{pergunta.pk}"


def field_of(pergunta: Pergunta) -> forms.Field:
    """Return the field that takes the answer of a question."""
    field = CAMPOS[Especie(pergunta.especie)](pergunta)
    field.label, field.help_text = pergunta.rotulo, pergunta.ajuda or field.help_text
    field.required = pergunta.obrigatoria
    return field


def text_of(pergunta: Pergunta, value: Any) -> str:
    """Return a checked answer as a person reads it: "03/11/2026", "10/2026", "R$ 1.234,56"."""
    match Especie(pergunta.especie):
        case Especie.DATA:
            return _day(value)
        case Especie.VALOR:
            return in_reais(value)
        case Especie.NUMERO:
            return with_comma(value)
        case Especie.SIM_NAO:
            return dict(SIM_NAO)[value]
        case Especie.COMPETENCIA:
            ano, mes = value.split("-")
            return f"{mes}/{ano}"
        case _:
            return str(value)


def _day(value: date) -> str:
    return value.strftime("%d/%m/%Y")


def _choice(pergunta: Pergunta) -> forms.Field:
    choices = [("", "Escolha"), *((opcao, opcao) for opcao in pergunta.opcoes)]
    return forms.ChoiceField(
        choices=choices, error_messages={"invalid_choice": "Escolha uma opção da lista."}
    )


def _yes_no(_: Pergunta) -> forms.Field:
    return forms.ChoiceField(
        choices=SIM_NAO,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Responda sim ou não."},
    )


CAMPOS: dict[Especie, Callable[[Pergunta], forms.Field]] = {
    Especie.TEXTO: lambda _: forms.CharField(max_length=LINHA_MAX),
    Especie.TEXTO_LONGO: lambda _: forms.CharField(max_length=TEXTO_MAX, widget=forms.Textarea),
    Especie.NUMERO: lambda _: Numero(),
    Especie.DATA: lambda _: Dia(),
    Especie.SIM_NAO: _yes_no,
    Especie.ESCOLHA: _choice,
    Especie.COMPETENCIA: lambda _: Competencia(),
    Especie.VALOR: lambda _: Reais(),
}
