"""Moments as people read them: limits, relative times, exact times. All in Portuguese."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Classe = Literal["late", "today", "soon", "ok"]

_MINUTO = timedelta(minutes=1)
_HORA = timedelta(hours=1)
_DIA = timedelta(days=1)
_SEMANA = ("seg.", "ter.", "qua.", "qui.", "sex.", "sáb.", "dom.")


@dataclass(frozen=True, slots=True)
class Rotulo:
    """A limit to show: the class of its chip, its text, and the exact moment for the tooltip."""

    classe: Classe
    texto: str
    exato: str


def rotulo_prazo(em: datetime, agora: datetime, fuso: str) -> Rotulo:
    """Return how a limit `em` reads at `agora` in the IANA zone `fuso`; both moments are aware.

    `late` is past, `today` is the same local day, `soon` is tomorrow, `ok` is later.
    """
    if em < agora:
        return Rotulo("late", f"Atrasado {_elapsed(agora - em)}", exato(em, fuso))
    local = _local(em, fuso)
    days = (local.date() - _local(agora, fuso).date()).days
    if days == 0:
        return Rotulo("today", f"Hoje, {local:%H:%M}", exato(em, fuso))
    if days == 1:
        return Rotulo("soon", f"Amanhã, {local:%H:%M}", exato(em, fuso))
    return Rotulo("ok", f"{_date(local, _local(agora, fuso))}, {local:%H:%M}", exato(em, fuso))


def relativo(em: datetime, agora: datetime, fuso: str) -> str:
    """Return how a past moment reads at `agora` in the IANA zone `fuso`; both are aware.

    By age: "agora", "há 5 min", "há 2 h" (same day), "ontem, 09:12", "seg., 09:12" (within a
    week), "12/10", and "12/10/2025" for another year. A moment up to a minute ahead is "agora"
    (clocks differ); further ahead it is told exactly.
    """
    if agora - em < -_MINUTO:
        return exato(em, fuso)
    if agora - em < _HORA:
        return _minutes_ago(agora - em)
    return _days_ago(_local(em, fuso), _local(agora, fuso))


def exato(em: datetime, fuso: str) -> str:
    """Return a moment in full, on the clock of `fuso`: "24/11/2026, 17:00"."""
    return f"{_local(em, fuso):%d/%m/%Y, %H:%M}"


def _local(moment: datetime, fuso: str) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("O momento precisa de fuso horário.")
    return moment.astimezone(ZoneInfo(fuso))


def _elapsed(past: timedelta) -> str:
    if past >= _DIA:
        return f"{past // _DIA} dia{'s' if past >= 2 * _DIA else ''}"
    if past >= _HORA:
        return f"{past // _HORA} h"
    return f"{max(past // _MINUTO, 1)} min"


def _minutes_ago(past: timedelta) -> str:
    return "agora" if past < _MINUTO else f"há {past // _MINUTO} min"


def _days_ago(local: datetime, agora: datetime) -> str:
    days = (agora.date() - local.date()).days
    if days == 0:
        return f"há {(agora - local) // _HORA} h"
    if days == 1:
        return f"ontem, {local:%H:%M}"
    return f"{_SEMANA[local.weekday()]}, {local:%H:%M}" if days < 7 else _date(local, agora)


def _date(local: datetime, agora: datetime) -> str:
    return local.strftime("%d/%m" if local.year == agora.year else "%d/%m/%Y")
