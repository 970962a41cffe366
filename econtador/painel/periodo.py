"""The days that a panel looks at. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Passo = Literal["dia", "semana", "mes"]
MESES = ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez")
DIAS_POR_DIA = 31  # up to so many days, a bar is a day
DIAS_POR_SEMANA = 183


@dataclass(frozen=True, slots=True)
class Periodo:
    """Whole days from `de` to `ate`, both inside, on the clock of the IANA zone `fuso`."""

    de: date
    ate: date
    fuso: str

    @property
    def inicio(self) -> datetime:
        """The first moment."""
        return datetime.combine(self.de, time(), ZoneInfo(self.fuso))

    @property
    def fim(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.ate + timedelta(days=1), time(), ZoneInfo(self.fuso))

    @property
    def passo(self) -> Passo:
        """How long a bar of a chart lasts, so that there are never more than some forty."""
        dias = (self.ate - self.de).days + 1
        if dias <= DIAS_POR_DIA:
            return "dia"
        return "semana" if dias <= DIAS_POR_SEMANA else "mes"

    def steps(self) -> list[date]:
        """Return the first day of each bar: days, weeks that begin on Sunday, or months."""
        here, found = first_day(self.de, self.passo), []
        while here <= self.ate:
            found.append(here)
            here = _next(here, self.passo)
        return found

    def __str__(self) -> str:
        return f"{self.de:%d/%m/%Y} a {self.ate:%d/%m/%Y}"


def first_day(dia: date, passo: Passo) -> date:
    """Return the day on which the bar of `dia` begins."""
    if passo == "mes":
        return dia.replace(day=1)
    return dia - timedelta(days=(dia.weekday() + 1) % 7) if passo == "semana" else dia


def step_label(dia: date, passo: Passo) -> str:
    """Return what stands below a bar: "24/11" or "nov/26"."""
    return f"{MESES[dia.month - 1]}/{dia:%y}" if passo == "mes" else f"{dia:%d/%m}"


def _next(dia: date, passo: Passo) -> date:
    if passo == "mes":
        return (dia.replace(day=1) + timedelta(days=32)).replace(day=1)
    return dia + timedelta(days=7 if passo == "semana" else 1)
