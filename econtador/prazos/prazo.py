"""From a term ("2 dias úteis", "8 horas") to the moment when it ends."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from econtador.prazos.calendario import Calendario, Expediente

Unidade = Literal["horas", "dias_uteis"]

_PLURAL = {"nacional": "nacionais", "estadual": "estaduais", "municipal": "municipais"}
_FERIADOS_CITADOS = 3


@dataclass(frozen=True, slots=True)
class Prazo:
    """A term of at least 1; `horas` are hours worked, not hours of the clock."""

    valor: int
    unidade: Unidade

    def __post_init__(self) -> None:
        if self.valor < 1:
            raise ValueError("O prazo é de pelo menos 1.")

    def __str__(self) -> str:
        nomes = (
            ("hora útil", "horas úteis") if self.unidade == "horas" else ("dia útil", "dias úteis")
        )
        return f"{self.valor} {nomes[self.valor > 1]}"


@dataclass(frozen=True, slots=True)
class Vencimento:
    """When a term ends: `em` in UTC; `explicacao` says which holidays moved it, or is empty."""

    em: datetime
    explicacao: str


def due_at(
    start: datetime,
    prazo: Prazo,
    calendario: Calendario,
    fuso: str,
    expediente: Expediente = Expediente(),  # noqa: B008 - frozen, so shared safely
) -> Vencimento:
    """Return when a `prazo` that runs from `start` ends, for a place in the IANA zone `fuso`.

    Business days count from the next business day and end with its office hours; hours are
    counted inside the office hours of business days, from `start` on. `start` is aware.
    Raises ValueError for a naive `start`, AnoSemCalendario past the years of the calendar.
    """
    if start.tzinfo is None:
        raise ValueError("O início do prazo precisa de fuso horário.")
    local = start.astimezone(ZoneInfo(fuso)).replace(tzinfo=None)
    relogio = _Relogio(calendario, expediente)
    count = relogio.count_hours if prazo.unidade == "horas" else relogio.count_days
    first, end = count(local, prazo.valor)
    return Vencimento(
        em=end.replace(tzinfo=ZoneInfo(fuso)).astimezone(UTC),
        explicacao=_explain(calendario, first, end.date()),
    )


@dataclass(frozen=True, slots=True)
class _Relogio:
    """Counts on the local clock; gives the first day that could count and when the term ends."""

    calendario: Calendario
    expediente: Expediente

    def count_days(self, local: datetime, valor: int) -> tuple[date, datetime]:
        first = local.date() + timedelta(days=1)
        day = self.calendario.util_from(first)
        for _ in range(valor - 1):
            day = self.calendario.next_util(day)
        return first, self._closing(day)

    def count_hours(self, local: datetime, valor: int) -> tuple[date, datetime]:
        first = self._first_day(local)
        day = self.calendario.util_from(first)
        begin = max(local, self._opening(day))
        left = timedelta(hours=valor)
        while (worked := self._closing(day) - begin) < left:
            left -= worked
            day = self.calendario.next_util(day)
            begin = self._opening(day)
        return first, begin + left

    def _first_day(self, local: datetime) -> date:
        day = local.date()
        return day if local < self._closing(day) else day + timedelta(days=1)

    def _opening(self, day: date) -> datetime:
        return datetime.combine(day, self.calendario.hours_of(day, self.expediente).inicio)

    def _closing(self, day: date) -> datetime:
        return datetime.combine(day, self.calendario.hours_of(day, self.expediente).fim)


def _explain(calendario: Calendario, first: date, last: date) -> str:
    """Say which holidays stood in the way: "20/11 é feriado nacional; vale 23/11"."""
    feriados = calendario.feriados_between(first, last)
    if not feriados:
        return ""
    return f"{_name_feriados(calendario, feriados)}; vale {_day(last, first.year)}"


def _name_feriados(calendario: Calendario, feriados: list[date]) -> str:
    ambitos = {calendario.ambitos.get(day, "") for day in feriados}
    ambito = ambitos.pop() if len(ambitos) == 1 else ""
    if len(feriados) == 1:
        return f"{_day(feriados[0])} é feriado {ambito}".rstrip()
    nomes = f"feriados {_PLURAL.get(ambito, '')}".rstrip()
    if len(feriados) > _FERIADOS_CITADOS:
        return f"Há {len(feriados)} {nomes} no caminho"
    *antes, ultimo = map(_day, feriados)
    return f"{', '.join(antes)} e {ultimo} são {nomes}"


def _day(day: date, year: int | None = None) -> str:
    """Return "23/11", with its year when that is not the `year` one would assume."""
    return day.strftime("%d/%m" if year in (None, day.year) else "%d/%m/%Y")
