"""The filter above the audit."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from econtador.base.models import Assunto, Auditoria
from econtador.base.tempo import end_of, start_of
from econtador.base.ui.formulario import Dia, Formulario
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa


class AuditoriaForm(Formulario):
    """Everything is optional."""

    assunto = forms.ChoiceField(
        label="Assunto", choices=[("", "Todos"), *Assunto.choices], required=False
    )
    autor = forms.ModelChoiceField(
        label="Quem mudou", queryset=Pessoa.objects.none(), required=False, empty_label="Todos"
    )
    de = Dia(label="De", required=False)
    ate = Dia(label="Até", required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        pessoas = Pessoa.objects.filter(escritorio_id=viewer.escritorio_id)
        self.fields["autor"].queryset = pessoas.operadores().by_name()  # type: ignore[attr-defined] # a choice field

    @property
    def filtrando(self) -> bool:
        """Whether anything narrows the list."""
        return any(self.data.get(nome) for nome in self.fields)

    def narrow(self, entradas: QuerySet[Auditoria]) -> QuerySet[Auditoria]:
        """Return the entries that the valid fields leave."""
        data, fuso = self.cleaned_data, self.viewer.fuso
        asked = {
            "assunto": data["assunto"],
            "autor": data["autor"],
            "em__gte": data["de"] and start_of(data["de"], fuso),
            "em__lt": data["ate"] and end_of(data["ate"], fuso),
        }
        return entradas.filter(**{nome: valor for nome, valor in asked.items() if valor})
