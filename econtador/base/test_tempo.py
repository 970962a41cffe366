"""Days and moments on the clock of a zone."""

from datetime import UTC, date, datetime

import pytest

from econtador.base.tempo import day_of, days, end_of, start_of, written

DIA = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("fuso", "hour"),
    [
        ("America/Noronha", 2),
        ("America/Sao_Paulo", 3),
        ("America/Manaus", 4),
        ("America/Rio_Branco", 5),
    ],
)
def test_a_day_begins_and_ends_at_its_own_midnight(fuso: str, hour: int) -> None:
    assert start_of(DIA, fuso) == datetime(2026, 11, 24, hour, tzinfo=UTC)
    assert end_of(DIA, fuso) == datetime(2026, 11, 25, hour, tzinfo=UTC)
    assert day_of(start_of(DIA, fuso), fuso) == DIA
    assert day_of(end_of(DIA, fuso), fuso) == date(2026, 11, 25)


def test_a_moment_in_words() -> None:
    em = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)
    assert written(em, "America/Sao_Paulo") == "24/11/2026 às 22:30"


def test_a_period_in_whole_days() -> None:
    de, ate = start_of(DIA, "America/Manaus"), end_of(date(2026, 12, 10), "America/Manaus")
    assert days(de, ate, "America/Manaus") == "24/11/2026 a 10/12/2026"
    assert days(de, de.replace(hour=5), "America/Manaus") == "24/11/2026 a 24/11/2026"
