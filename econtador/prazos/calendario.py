"""Which days are worked, and in which hours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import lru_cache
from types import MappingProxyType

import holidays

_SABADO = 5


class AnoSemCalendario(LookupError):
    """A day was asked of a year whose holidays the calendar does not know."""


@dataclass(frozen=True, slots=True)
class Expediente:
    """Office hours of a day, on the local clock; `fim` comes after `inicio`."""

    inicio: time = time(8)
    fim: time = time(18)

    def __post_init__(self) -> None:
        if self.inicio >= self.fim:
            raise ValueError("O expediente termina depois de começar.")


@dataclass(frozen=True, slots=True)
class Calendario:
    """Holidays and half days of one place.

    `feriados`: day → name. `ambitos`: day → "nacional", "estadual" …, for those where it is known.
    `meios_dias`: day → the shorter hours worked on it. `anos`: the years covered; empty means
    that `feriados` is complete whatever the year.
    """

    feriados: Mapping[date, str] = field(default_factory=dict)
    ambitos: Mapping[date, str] = field(default_factory=dict)
    meios_dias: Mapping[date, Expediente] = field(default_factory=dict)
    anos: frozenset[int] = frozenset()

    def is_util(self, day: date) -> bool:
        """Tell whether `day` is worked, in full or in part.

        Raises AnoSemCalendario rather than call a holiday of an unknown year a business day.
        """
        if self.anos and day.year not in self.anos:
            raise AnoSemCalendario(f"O calendário não tem os feriados de {day.year}.")
        return day.weekday() < _SABADO and day not in self.feriados

    def next_util(self, day: date) -> date:
        """Return the first business day after `day`."""
        return self.util_from(day + timedelta(days=1))

    def util_from(self, day: date) -> date:
        """Return `day` when it is a business day, else the next one."""
        while not self.is_util(day):
            day += timedelta(days=1)
        return day

    def hours_of(self, day: date, usual: Expediente) -> Expediente:
        """Return the hours worked on the business day `day`, `usual` unless it is a half day."""
        return self.meios_dias.get(day, usual)

    def feriados_between(self, first: date, last: date) -> list[date]:
        """Return the holidays from `first` to `last`, both included, that fall on a weekday."""
        return sorted(
            day for day in self.feriados if first <= day <= last and day.weekday() < _SABADO
        )


def calendario_nacional(years: Iterable[int], uf: str | None = None) -> Calendario:
    """Return the national holidays of `years` and, given a `uf` ("SP"), those of the state.

    Only what the law makes a holiday: Carnaval (but in RJ), Corpus Christi and other optional
    days are worked. An unknown UF raises NotImplementedError.
    Source: the `holidays` package, category PUBLIC.
    """
    anos = frozenset(years)
    nacionais = _holidays_of(anos, None)
    feriados = _holidays_of(anos, uf) if uf else nacionais
    return Calendario(
        feriados=feriados,
        ambitos=MappingProxyType(
            {day: "nacional" if day in nacionais else "estadual" for day in feriados}
        ),
        anos=anos,
    )


@lru_cache(maxsize=256)
def _holidays_of(anos: frozenset[int], uf: str | None) -> Mapping[date, str]:
    found = holidays.country_holidays(
        "BR", subdiv=uf, years=anos, language="pt_BR", expand=False, categories=(holidays.PUBLIC,)
    )
    return MappingProxyType(dict(found))
