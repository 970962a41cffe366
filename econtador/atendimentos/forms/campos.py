"""Fields that several forms of the room share."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError

from econtador.base.ui.formulario import Data as EntradaData
from econtador.base.ui.formulario import DataHora as EntradaDataHora

FORMATOS = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y, %H:%M")
ANOS = range(2000, 2100)


class DataHora(forms.Field):
    """A local date and hour without zone; the form puts it on the clock of the empresa."""

    widget = EntradaDataHora

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, datetime) or value in self.empty_values:
            return value or None
        for formato in FORMATOS:
            parsed = _parse(str(value).strip(), formato)
            if parsed:
                return parsed
        raise ValidationError("Informe a data e a hora, como 24/11/2026 17:00.")


class Dia(forms.DateField):
    """A day of this century: beyond, the day after may not exist (9999-12-31)."""

    widget = EntradaData

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day and day.year not in ANOS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


def on_the_clock_of(local: datetime, fuso: str) -> datetime:
    """Return the local date and hour as an instant, on the clock of the IANA zone."""
    return local.replace(tzinfo=ZoneInfo(fuso)).astimezone(UTC)


def as_local(em: datetime, fuso: str) -> str:
    """Return an instant as a datetime-local input wants it."""
    return em.astimezone(ZoneInfo(fuso)).strftime("%Y-%m-%dT%H:%M")


def _parse(text: str, formato: str) -> datetime | None:
    try:
        parsed = datetime.strptime(text, formato)  # noqa: DTZ007 - local on purpose
    except ValueError:
        return None
    return parsed if parsed.year in ANOS else None
