"""Which days are worked, and in which hours."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import pairwise

UM_DIA = timedelta(days=1)
METADE = time(12)  # where a half day is cut


class AnoSemCalendario(LookupError):
    """A day was asked of a year whose holidays the calendar does not know."""


class Ambito(StrEnum):
    """Who made the day a holiday, and so for whom it is one."""

    NACIONAL = "nacional"
    UF = "uf"
    MUNICIPIO = "municipio"
    ESCRITORIO = "escritorio"
    BANCO = "banco"


class Efeito(StrEnum):
    """What is left of the office hours of a day."""

    FECHADO = "fechado"
    MANHA = "manha"
    TARDE = "tarde"
    ABERTO = "aberto"


FORCA = {Efeito.ABERTO: 0, Efeito.MANHA: 1, Efeito.TARDE: 1, Efeito.FECHADO: 2}


@dataclass(frozen=True, slots=True, order=True)
class Turno:
    """A stretch of office hours on the local clock; `fim` comes after `inicio`."""

    inicio: time
    fim: time

    def __post_init__(self) -> None:
        if self.inicio >= self.fim:
            raise ValueError("O turno termina depois de começar.")


Turnos = tuple[Turno, ...]
COMERCIAL: Turnos = (Turno(time(8), time(12)), Turno(time(13), time(18)))


@dataclass(frozen=True, slots=True)
class Semana:
    """The office hours of the seven days, Monday first; the turnos of a day in order and apart.

    A day without turnos is no business day. At least one has some.
    """

    dias: tuple[Turnos, ...] = (COMERCIAL,) * 5 + ((), ())

    def __post_init__(self) -> None:
        if len(self.dias) != 7 or not any(self.dias):
            raise ValueError("A semana tem sete dias, e algum deles tem expediente.")
        for turnos in self.dias:
            if any(one.fim > other.inicio for one, other in pairwise(turnos)):
                raise ValueError("Os turnos de um dia vêm em ordem, um depois do outro.")

    def turnos(self, day: date) -> Turnos:
        """Return the hours usual on the weekday of `day`."""
        return self.dias[day.weekday()]

    @property
    def fim(self) -> time:
        """The hour at which the latest day of the week ends."""
        return max(turno.fim for turnos in self.dias for turno in turnos)


@dataclass(frozen=True, slots=True)
class Folga:
    """Why a day has fewer office hours than its weekday, or none.

    `lugar` is the município of a municipal holiday. A `facultativo` is one that the law leaves
    to each: it is here because the office keeps it.
    """

    nome: str
    ambito: Ambito
    efeito: Efeito = Efeito.FECHADO
    lugar: str = ""
    facultativo: bool = False

    def left_of(self, turnos: Turnos) -> Turnos:
        """Return the hours that remain of the usual `turnos`; half days are cut at noon."""
        if self.efeito == Efeito.ABERTO:
            return turnos
        if self.efeito == Efeito.MANHA:
            return tuple(Turno(t.inicio, min(t.fim, METADE)) for t in turnos if t.inicio < METADE)
        if self.efeito == Efeito.TARDE:
            return tuple(Turno(max(t.inicio, METADE), t.fim) for t in turnos if t.fim > METADE)
        return ()


def strongest(days: Iterable[tuple[date, Folga]]) -> dict[date, Folga]:
    """Return of each day the folga that takes most of it; of equals the one that came first.

    Days on which all is worked are left out.
    """
    kept: dict[date, Folga] = {}
    for day, folga in days:
        if FORCA[folga.efeito] > (FORCA[kept[day].efeito] if day in kept else 0):
            kept[day] = folga
    return kept


@dataclass(frozen=True, slots=True)
class Calendario:
    """The days and hours worked in one place.

    `folgas`: the days that differ from their weekday. `anos`: the years covered; empty means
    that `folgas` is complete whatever the year.
    """

    folgas: Mapping[date, Folga] = field(default_factory=dict)
    semana: Semana = Semana()
    anos: frozenset[int] = frozenset()

    def turnos_of(self, day: date) -> Turnos:
        """Return the hours worked on `day`, none where it is no business day.

        Raises AnoSemCalendario rather than take a holiday of an unknown year for a business day.
        """
        if self.anos and day.year not in self.anos:
            raise AnoSemCalendario(f"O calendário não tem os feriados de {day.year}.")
        folga = self.folgas.get(day)
        turnos = self.semana.turnos(day)
        return folga.left_of(turnos) if folga else turnos

    def is_util(self, day: date) -> bool:
        """Tell whether `day` is worked, in full or in part. Raises as `turnos_of` does."""
        return bool(self.turnos_of(day))

    def next_util(self, day: date) -> date:
        """Return the first business day after `day`."""
        return self.util_from(day + UM_DIA)

    def util_from(self, day: date) -> date:
        """Return `day` when it is a business day, else the next one."""
        return self._first(day, UM_DIA)

    def util_until(self, day: date) -> date:
        """Return `day` when it is a business day, else the one before."""
        return self._first(day, -UM_DIA)

    def add_uteis(self, day: date, quantos: int) -> date:
        """Return the business day that is `quantos` business days after `day`, itself not counted.

        None (0) gives the business day on which `day` counts: itself, else the next one.
        """
        found = self.util_from(day) if quantos == 0 else day
        for _ in range(quantos):
            found = self.next_util(found)
        return found

    def folgas_between(self, first: date, last: date) -> Iterator[date]:
        """Give, in order, the days from `first` to `last` whose usual hours a folga takes."""
        for day in sorted(self.folgas):
            if first <= day <= last and self.turnos_of(day) != self.semana.turnos(day):
                yield day

    def _first(self, day: date, step: timedelta) -> date:
        while not self.is_util(day):
            day += step
        return day
