"""When a term ends, and why on that day."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.prazos.calendario import (
    AnoSemCalendario,
    Calendario,
    Expediente,
    calendario_nacional,
)
from econtador.prazos.prazo import Prazo, due_at

ANOS = range(2025, 2032)
NACIONAL = calendario_nacional(ANOS)
BRASILIA = "America/Sao_Paulo"
NORONHA = "America/Noronha"
FUSOS = [NORONHA, BRASILIA, "America/Manaus", "America/Cuiaba", "America/Rio_Branco"]

STARTS = st.datetimes(
    datetime(2026, 1, 2),  # noqa: DTZ001 - hypothesis wants naive bounds and adds the zone
    datetime(2029, 12, 31),  # noqa: DTZ001 - the same
    timezones=st.just(UTC),
)
PRAZOS = st.one_of(
    st.builds(Prazo, st.integers(1, 200), st.just("horas")),
    st.builds(Prazo, st.integers(1, 60), st.just("dias_uteis")),
)


def at(text, fuso=BRASILIA):
    """Return the aware moment written as `2026-11-19 10:00` on the clock of `fuso`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(fuso))


def local(moment, fuso=BRASILIA):
    """Return how a moment is written on the clock of `fuso`."""
    return moment.astimezone(ZoneInfo(fuso)).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("start", "dias", "due"),
    [
        ("2026-11-23 10:00", 1, "2026-11-24 18:00"),
        ("2026-11-23 00:00", 1, "2026-11-24 18:00"),
        ("2026-11-23 23:59", 1, "2026-11-24 18:00"),
        ("2026-11-23 10:00", 5, "2026-11-30 18:00"),
        ("2026-11-27 10:00", 1, "2026-11-30 18:00"),
        ("2026-11-28 10:00", 1, "2026-11-30 18:00"),
        ("2026-11-19 10:00", 1, "2026-11-23 18:00"),
        ("2026-12-24 10:00", 1, "2026-12-28 18:00"),
    ],
)
def test_business_days_end_with_the_office_hours(start, dias, due):
    vencimento = due_at(at(start), Prazo(dias, "dias_uteis"), NACIONAL, BRASILIA)
    assert local(vencimento.em) == due


@pytest.mark.parametrize(
    ("start", "horas", "due"),
    [
        ("2026-11-23 10:00", 2, "2026-11-23 12:00"),
        ("2026-11-23 10:30", 8, "2026-11-24 08:30"),
        ("2026-11-23 08:00", 10, "2026-11-23 18:00"),
        ("2026-11-23 06:00", 1, "2026-11-23 09:00"),
        ("2026-11-23 17:00", 1, "2026-11-23 18:00"),
        ("2026-11-23 18:00", 1, "2026-11-24 09:00"),
        ("2026-11-23 22:00", 1, "2026-11-24 09:00"),
        ("2026-11-27 17:00", 2, "2026-11-30 09:00"),
        ("2026-11-28 12:00", 1, "2026-11-30 09:00"),
        ("2026-11-19 17:00", 2, "2026-11-23 09:00"),
        ("2026-11-20 11:00", 2, "2026-11-23 10:00"),
        ("2026-11-23 08:00", 48, "2026-11-27 16:00"),
    ],
)
def test_hours_are_counted_inside_the_office_hours(start, horas, due):
    vencimento = due_at(at(start), Prazo(horas, "horas"), NACIONAL, BRASILIA)
    assert local(vencimento.em) == due


@pytest.mark.parametrize(
    ("start", "prazo", "explicacao"),
    [
        ("2026-11-23 10:00", Prazo(3, "dias_uteis"), ""),
        ("2026-11-27 10:00", Prazo(1, "dias_uteis"), ""),
        ("2026-11-19 10:00", Prazo(1, "dias_uteis"), "20/11 é feriado nacional; vale 23/11"),
        ("2026-11-18 10:00", Prazo(3, "dias_uteis"), "20/11 é feriado nacional; vale 24/11"),
        ("2026-11-20 10:00", Prazo(1, "dias_uteis"), ""),
        ("2026-11-13 10:00", Prazo(1, "dias_uteis"), ""),
        ("2026-11-20 10:00", Prazo(2, "horas"), "20/11 é feriado nacional; vale 23/11"),
        ("2026-11-20 18:00", Prazo(2, "horas"), ""),
        ("2026-11-20 19:00", Prazo(2, "horas"), ""),
        ("2026-11-19 17:00", Prazo(2, "horas"), "20/11 é feriado nacional; vale 23/11"),
        (
            "2026-10-30 10:00",
            Prazo(14, "dias_uteis"),
            "02/11 e 20/11 são feriados nacionais; vale 23/11",
        ),
        (
            "2026-12-23 10:00",
            Prazo(6, "dias_uteis"),
            "25/12 e 01/01 são feriados nacionais; vale 04/01/2027",
        ),
        (
            "2026-09-04 10:00",
            Prazo(56, "dias_uteis"),
            "Há 4 feriados nacionais no caminho; vale 27/11",
        ),
    ],
)
def test_says_which_holidays_moved_the_date(start, prazo, explicacao):
    assert due_at(at(start), prazo, NACIONAL, BRASILIA).explicacao == explicacao


def test_names_the_scope_of_a_holiday_only_where_it_is_one_and_known():
    paulista = calendario_nacional(ANOS, "SP")
    um_dia = due_at(at("2026-07-08 10:00"), Prazo(1, "dias_uteis"), paulista, BRASILIA)
    assert um_dia.explicacao == "09/07 é feriado estadual; vale 10/07"
    varios = due_at(at("2026-07-08 10:00"), Prazo(42, "dias_uteis"), paulista, BRASILIA)
    assert varios.explicacao == "09/07 e 07/09 são feriados; vale 08/09"


def test_a_holiday_without_scope_is_just_a_holiday():
    da_casa = Calendario(feriados={date(2026, 11, 24): "Aniversário da casa"})
    vencimento = due_at(at("2026-11-23 10:00"), Prazo(1, "dias_uteis"), da_casa, BRASILIA)
    assert vencimento.explicacao == "24/11 é feriado; vale 25/11"


def test_a_half_day_ends_early_and_counts_its_own_hours():
    vespera = Calendario(meios_dias={date(2026, 12, 24): Expediente(time(8), time(12))})
    dias = due_at(at("2026-12-23 10:00"), Prazo(1, "dias_uteis"), vespera, BRASILIA)
    horas = due_at(at("2026-12-24 11:00"), Prazo(2, "horas"), vespera, BRASILIA)
    tarde = due_at(at("2026-12-24 13:00"), Prazo(2, "horas"), vespera, BRASILIA)
    assert local(dias.em) == "2026-12-24 12:00"
    assert local(horas.em) == "2026-12-25 09:00"
    assert local(tarde.em) == "2026-12-25 10:00"


def test_other_office_hours_may_be_given():
    curto = Expediente(time(9), time(12, 30))
    horas = due_at(at("2026-11-23 11:30"), Prazo(2, "horas"), NACIONAL, BRASILIA, curto)
    dias = due_at(at("2026-11-23 11:30"), Prazo(1, "dias_uteis"), NACIONAL, BRASILIA, curto)
    assert local(horas.em) == "2026-11-24 10:00"
    assert local(dias.em) == "2026-11-24 12:30"


@pytest.mark.parametrize(
    ("fuso", "due"),
    [
        (NORONHA, "2026-11-25 20:00"),
        (BRASILIA, "2026-11-24 21:00"),
        ("America/Manaus", "2026-11-24 22:00"),
        ("America/Cuiaba", "2026-11-24 22:00"),
        ("America/Rio_Branco", "2026-11-24 23:00"),
    ],
)
def test_the_day_and_the_hour_are_those_of_the_place(fuso, due):
    """02:30 UTC on the 24th is already the 24th in Noronha and still the 23rd on the mainland."""
    start = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
    vencimento = due_at(start, Prazo(1, "dias_uteis"), NACIONAL, fuso)
    assert vencimento.em.tzinfo is UTC
    assert local(vencimento.em, "UTC") == due


def test_a_start_without_zone_is_refused():
    with pytest.raises(ValueError, match="fuso horário"):
        due_at(datetime(2026, 11, 23, 10), Prazo(1, "horas"), NACIONAL, BRASILIA)  # noqa: DTZ001 - the fault under test


@pytest.mark.parametrize("unidade", ["horas", "dias_uteis"])
def test_a_term_that_leaves_the_calendar_is_refused(unidade):
    with pytest.raises(AnoSemCalendario):
        due_at(at("2026-12-30 17:00"), Prazo(20, unidade), calendario_nacional([2026]), BRASILIA)


@pytest.mark.parametrize("valor", [0, -1])
def test_a_term_is_at_least_one(valor):
    with pytest.raises(ValueError, match="pelo menos 1"):
        Prazo(valor, "horas")


@pytest.mark.parametrize(
    ("prazo", "text"),
    [
        (Prazo(1, "horas"), "1 hora útil"),
        (Prazo(8, "horas"), "8 horas úteis"),
        (Prazo(1, "dias_uteis"), "1 dia útil"),
        (Prazo(2, "dias_uteis"), "2 dias úteis"),
    ],
)
def test_a_term_reads_in_portuguese(prazo, text):
    assert str(prazo) == text


@given(STARTS, PRAZOS, st.sampled_from(FUSOS))
def test_it_always_ends_on_a_business_day_inside_the_hours(start, prazo, fuso):
    vencimento = due_at(start, prazo, NACIONAL, fuso)
    moment = vencimento.em.astimezone(ZoneInfo(fuso))
    assert vencimento.em > start
    assert NACIONAL.is_util(moment.date())
    assert time(8) < moment.time() <= time(18)


@given(STARTS, st.integers(0, 60 * 24 * 20), PRAZOS, st.sampled_from(FUSOS))
def test_who_starts_later_ends_no_earlier(start, minutes, prazo, fuso):
    later = start + timedelta(minutes=minutes)
    first = due_at(start, prazo, NACIONAL, fuso).em
    assert first <= due_at(later, prazo, NACIONAL, fuso).em


@given(STARTS, st.integers(1, 40), st.sampled_from(["horas", "dias_uteis"]))
def test_a_longer_term_ends_later(start, valor, unidade):
    shorter = due_at(start, Prazo(valor, unidade), NACIONAL, BRASILIA).em
    assert shorter < due_at(start, Prazo(valor + 1, unidade), NACIONAL, BRASILIA).em


@given(STARTS, st.integers(1, 40), st.integers(1, 40))
def test_hours_add_up(start, first, second):
    """Waiting one term and then another is waiting both."""
    half = due_at(start, Prazo(first, "horas"), NACIONAL, BRASILIA).em
    assert (
        due_at(half, Prazo(second, "horas"), NACIONAL, BRASILIA).em
        == due_at(start, Prazo(first + second, "horas"), NACIONAL, BRASILIA).em
    )


@given(STARTS, PRAZOS, st.sampled_from(FUSOS))
def test_the_explanation_ends_with_the_day_that_counts(start, prazo, fuso):
    vencimento = due_at(start, prazo, NACIONAL, fuso)
    day = f"{vencimento.em.astimezone(ZoneInfo(fuso)):%d/%m}"
    assert not vencimento.explicacao or f"; vale {day}" in vencimento.explicacao


@given(STARTS, PRAZOS)
def test_without_holidays_there_is_nothing_to_explain(start, prazo):
    assert due_at(start, prazo, Calendario(), BRASILIA).explicacao == ""
