"""Days and moments on the clock of an IANA zone. Every moment is aware."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def start_of(dia: date, fuso: str) -> datetime:
    """Return the instant at which the local day begins."""
    return datetime.combine(dia, time.min, ZoneInfo(fuso)).astimezone(UTC)


def end_of(dia: date, fuso: str) -> datetime:
    """Return the instant at which the local day is over: the next one begins."""
    return start_of(dia + timedelta(days=1), fuso)


def day_of(em: datetime, fuso: str) -> date:
    """Return the local day of an instant."""
    return em.astimezone(ZoneInfo(fuso)).date()


def days(de: datetime, ate: datetime, fuso: str) -> str:
    """Return a period as its first and last day, `ate` left out: "20/11/2026 a 10/12/2026"."""
    last = day_of(ate - ate.resolution, fuso)
    return f"{day_of(de, fuso):%d/%m/%Y} a {last:%d/%m/%Y}"


def written(em: datetime, fuso: str) -> str:
    """Return an instant as sentences say it: "24/11/2026 às 17:00"."""
    return em.astimezone(ZoneInfo(fuso)).strftime("%d/%m/%Y às %H:%M")
