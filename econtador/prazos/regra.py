"""What happens to a date that is not a business day: it comes earlier, goes later, or stays."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from econtador.prazos.calendario import Calendario
from econtador.prazos.explicacao import METADE, short, why_not


class Regra(StrEnum):
    """The office's rule for a date on which nobody works."""

    ANTECIPAR = "antecipar"
    POSTERGAR = "postergar"
    MANTER = "manter"


@dataclass(frozen=True, slots=True)
class Vencimento:
    """When something is due: `em` in UTC; `explicacao` says why then, or is empty."""

    em: datetime
    explicacao: str


def examine(
    em: datetime, calendario: Calendario, fuso: str, regra: Regra, *, agora: datetime
) -> Vencimento:
    """Return what the rule makes of a date that somebody chose, and why; both moments are aware.

    The same `em` comes back when the day is worked, and with `manter`; a date brought forward
    never lies in the past: where it would, it goes later. The hour stays, within office hours.
    Raises AnoSemCalendario outside the years of the calendar.
    """
    zona = ZoneInfo(fuso)
    local = em.astimezone(zona).replace(tzinfo=None)
    if calendario.is_util(local.date()):
        return Vencimento(em.astimezone(UTC), _why_late(local, calendario))
    after = agora.astimezone(zona).replace(tzinfo=None)
    vale = settle(local, calendario, regra, after=after)
    return Vencimento(
        vale.replace(tzinfo=zona).astimezone(UTC), why_settled(local, vale, calendario)
    )


def settle(local: datetime, calendario: Calendario, regra: Regra, *, after: datetime) -> datetime:
    """Return the local moment that counts instead of one on a day that is not worked.

    What `antecipar` would put at or before `after` goes later instead.
    """
    if regra == Regra.MANTER:
        return local
    later = _within_hours(local, calendario.util_from(local.date()), calendario)
    if regra == Regra.POSTERGAR:
        return later
    earlier = _within_hours(local, calendario.util_until(local.date()), calendario)
    return earlier if earlier > after else later


def why_settled(local: datetime, vale: datetime, calendario: Calendario) -> str:
    """Say why the day of `local` is not worked and which one counts."""
    reason = why_not(calendario, local.date())
    if vale == local:
        return f"{reason}; a data é mantida"
    return f"{reason}; vale {short(vale.date(), local.year)}"


def _why_late(local: datetime, calendario: Calendario) -> str:
    """Say of a half day that it is over by then."""
    folga = calendario.folgas.get(local.date())
    fim = calendario.turnos_of(local.date())[-1].fim
    if not folga or folga.efeito not in METADE or local.time() <= fim:
        return ""
    return f"{short(local.date())} {METADE[folga.efeito]}, até {fim:%H:%M}"


def _within_hours(local: datetime, day: date, calendario: Calendario) -> datetime:
    turnos = calendario.turnos_of(day)
    return datetime.combine(day, min(max(local.time(), turnos[0].inicio), turnos[-1].fim))
