"""The filter above the companies."""

from typing import Any

from django import forms

from econtador.base.ui.procura import Procura
from econtador.base.viewer import Viewer
from econtador.empresas.models import Carteira, EmpresaQuerySet

SEM_CARTEIRA = "nenhuma"
INTEGRADAS = [("", "Todas"), ("sim", "Integradas"), ("nao", "Não integradas")]
SITUACOES = {"": "Ativas", "arquivadas": "Arquivadas"}


class FiltroForm(Procura):
    """Everything is optional; a choice that there is not narrows nothing."""

    carteira = forms.ChoiceField(label="Carteira", required=False)
    integrada = forms.ChoiceField(label="Integração", choices=INTEGRADAS, required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Carteira.objects.filter(escritorio_id=viewer.escritorio_id).by_name()
        options = [(str(carteira.pk), carteira.nome) for carteira in here]
        self.fields["carteira"].choices = [  # type: ignore[attr-defined] # a choice field
            ("", "Todas"),
            *options,
            *([(SEM_CARTEIRA, "Sem carteira")] if options else []),
        ]

    @property
    def ver(self) -> str:
        """Which tab: '' for the companies in use, or *arquivadas*."""
        asked = self.data.get("ver", "")
        return asked if asked in SITUACOES else ""

    @property
    def filtrando(self) -> bool:
        """Whether anything but the tab narrows the list."""
        return any(self.said(nome) for nome in self.fields)

    def said(self, nome: str) -> str:
        """Return what is asked for in a field, '' where it is nothing that there is."""
        self.is_valid()
        return str(self.cleaned_data.get(nome, ""))

    def narrow(self, empresas: EmpresaQuerySet) -> EmpresaQuerySet:
        """Return the companies that the valid fields leave."""
        found = empresas.arquivadas() if self.ver else empresas.ativas()
        if self.said("pesquisa"):
            found = found.matching(self.said("pesquisa"))
        if self.said("integrada"):
            found = found.filter(integrada=self.said("integrada") == "sim")
        return self._of_carteira(found)

    def here(self, **more: str) -> dict[str, str]:
        """Return the parameters that lead to this list again."""
        return {"ver": self.ver, **{nome: self.said(nome) for nome in self.fields}, **more}

    def _of_carteira(self, found: EmpresaQuerySet) -> EmpresaQuerySet:
        asked = self.said("carteira")
        if asked == SEM_CARTEIRA:
            return found.filter(carteira=None)
        return found.filter(carteira_id=asked) if asked else found
