"""Fields of the answers: numbers and money as Brazilians write them, and the month of a fact."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from econtador.base.ui.formulario import ANOS, Data

# 1.234.567,89 · 1234,5 · 1234.56 · -3; a point before exactly three digits separates thousands.
MILHARES = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?", re.ASCII)
SIMPLES = re.compile(r"-?\d+([.,]\d+)?", re.ASCII)
DIGITOS = 15
VIDA = range(1900, ANOS.stop)
MES = re.compile(r"(?P<ano>\d{4})-(?P<mes>\d{2})|(?P<mes_br>\d{1,2})/(?P<ano_br>\d{4})", re.ASCII)


class Numero(forms.Field):
    """A number with comma or point: `1.234,5`, `1234.5`. Gives a Decimal."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    exemplo = "Escreva um número, como 1.234,5."
    casas = 6

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        number = read_number(text)
        if number is None or not self._fits(number):
            raise ValidationError(self.exemplo, code="invalid")
        return number

    def _fits(self, number: Decimal) -> bool:
        _, digits, exponent = number.as_tuple()
        return len(digits) <= DIGITOS and -int(exponent) <= self.casas


class Reais(Numero):
    """An amount in reais, at most two places: `1.234,56`, `R$ 1234`. Gives a Decimal."""

    exemplo = "Escreva um valor em reais, como 1.234,56."
    casas = 2

    def to_python(self, value: Any) -> Decimal | None:
        return super().to_python(str(value or "").strip().removeprefix("R$"))


class Dia(forms.DateField):
    """A day that somebody now alive may have to write down, a birthday too."""

    widget = Data

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day and day.year not in VIDA:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class Mes(forms.TextInput):
    """The browser's choice of a month; where it has none, a text that takes 10/2026."""

    input_type = "month"


class Competencia(forms.Field):
    """The month that a fact refers to; `2026-10` or `10/2026`. Gives the text `2026-10`."""

    widget = Mes(attrs={"placeholder": "AAAA-MM"})

    def to_python(self, value: Any) -> str:
        text = str(value or "").strip()
        if not text:
            return ""
        found = MES.fullmatch(text)
        if found:
            ano, mes = int(found["ano"] or found["ano_br"]), int(found["mes"] or found["mes_br"])
            if ano in ANOS and 1 <= mes <= 12:
                return f"{ano:04}-{mes:02}"
        raise ValidationError("Informe o mês e o ano, como 10/2026.", code="invalid")


def read_number(text: str) -> Decimal | None:
    """Return the number that is written in `text`, or None."""
    text = text.replace(" ", "").replace("\u00a0", "")
    if MILHARES.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if SIMPLES.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return None


def with_comma(number: Decimal) -> str:
    """Return the number as it is read in Brazil: 1234.5 → "1.234,5"."""
    plain = f"{number.normalize():,f}" if number else "0"
    return plain.translate(str.maketrans(",.", ".,"))


def in_reais(number: Decimal) -> str:
    """Return the amount: 1234.5 → "R$ 1.234,50"."""
    return "R$ " + f"{number:,.2f}".translate(str.maketrans(",.", ".,"))
