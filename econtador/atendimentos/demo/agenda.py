"""Working time as one line of hours, so that conversations are spread over it by plain addition."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from econtador.prazos.oficial import calendario_nacional
from econtador.prazos.prazo import Prazo, due_at

ABRE = time(8)
HORAS_POR_DIA = 10.0
SEIS_MESES = timedelta(days=182)


@dataclass(slots=True)
class Agenda:
    """The working hours of six months up to `agora` (aware), in the office's zone.

    A moment is a number of hours worked since the beginning, 10 a day; `fim` is the one of `agora`.
    """

    agora: datetime
    fim: float
    fuso: ZoneInfo
    _dias: list[date]
    _aberturas: list[datetime]

    @classmethod
    def until(cls, agora: datetime, fuso: str) -> "Agenda":
        """Make the agenda of the six months before `agora`."""
        zona = ZoneInfo(fuso)
        local = agora.astimezone(zona)
        dias = _business_days(local.date())
        aberturas = [datetime.combine(dia, ABRE, zona).astimezone(UTC) for dia in dias]
        return cls(agora, _elapsed(aberturas, agora), zona, dias, aberturas)

    def at(self, horas: float) -> datetime:
        """Return the moment in UTC, whole seconds, never after `agora`."""
        dia, resto = divmod(min(max(horas, 0.0), self.fim), HORAS_POR_DIA)
        indice = min(int(dia), len(self._aberturas) - 1)
        return min(self._aberturas[indice] + timedelta(seconds=int(resto * 3600)), self.agora)

    def day(self, horas: float) -> date:
        """Return the local day of a moment."""
        return self._dias[min(int(min(horas, self.fim) / HORAS_POR_DIA), len(self._dias) - 1)]

    def hours(self, moment: datetime) -> float:
        """Return the place on the line of `moment`."""
        return min(_elapsed(self._aberturas, moment), self.fim)


class Prazos:
    """Deadlines by the room of prazos, kept by day, since business days do not ask for the hour."""

    def __init__(self, agora: datetime) -> None:
        self._anos = range(agora.year - 1, agora.year + 2)
        self._kept: dict[tuple[date, Prazo, str, str], datetime] = {}

    def due(self, start: datetime, prazo: Prazo, uf: str, fuso: str) -> datetime:
        """Return when `prazo` from `start` ends for an empresa of `uf` in the zone `fuso`."""
        calendario = calendario_nacional(self._anos, uf or None)
        if prazo.unidade == "horas":
            return due_at(start, prazo, calendario, fuso).em
        # start is within office hours, when the UTC day is the local day of every Brazilian zone
        key = (start.date(), prazo, uf, fuso)
        if key not in self._kept:
            self._kept[key] = due_at(start, prazo, calendario, fuso).em
        return self._kept[key]


def _business_days(last: date) -> list[date]:
    first = last - SEIS_MESES
    calendario = calendario_nacional({first.year, last.year})
    dias = (first + timedelta(days=n) for n in range(SEIS_MESES.days + 1))
    return [dia for dia in dias if calendario.is_util(dia)]


def _elapsed(aberturas: list[datetime], moment: datetime) -> float:
    dia = bisect_left(aberturas, moment) - 1
    if dia < 0:
        return 0.0
    worked = (moment - aberturas[dia]).total_seconds() / 3600
    return dia * HORAS_POR_DIA + min(worked, HORAS_POR_DIA - 0.01)
