"""Fields that several forms of the room share."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError

from econtador.base.ui.formulario import ANOS, Dia
from econtador.base.ui.formulario import DataHora as EntradaDataHora

__all__ = ["DataHora", "Dia", "as_local", "on_the_clock_of", "parse_local"]

FORMATOS = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y, %H:%M")


class DataHora(forms.Field):
    """A local date and hour without zone; the form puts it on the clock of the empresa."""

    widget = EntradaDataHora

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, datetime) or value in self.empty_values:
            return value or None
        parsed = parse_local(str(value))
        if parsed is None:
            raise ValidationError("Informe a data e a hora, como 24/11/2026 17:00.")
        return parsed


def parse_local(text: str) -> datetime | None:
    """Return the date and hour that the field would take from `text`, None for anything else."""
    found = (_parse(text.strip(), formato) for formato in FORMATOS)
    return next((parsed for parsed in found if parsed), None)


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
