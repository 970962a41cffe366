"""From a term ("2 dias úteis", "8 horas") to the moment when it ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from econtador.prazos.calendario import UM_DIA, Calendario
from econtador.prazos.explicacao import why_moved
from econtador.prazos.regra import Regra, Vencimento, settle, why_settled

Unidade = Literal["horas", "dias_uteis", "dias"]

NOMES: dict[Unidade, tuple[str, str]] = {
    "horas": ("hora útil", "horas úteis"),
    "dias_uteis": ("dia útil", "dias úteis"),
    "dias": ("dia corrido", "dias corridos"),
}


@dataclass(frozen=True, slots=True)
class Prazo:
    """A term of at least 1: hours worked, business days, or days of the calendar."""

    valor: int
    unidade: Unidade

    def __post_init__(self) -> None:
        if self.valor < 1:
            raise ValueError("O prazo é de pelo menos 1.")

    def __str__(self) -> str:
        return f"{self.valor} {NOMES[self.unidade][self.valor > 1]}"

    def anos(self, start: datetime) -> range:
        """Return the years that a calendar must know to count this term from `start`.

        One before (it may still be the old year there), and room for who opens once a week.
        """
        return range(start.year - 1, start.year + 2 + self.valor // 40)


def due_at(
    start: datetime,
    prazo: Prazo,
    calendario: Calendario,
    fuso: str,
    regra: Regra = Regra.POSTERGAR,
) -> Vencimento:
    """Return when a `prazo` that runs from `start` ends, for a place in the IANA zone `fuso`.

    Business days count from the next business day and end with its office hours; hours are
    counted inside the office hours of business days, from `start` on; days of the calendar are
    all counted, and `regra` says what happens when the last one is not worked. `start` is aware.
    Raises ValueError for a naive `start`, AnoSemCalendario past the years of the calendar.
    """
    if start.tzinfo is None:
        raise ValueError("O início do prazo precisa de fuso horário.")
    local = start.astimezone(ZoneInfo(fuso)).replace(tzinfo=None)
    relogio = _Relogio(calendario, regra)
    end, why = {
        "horas": relogio.count_hours,
        "dias_uteis": relogio.count_uteis,
        "dias": relogio.count_days,
    }[prazo.unidade](local, prazo.valor)
    return Vencimento(end.replace(tzinfo=ZoneInfo(fuso)).astimezone(UTC), why)


@dataclass(frozen=True, slots=True)
class _Relogio:
    """Counts on the local clock; gives the local end of the term and why it is not earlier."""

    calendario: Calendario
    regra: Regra

    def count_uteis(self, local: datetime, valor: int) -> tuple[datetime, str]:
        end = self._closing(self.calendario.add_uteis(local.date(), valor))
        return end, why_moved(self.calendario, local.date() + UM_DIA, end, metades=False)

    def count_hours(self, local: datetime, valor: int) -> tuple[datetime, str]:
        left = timedelta(hours=valor)
        for begin, fim in self._turnos_from(local):
            if fim - begin >= left:
                break
            left -= fim - begin
        first = self._first_day(local)
        return begin + left, why_moved(self.calendario, first, begin + left, metades=True)

    def count_days(self, local: datetime, valor: int) -> tuple[datetime, str]:
        day = local.date() + timedelta(days=valor)
        if self.calendario.is_util(day):
            end = self._closing(day)
            return end, why_moved(self.calendario, day, end, metades=False)
        last = datetime.combine(day, self.calendario.semana.fim)
        end = settle(last, self.calendario, self.regra, after=local)
        return end, why_settled(last, end, self.calendario)

    def _first_day(self, local: datetime) -> date:
        usual = self.calendario.semana.turnos(local.date())
        late = not usual or local.time() >= usual[-1].fim
        return local.date() + UM_DIA if late else local.date()

    def _turnos_from(self, local: datetime) -> Iterator[tuple[datetime, datetime]]:
        day = local.date()
        while True:
            for turno in self.calendario.turnos_of(day):
                fim = datetime.combine(day, turno.fim)
                if local < fim:
                    yield max(local, datetime.combine(day, turno.inicio)), fim
            day += UM_DIA

    def _closing(self, day: date) -> datetime:
        return datetime.combine(day, self.calendario.turnos_of(day)[-1].fim)
