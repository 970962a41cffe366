"""Why a date is not another one, in a sentence: "20/11 é feriado nacional; vale 23/11"."""

from collections.abc import Sequence
from datetime import date, datetime

from econtador.prazos.calendario import Ambito, Calendario, Efeito, Folga

CITADOS = 3
SEMANA = ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado",
          "domingo")  # fmt: skip
UM = {
    Ambito.NACIONAL: "feriado nacional",
    Ambito.UF: "feriado estadual",
    Ambito.MUNICIPIO: "feriado municipal",
    Ambito.ESCRITORIO: "folga do escritório",
    Ambito.BANCO: "feriado bancário",
}
VARIOS = {
    Ambito.NACIONAL: "feriados nacionais",
    Ambito.UF: "feriados estaduais",
    Ambito.MUNICIPIO: "feriados municipais",
    Ambito.ESCRITORIO: "folgas do escritório",
    Ambito.BANCO: "feriados bancários",
}
METADE = {
    Efeito.MANHA: "tem expediente só de manhã",
    Efeito.TARDE: "tem expediente só à tarde",
}


def name_of(folga: Folga) -> str:
    """Return what the day is: "feriado municipal de Campinas", "ponto facultativo"."""
    if folga.facultativo:
        return "ponto facultativo"
    return f"{UM[folga.ambito]} de {folga.lugar}" if folga.lugar else UM[folga.ambito]


def why_moved(calendario: Calendario, first: date, end: datetime, *, metades: bool) -> str:
    """Say what stood between the `first` day that could count and the local `end` of a term.

    A half day is told when the term ends on it, and with `metades` (terms in hours) on the way.
    Empty when nothing stood there.
    """
    last = end.date()
    found = list(calendario.folgas_between(first, last))
    closed = [day for day in found if not calendario.is_util(day)]
    halves = [day for day in found if calendario.is_util(day) and (metades or day == last)]
    reasons = [_closed(calendario, closed)] if closed else []
    reasons += [f"{short(day)} {METADE[calendario.folgas[day].efeito]}" for day in halves]
    if not reasons:
        return ""
    hour = f", {end:%H:%M}" if last in halves else ""
    return f"{_and(reasons)}; vale {short(last, first.year)}{hour}"


def why_not(calendario: Calendario, day: date) -> str:
    """Say why `day` is not a business day: "21/11 é sábado". Empty when it is one."""
    if calendario.is_util(day):
        return ""
    if not calendario.semana.turnos(day):
        resto = "" if day.weekday() >= 5 else ", sem expediente"
        return f"{short(day)} é {SEMANA[day.weekday()]}{resto}"
    folga = calendario.folgas[day]
    if folga.efeito == Efeito.FECHADO:
        return f"{short(day)} é {name_of(folga)}"
    return f"{short(day)} não tem expediente"


def short(day: date, year: int | None = None) -> str:
    """Return "23/11", with its year when that is not the `year` one would assume."""
    return day.strftime("%d/%m" if year in (None, day.year) else "%d/%m/%Y")


def _closed(calendario: Calendario, days: Sequence[date]) -> str:
    folgas = [calendario.folgas[day] for day in days]
    if len(days) == 1:
        return why_not(calendario, days[0])
    if len(days) > CITADOS:
        return f"Há {len(days)} {_together(folgas)} no caminho"
    return f"{_and([short(day) for day in days])} são {_together(folgas)}"


def _together(folgas: Sequence[Folga]) -> str:
    if any(folga.facultativo or folga.efeito != Efeito.FECHADO for folga in folgas):
        return "dias sem expediente"
    ambitos = {folga.ambito for folga in folgas}
    return VARIOS[ambitos.pop()] if len(ambitos) == 1 else "feriados"


def _and(parts: Sequence[str]) -> str:
    *antes, ultimo = parts
    return f"{', '.join(antes)} e {ultimo}" if antes else ultimo
