"""Which columns one sees, in which order."""

from django import forms
from django.http import QueryDict

from econtador.base.ui.formulario import Formulario
from econtador.bi.colunas import TODAS, in_order


class ColunasForm(Formulario):
    """The boxes stand in the order of the columns; `subir` and `descer` move one of them."""

    colunas = forms.MultipleChoiceField(
        label="Colunas",
        choices=[(coluna.chave, coluna.rotulo) for coluna in TODAS],
        error_messages={"required": "Escolha ao menos uma coluna."},
    )
    ordem = forms.MultipleChoiceField(
        choices=[(coluna.chave, coluna.rotulo) for coluna in TODAS], required=False
    )

    def chosen_in_order(self, data: QueryDict) -> list[str]:
        """Return the keys of what is checked, after the move that was asked for."""
        own = set(self.cleaned_data["colunas"])
        order = [coluna.chave for coluna in in_order(self.cleaned_data["ordem"])]
        order = _moved(order, data.get("subir", ""), -1)
        return [chave for chave in _moved(order, data.get("descer", ""), 1) if chave in own]


def _moved(order: list[str], chave: str, step: int) -> list[str]:
    if chave not in order:
        return order
    here = order.index(chave)
    there = min(max(here + step, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    return order
