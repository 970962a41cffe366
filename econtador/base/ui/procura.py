"""The search above the simple lists: a text that names begin with, kept from page to page."""

from urllib.parse import urlencode

from django import forms

from econtador.base.ui.formulario import Formulario


class Procura(Formulario):
    """What is looked for; a text that cannot be one looks for nothing."""

    pesquisa = forms.CharField(label="Pesquisa", required=False, max_length=80)

    @property
    def texto(self) -> str:
        return self.cleaned_data["pesquisa"] if self.is_valid() else ""


def address(path: str, **params: str) -> str:
    """Return `path` with the parameters that are not empty."""
    kept = {nome: valor for nome, valor in params.items() if valor}
    return f"{path}?{urlencode(kept)}" if kept else path
