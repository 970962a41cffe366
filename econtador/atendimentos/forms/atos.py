"""The acts that ask for nothing but a text: a reason, or last words."""

from typing import Any

from django import forms

from econtador.base.ui.formulario import Formulario


class TextoForm(Formulario):
    """One text, named as the verb that takes it names it: `motivo` or `texto`."""

    def __init__(
        self, *args: Any, campo: str, rotulo: str, obrigatorio: bool, maximo: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields[campo] = forms.CharField(
            label=rotulo,
            required=obrigatorio,
            max_length=maximo,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
        self.campo = campo

    @property
    def texto(self) -> str:
        """What was written, in a valid form."""
        return str(self.cleaned_data[self.campo])

    @property
    def pedido(self) -> forms.BoundField:
        """The field, whatever its name."""
        return self[self.campo]
