"""Business days and the holidays that the law makes."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.base.brasil.uf import UFS
from econtador.prazos.calendario import (
    AnoSemCalendario,
    Calendario,
    Expediente,
    calendario_nacional,
)

NACIONAL = calendario_nacional(range(2023, 2031))
DIAS = st.dates(date(2023, 1, 1), date(2029, 12, 31))

CONSCIENCIA_NEGRA = date(2026, 11, 20)
CARNAVAL = date(2026, 2, 17)
CORPUS_CHRISTI = date(2026, 6, 4)
REVOLUCAO_PAULISTA = date(2026, 7, 9)


def test_the_national_holidays_of_2026():
    assert sorted(calendario_nacional([2026]).feriados) == [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 21),
        date(2026, 5, 1),
        date(2026, 9, 7),
        date(2026, 10, 12),
        date(2026, 11, 2),
        date(2026, 11, 15),
        date(2026, 11, 20),
        date(2026, 12, 25),
    ]


def test_20_november_is_national_only_since_2024():
    assert date(2023, 11, 20) not in NACIONAL.feriados
    assert date(2024, 11, 20) in NACIONAL.feriados
    assert "Consciência Negra" in NACIONAL.feriados[CONSCIENCIA_NEGRA]


@pytest.mark.parametrize("day", [CARNAVAL, CORPUS_CHRISTI, date(2026, 10, 28), date(2026, 12, 24)])
def test_optional_days_are_worked(day):
    assert NACIONAL.is_util(day)


def test_carnaval_is_a_holiday_where_the_state_made_it_one():
    rio = calendario_nacional([2026], "RJ")
    assert not rio.is_util(CARNAVAL)
    assert rio.ambitos[CARNAVAL] == "estadual"


def test_a_state_adds_its_own_holidays_and_keeps_the_national_ones():
    paulista = calendario_nacional([2026], "SP")
    assert not paulista.is_util(REVOLUCAO_PAULISTA)
    assert paulista.ambitos[REVOLUCAO_PAULISTA] == "estadual"
    assert paulista.ambitos[CONSCIENCIA_NEGRA] == "nacional"
    assert NACIONAL.is_util(REVOLUCAO_PAULISTA)


@pytest.mark.parametrize("uf", sorted(UFS))
def test_every_state_has_a_calendar_that_contains_the_national_one(uf):
    estadual = calendario_nacional([2026], uf)
    assert set(calendario_nacional([2026]).feriados) <= set(estadual.feriados)
    assert set(estadual.ambitos) == set(estadual.feriados)


def test_an_unknown_state_is_an_error():
    with pytest.raises(NotImplementedError):
        calendario_nacional([2026], "XX")


def test_weekends_and_holidays_are_not_business_days():
    assert not NACIONAL.is_util(date(2026, 11, 21))
    assert not NACIONAL.is_util(date(2026, 11, 22))
    assert not NACIONAL.is_util(CONSCIENCIA_NEGRA)
    assert NACIONAL.is_util(date(2026, 11, 19))


def test_the_next_business_day_jumps_the_holiday_and_the_weekend():
    assert NACIONAL.next_util(date(2026, 11, 19)) == date(2026, 11, 23)
    assert NACIONAL.util_from(CONSCIENCIA_NEGRA) == date(2026, 11, 23)
    assert NACIONAL.util_from(date(2026, 11, 19)) == date(2026, 11, 19)


def test_a_year_that_is_not_covered_is_an_error_and_not_a_wrong_answer():
    with pytest.raises(AnoSemCalendario, match="não tem os feriados de 2027"):
        calendario_nacional([2026]).next_util(date(2026, 12, 31))


def test_a_calendar_written_by_hand_covers_every_year():
    assert Calendario().is_util(date(1999, 12, 31))


def test_a_half_day_is_worked_in_its_own_hours():
    vespera = date(2026, 12, 24)
    manha = Expediente(time(8), time(12))
    calendario = Calendario(meios_dias={vespera: manha})
    assert calendario.is_util(vespera)
    assert calendario.hours_of(vespera, Expediente()) == manha
    assert calendario.hours_of(date(2026, 12, 23), Expediente()) == Expediente(time(8), time(18))


def test_hours_that_end_before_they_begin_are_refused():
    with pytest.raises(ValueError, match="termina depois de começar"):
        Expediente(time(18), time(8))


def test_holidays_between_two_days_leave_out_the_weekends():
    assert date(2026, 11, 15) in NACIONAL.feriados
    assert NACIONAL.feriados_between(date(2026, 11, 2), date(2026, 11, 20)) == [
        date(2026, 11, 2),
        CONSCIENCIA_NEGRA,
    ]


@given(DIAS)
def test_the_next_business_day_is_the_first_one(day):
    following = NACIONAL.next_util(day)
    assert following > day
    assert NACIONAL.is_util(following)
    between = (day + timedelta(days=n) for n in range(1, (following - day).days))
    assert not any(NACIONAL.is_util(other) for other in between)


@given(DIAS)
def test_no_run_of_days_off_is_longer_than_five(day):
    assert NACIONAL.next_util(day) - day <= timedelta(days=5)
