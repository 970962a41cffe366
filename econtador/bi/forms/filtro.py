"""The filter of the work list: the one of the atendimentos, and how to group."""

from django import forms

from econtador.atendimentos.forms.filtro import AVANCADOS, FiltroForm

GRUPOS = [
    ("", "Não agrupar"),
    ("fase", "Fase"),
    ("departamento", "Departamento"),
    ("responsavel", "Responsável"),
    ("empresa", "Empresa"),
    ("prazo", "Prazo"),
]
CONHECIDOS = (
    *("empresa", "empresa_nome", "departamento", "pesquisa"),
    *AVANCADOS,
    *("avancado", "agrupar", "grupo", "depois"),
)


class FiltroDoBi(FiltroForm):
    """By limit unless asked otherwise: this is a list of work to do."""

    ordem_padrao = "prazo"

    agrupar = forms.ChoiceField(label="Agrupar por", choices=GRUPOS, required=False)

    @property
    def agrupamento(self) -> str:
        """The key of the grouping asked for, '' for none."""
        return str(self.cleaned_data.get("agrupar") or "")
