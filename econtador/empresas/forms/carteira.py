"""The cadastro of a carteira."""

from typing import Any

from django import forms
from django.db.models import Q

from econtador.base.ui.formulario import Formulario
from econtador.base.viewer import Viewer
from econtador.empresas.models import Carteira, FichaCarteira
from econtador.pessoas.models import Pessoa, TipoPessoa


class CarteiraForm(Formulario):
    """Name, and which operador answers for it."""

    nome = forms.CharField(label="Nome", max_length=80)
    responsavel = forms.ModelChoiceField(
        label="Responsável",
        queryset=Pessoa.objects.none(),
        required=False,
        empty_label="Ninguém",
        error_messages={"invalid_choice": "Escolha um operador ativo do escritório."},
    )

    def __init__(
        self, *args: Any, viewer: Viewer, carteira: Carteira | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        here = Pessoa.objects.filter(escritorio_id=viewer.escritorio_id, tipo=TipoPessoa.OPERADOR)
        kept = Q(pk=carteira.responsavel_id) if carteira and carteira.responsavel_id else Q()
        offered = here.filter(Q(ativa=True) | kept) if kept else here.filter(ativa=True)
        self.fields["responsavel"].queryset = offered.by_name()  # type: ignore[attr-defined] # a choice field

    def ficha(self) -> FichaCarteira:
        """Return what the verbs `add` and `change` want."""
        return FichaCarteira(**self.cleaned_data)
