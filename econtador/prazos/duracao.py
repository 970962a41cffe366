"""Spans of time in words. Pure."""

MINUTO, HORA, DIA = 60, 3600, 86400


def in_words(segundos: float | None) -> str:
    """Return a span as people say it: "45 min", "3 h 20 min", "2 d 4 h"; "—" for none."""
    if segundos is None:
        return "—"
    total = round(segundos / MINUTO) * MINUTO
    if total < HORA:
        return f"{total // MINUTO} min"
    if total < DIA:
        return _two(total // HORA, "h", total % HORA // MINUTO, "min")
    return _two(total // DIA, "d", total % DIA // HORA, "h")


def _two(grande: int, unidade: str, pequeno: int, outra: str) -> str:
    return f"{grande} {unidade} {pequeno} {outra}" if pequeno else f"{grande} {unidade}"
