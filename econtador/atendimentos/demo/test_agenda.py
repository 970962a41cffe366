"""The line of working hours, and deadlines kept by day."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.atendimentos.demo.agenda import Agenda, Prazos
from econtador.prazos.oficial import calendario_nacional
from econtador.prazos.prazo import Prazo, due_at

SP = ZoneInfo("America/Sao_Paulo")
AGORA = datetime(2026, 11, 24, 14, 30, tzinfo=SP)
AGENDA = Agenda.until(AGORA, "America/Sao_Paulo")


@given(st.floats(0, 1300))
def test_moments_are_in_office_hours_and_not_in_the_future(horas) -> None:
    em = AGENDA.at(horas)
    local = em.astimezone(SP)
    assert em <= AGORA
    assert 8 <= local.hour <= 18
    assert local.weekday() < 5


@given(st.floats(0, 1300), st.floats(0, 1300))
def test_later_on_the_line_is_not_earlier(one, other) -> None:
    assert (one <= other) <= (AGENDA.at(one) <= AGENDA.at(other))


@given(st.floats(0, 1200))
def test_there_and_back(horas) -> None:
    assert AGENDA.hours(AGENDA.at(horas)) == pytest.approx(min(horas, AGENDA.fim), abs=0.02)


def test_holidays_are_left_out() -> None:
    days = {AGENDA.day(hora).isoformat() for hora in range(int(AGENDA.fim))}
    assert "2026-11-19" in days
    assert "2026-11-20" not in days  # Consciência Negra
    assert "2026-10-12" not in days


@pytest.mark.parametrize(
    ("agora", "last"),
    [
        (datetime(2026, 11, 24, 1, 0, tzinfo=SP), "2026-11-23"),
        (datetime(2026, 11, 24, 23, 0, tzinfo=SP), "2026-11-24"),
        (datetime(2026, 11, 22, 12, 0, tzinfo=SP), "2026-11-19"),
    ],
)
def test_out_of_hours_the_line_ends_on_the_last_day_worked(agora, last) -> None:
    agenda = Agenda.until(agora, "America/Sao_Paulo")
    assert agenda.at(agenda.fim).astimezone(SP).date().isoformat() == last
    assert agenda.at(9_999) <= agora


@pytest.mark.parametrize("prazo", [Prazo(2, "dias_uteis"), Prazo(5, "horas")])
@pytest.mark.parametrize(
    ("uf", "fuso"),
    [("SP", "America/Sao_Paulo"), ("AC", "America/Rio_Branco"), ("PE", "America/Noronha")],
)
def test_kept_deadlines_are_those_of_the_room_of_prazos(prazo, uf, fuso) -> None:
    prazos = Prazos(AGORA)
    for hora in (12, 15, 20):
        start = datetime(2026, 11, 18, hora, 10, tzinfo=UTC)
        expected = due_at(start, prazo, calendario_nacional(range(2025, 2028), uf), fuso).em
        assert prazos.due(start, prazo, uf, fuso) == expected
        assert prazos.due(start, prazo, uf, fuso) == expected
