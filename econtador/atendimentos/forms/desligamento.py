"""Who takes over when a person leaves."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms

from econtador.atendimentos.models.desligamento import Sucessao
from econtador.base.ui.formulario import Formulario
from econtador.base.viewer import Viewer
from econtador.departamentos.forms import operadores_of
from econtador.pessoas.models import Pessoa

NINGUEM, O_MESMO = "ninguem", ""
QUEM = [(NINGUEM, "Ninguém: fica sem responsável")]


class DesligamentoForm(Formulario):
    """One person for all, or nobody; and another for some departamentos.

    `partes` are the departamentos (id, or None for *without*) with their names in which something
    is to be handed over: each has a field of its own. Without any, there is nothing to choose.
    """

    geral = forms.ChoiceField(
        label="Quem assume", error_messages={"required": "Escolha quem assume, ou ninguém."}
    )

    def __init__(
        self, *args: Any, viewer: Viewer, sai: Pessoa, partes: Mapping[UUID | None, str], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self._pessoas = {str(each.pk): each for each in operadores_of(viewer).exclude(pk=sai.pk)}
        self.partes = {_name(pk): pk for pk in partes}
        people = [(pk, each.nome) for pk, each in self._pessoas.items()]
        self._offer("geral", [(O_MESMO, "Escolha"), *QUEM, *people])
        for pk, nome in partes.items():
            campo = forms.ChoiceField(label=nome, required=False)
            self.fields[_name(pk)] = campo
            self._offer(_name(pk), [(O_MESMO, "O mesmo de cima"), *QUEM, *people])
        if not partes:
            del self.fields["geral"]

    def sucessao(self) -> Sucessao:
        """Return what the verb `dismiss` wants."""
        chosen = {pk: self.cleaned_data[name] for name, pk in self.partes.items()}
        outros = {pk: self._pessoas.get(quem) for pk, quem in chosen.items() if quem != O_MESMO}
        return Sucessao(self._pessoas.get(self.cleaned_data.get("geral", "")), outros)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field


def _name(pk: UUID | None) -> str:
    return f"parte-{pk or 'nenhuma'}"
