"""Business days: what is worked, in full or in part, and in which hours."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.prazos.calendario import (
    COMERCIAL,
    Ambito,
    AnoSemCalendario,
    Calendario,
    Efeito,
    Folga,
    Semana,
    Turno,
    strongest,
)
from econtador.prazos.oficial import calendario_nacional

NACIONAL = calendario_nacional(range(2023, 2031))
USUAL = Semana()
DIAS = st.dates(date(2023, 2, 1), date(2029, 11, 30))
QUANTOS = st.integers(0, 15)
CONSCIENCIA_NEGRA = date(2026, 11, 20)
VESPERA = date(2026, 12, 24)
MANHA, TARDE = Turno(time(8), time(12)), Turno(time(13), time(18))


def with_folga(day: date, efeito: Efeito, semana: Semana = USUAL) -> Calendario:
    return Calendario({day: Folga("Festa", Ambito.ESCRITORIO, efeito)}, semana)


def test_the_usual_week_is_from_monday_to_friday_in_two_turnos() -> None:
    calendario = Calendario()
    assert [calendario.is_util(date(2026, 11, 23 + n)) for n in range(7)] == [True] * 5 + [
        False,
        False,
    ]
    assert calendario.turnos_of(date(2026, 11, 23)) == (MANHA, TARDE) == COMERCIAL


def test_weekends_and_holidays_are_not_business_days() -> None:
    assert not NACIONAL.is_util(date(2026, 11, 21))
    assert not NACIONAL.is_util(date(2026, 11, 22))
    assert not NACIONAL.is_util(CONSCIENCIA_NEGRA)
    assert NACIONAL.is_util(date(2026, 11, 19))


def test_the_next_and_the_last_business_day_jump_the_holiday_and_the_weekend() -> None:
    assert NACIONAL.next_util(date(2026, 11, 19)) == date(2026, 11, 23)
    assert NACIONAL.util_from(CONSCIENCIA_NEGRA) == date(2026, 11, 23)
    assert NACIONAL.util_from(date(2026, 11, 19)) == date(2026, 11, 19)
    assert NACIONAL.util_until(date(2026, 11, 22)) == date(2026, 11, 19)
    assert NACIONAL.util_until(date(2026, 11, 19)) == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("day", "quantos", "found"),
    [
        (date(2026, 11, 18), 0, date(2026, 11, 18)),
        (date(2026, 11, 18), 1, date(2026, 11, 19)),
        (date(2026, 11, 18), 2, date(2026, 11, 23)),
        (CONSCIENCIA_NEGRA, 0, date(2026, 11, 23)),
        (CONSCIENCIA_NEGRA, 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 5, date(2026, 11, 27)),
    ],
)
def test_business_days_are_added(day: date, quantos: int, found: date) -> None:
    assert NACIONAL.add_uteis(day, quantos) == found


def test_a_year_that_is_not_covered_is_an_error_and_not_a_wrong_answer() -> None:
    with pytest.raises(AnoSemCalendario, match="não tem os feriados de 2027"):
        calendario_nacional([2026]).next_util(date(2026, 12, 31))
    with pytest.raises(AnoSemCalendario, match="não tem os feriados de 2025"):
        calendario_nacional([2026]).util_until(date(2026, 1, 1))


def test_a_calendar_written_by_hand_covers_every_year() -> None:
    assert Calendario().is_util(date(1999, 12, 31))


@pytest.mark.parametrize(
    ("efeito", "left"),
    [
        (Efeito.FECHADO, ()),
        (Efeito.MANHA, (MANHA,)),
        (Efeito.TARDE, (TARDE,)),
        (Efeito.ABERTO, (MANHA, TARDE)),
    ],
)
def test_what_each_effect_leaves_of_a_day(efeito: Efeito, left: tuple[Turno, ...]) -> None:
    calendario = with_folga(VESPERA, efeito)
    assert calendario.turnos_of(VESPERA) == left
    assert calendario.is_util(VESPERA) == bool(left)
    assert calendario.turnos_of(VESPERA - timedelta(days=1)) == (MANHA, TARDE)


@pytest.mark.parametrize(
    ("efeito", "left"),
    [(Efeito.MANHA, Turno(time(9), time(12))), (Efeito.TARDE, Turno(time(12), time(16)))],
)
def test_a_turno_across_noon_is_cut(efeito: Efeito, left: Turno) -> None:
    direto = Semana(((Turno(time(9), time(16)),),) * 7)
    assert with_folga(VESPERA, efeito, direto).turnos_of(VESPERA) == (left,)


def test_half_a_day_of_which_nothing_is_worked_is_no_business_day() -> None:
    so_tarde = Semana(((TARDE,),) * 5 + ((), ()))
    assert not with_folga(VESPERA, Efeito.MANHA, so_tarde).is_util(VESPERA)
    assert with_folga(VESPERA, Efeito.TARDE, so_tarde).is_util(VESPERA)


def test_who_opens_on_saturdays_works_on_saturdays() -> None:
    sabado = Semana((COMERCIAL,) * 5 + ((MANHA,), ()))
    assert Calendario(semana=sabado).next_util(date(2026, 11, 20)) == date(2026, 11, 21)
    assert sabado.turnos(date(2026, 11, 21)) == (MANHA,)
    assert sabado.fim == time(18)


def test_hours_that_end_before_they_begin_are_refused() -> None:
    for fim in (time(8), time(18)):
        with pytest.raises(ValueError, match="termina depois de começar"):
            Turno(time(18), fim)


@pytest.mark.parametrize("dias", [(), (COMERCIAL,) * 6, ((),) * 7])
def test_a_week_has_seven_days_and_some_hours(dias: tuple[tuple[Turno, ...], ...]) -> None:
    with pytest.raises(ValueError, match="sete dias"):
        Semana(dias)


@pytest.mark.parametrize("turnos", [(TARDE, MANHA), (MANHA, Turno(time(11), time(14)))])
def test_the_turnos_of_a_day_are_in_order_and_apart(turnos: tuple[Turno, ...]) -> None:
    with pytest.raises(ValueError, match="vêm em ordem"):
        Semana((turnos,) * 7)
    assert Semana(((MANHA, Turno(time(12), time(14))),) * 7).fim == time(14)


def test_holidays_between_two_days_leave_out_the_weekends() -> None:
    assert date(2026, 11, 15) in NACIONAL.folgas
    found = list(NACIONAL.folgas_between(date(2026, 11, 2), date(2026, 11, 20)))
    assert found == [date(2026, 11, 2), CONSCIENCIA_NEGRA]


def test_what_takes_no_hour_is_not_between() -> None:
    assert list(with_folga(VESPERA, Efeito.ABERTO).folgas_between(VESPERA, VESPERA)) == []
    so_manha = Semana(((MANHA,),) * 7)
    assert list(with_folga(VESPERA, Efeito.MANHA, so_manha).folgas_between(VESPERA, VESPERA)) == []
    assert list(with_folga(VESPERA, Efeito.MANHA).folgas_between(VESPERA, VESPERA)) == [VESPERA]


@given(DIAS)
def test_the_next_business_day_is_the_first_one(day: date) -> None:
    following = NACIONAL.next_util(day)
    assert following > day
    assert NACIONAL.is_util(following)
    between = (day + timedelta(days=n) for n in range(1, (following - day).days))
    assert not any(NACIONAL.is_util(other) for other in between)


@given(DIAS)
def test_no_run_of_days_off_is_longer_than_five(day: date) -> None:
    assert NACIONAL.next_util(day) - day <= timedelta(days=5)


@given(DIAS, QUANTOS, QUANTOS)
def test_business_days_add_up(day: date, some: int, more: int) -> None:
    """Some and then more is all at once, from a business day; and from any day when some > 0."""
    start = NACIONAL.util_from(day)
    assert NACIONAL.add_uteis(NACIONAL.add_uteis(start, some), more) == NACIONAL.add_uteis(
        start, some + more
    )
    assert NACIONAL.add_uteis(NACIONAL.add_uteis(day, 1 + some), more) == NACIONAL.add_uteis(
        day, 1 + some + more
    )


@given(DIAS, st.integers(1, 30))
def test_as_many_business_days_lie_between_as_were_added(day: date, quantos: int) -> None:
    end = NACIONAL.add_uteis(day, quantos)
    between = (day + timedelta(days=n) for n in range(1, (end - day).days + 1))
    assert sum(NACIONAL.is_util(other) for other in between) == quantos


@given(DIAS, st.integers(0, 40), QUANTOS)
def test_who_starts_later_ends_no_earlier(day: date, later: int, quantos: int) -> None:
    assert NACIONAL.add_uteis(day, quantos) <= NACIONAL.add_uteis(
        day + timedelta(days=later), quantos
    )


@given(DIAS)
def test_the_first_from_and_the_last_until_enclose_the_day(day: date) -> None:
    before, after = NACIONAL.util_until(day), NACIONAL.util_from(day)
    assert before <= day <= after
    assert (before == day == after) == NACIONAL.is_util(day)
    assert NACIONAL.next_util(before) == (NACIONAL.next_util(day) if before == day else after)


DITOS = st.lists(
    st.tuples(
        st.dates(date(2026, 1, 1), date(2026, 1, 5)),
        st.builds(Folga, st.sampled_from("abc"), st.sampled_from(Ambito), st.sampled_from(Efeito)),
    ),
    max_size=12,
)


@given(DITOS)
def test_of_several_reasons_the_one_that_takes_most_is_kept(
    ditos: list[tuple[date, Folga]],
) -> None:
    kept = strongest(ditos)
    for day in {day for day, _ in ditos}:
        efeitos = [folga.efeito for other, folga in ditos if other == day]
        if Efeito.FECHADO in efeitos:
            assert kept[day].efeito == Efeito.FECHADO
        elif set(efeitos) == {Efeito.ABERTO}:
            assert day not in kept
        else:
            assert kept[day].efeito in (Efeito.MANHA, Efeito.TARDE)


@given(DITOS)
def test_of_equals_the_first_is_kept(ditos: list[tuple[date, Folga]]) -> None:
    for day, folga in strongest(ditos).items():
        first = next(other for at, other in ditos if (at, other.efeito) == (day, folga.efeito))
        assert folga.efeito != Efeito.FECHADO or folga is first
