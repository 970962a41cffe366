"""Forms of the house: ids in kebab-case, and the widgets that `ui/macros/form.html` knows."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

ANOS = range(2000, 2100)


class Campo(BoundField):
    """A bound field whose id is `campo-<name>` in kebab-case (`campo-providenciar-ate`)."""

    @property
    def auto_id(self) -> str:
        """The id of the widget; the macros add `-dica` and `-erro` to it."""
        return f"campo-{self.html_name.replace('_', '-')}"


class Formulario(forms.Form):
    """A form that the macros can show; errors are told by the page, so the browser's stay off."""

    bound_field_class = Campo
    use_required_attribute = False


class DataHora(forms.DateTimeInput):
    """A date and an hour, local to whoever types: `2026-11-24T17:00` without zone."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


class Data(forms.DateInput):
    """A day, `2026-11-24`."""

    input_type = "date"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class Dia(forms.DateField):
    """A day of this century: beyond, the day after may not exist (9999-12-31)."""

    widget = Data

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day and day.year not in ANOS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class Arquivos(forms.FileInput):
    """Several files in one field; read them with `request.FILES.getlist(name)`."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs={"multiple": True, **(attrs or {})})
