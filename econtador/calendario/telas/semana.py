"""The office hours in few lines: days that are alike stand together."""

from collections.abc import Sequence
from itertools import groupby

from econtador.calendario.models import DIAS, Horas


def in_words(semana: Sequence[Horas]) -> list[tuple[str, str]]:
    """Return (days, hours), such as ("Segunda a sexta", "08:00–12:00, 13:00–18:00")."""
    lines = []
    for horas, grouped in groupby(range(len(DIAS)), key=lambda dia: semana[dia]):
        dias = list(grouped)
        lines.append((_span(dias), str(horas).capitalize()))
    return lines


def _span(dias: Sequence[int]) -> str:
    first, last = DIAS[dias[0]], DIAS[dias[-1]].lower()
    if len(dias) == 1:
        return first
    return f"{first} {'e' if len(dias) == 2 else 'a'} {last}"
