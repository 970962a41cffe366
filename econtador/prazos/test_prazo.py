"""When a term ends, and why on that day. Its properties are in test_propriedades.py."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from econtador.prazos.calendario import (
    Ambito,
    AnoSemCalendario,
    Calendario,
    Efeito,
    Folga,
    Semana,
    Turno,
)
from econtador.prazos.oficial import calendario_nacional
from econtador.prazos.prazo import Prazo, due_at
from econtador.prazos.regra import Regra

ANOS = range(2025, 2032)
NACIONAL = calendario_nacional(ANOS)
BRASILIA = "America/Sao_Paulo"
NORONHA = "America/Noronha"
VESPERA = date(2026, 12, 24)


def at(text: str, fuso: str = BRASILIA) -> datetime:
    """Return the aware moment written as `2026-11-19 10:00` on the clock of `fuso`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(fuso))


def local(moment: datetime, fuso: str = BRASILIA) -> str:
    """Return how a moment is written on the clock of `fuso`."""
    return moment.astimezone(ZoneInfo(fuso)).strftime("%Y-%m-%d %H:%M")


def ends(start: str, prazo: Prazo, calendario: Calendario = NACIONAL) -> str:
    return local(due_at(at(start), prazo, calendario, BRASILIA).em)


def why(start: str, prazo: Prazo, calendario: Calendario = NACIONAL) -> str:
    return due_at(at(start), prazo, calendario, BRASILIA).explicacao


def half(efeito: Efeito = Efeito.MANHA) -> Calendario:
    """A calendar in which Christmas Eve is half a day and Christmas a holiday."""
    natal = NACIONAL.folgas[date(2026, 12, 25)]
    vespera = Folga("Véspera de Natal", Ambito.NACIONAL, efeito, facultativo=True)
    return Calendario({VESPERA: vespera, date(2026, 12, 25): natal})


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
def test_business_days_end_with_the_office_hours(start: str, dias: int, due: str) -> None:
    assert ends(start, Prazo(dias, "dias_uteis")) == due


@pytest.mark.parametrize(
    ("start", "horas", "due"),
    [
        ("2026-11-23 10:00", 2, "2026-11-23 12:00"),
        ("2026-11-23 10:30", 2, "2026-11-23 13:30"),
        ("2026-11-23 12:20", 1, "2026-11-23 14:00"),
        ("2026-11-23 08:00", 9, "2026-11-23 18:00"),
        ("2026-11-23 06:00", 1, "2026-11-23 09:00"),
        ("2026-11-23 17:00", 1, "2026-11-23 18:00"),
        ("2026-11-23 18:00", 1, "2026-11-24 09:00"),
        ("2026-11-23 22:00", 1, "2026-11-24 09:00"),
        ("2026-11-27 17:00", 2, "2026-11-30 09:00"),
        ("2026-11-28 12:00", 1, "2026-11-30 09:00"),
        ("2026-11-19 17:00", 2, "2026-11-23 09:00"),
        ("2026-11-20 11:00", 2, "2026-11-23 10:00"),
        ("2026-11-23 08:00", 45, "2026-11-27 18:00"),
    ],
)
def test_hours_are_counted_inside_the_office_hours(start: str, horas: int, due: str) -> None:
    assert ends(start, Prazo(horas, "horas")) == due


@pytest.mark.parametrize(
    ("regra", "due", "explicacao"),
    [
        (Regra.POSTERGAR, "2026-11-23 18:00", "20/11 é feriado nacional; vale 23/11"),
        (Regra.ANTECIPAR, "2026-11-19 18:00", "20/11 é feriado nacional; vale 19/11"),
        (Regra.MANTER, "2026-11-20 18:00", "20/11 é feriado nacional; a data é mantida"),
    ],
)
def test_days_of_the_calendar_end_by_the_rule(regra: Regra, due: str, explicacao: str) -> None:
    found = due_at(at("2026-11-10 09:00"), Prazo(10, "dias"), NACIONAL, BRASILIA, regra)
    assert (local(found.em), found.explicacao) == (due, explicacao)


def test_days_of_the_calendar_that_end_on_a_business_day_need_no_rule() -> None:
    for regra in Regra:
        found = due_at(at("2026-11-10 09:00"), Prazo(9, "dias"), NACIONAL, BRASILIA, regra)
        assert (local(found.em), found.explicacao) == ("2026-11-19 18:00", "")


def test_what_would_come_before_its_start_goes_later() -> None:
    """Of a Friday evening, the day after: brought forward it would be over already."""
    found = due_at(at("2026-11-27 19:00"), Prazo(1, "dias"), NACIONAL, BRASILIA, Regra.ANTECIPAR)
    assert (local(found.em), found.explicacao) == ("2026-11-30 18:00", "28/11 é sábado; vale 30/11")


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
        ("2026-11-21 09:00", Prazo(2, "horas"), ""),
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
def test_says_which_holidays_moved_the_date(start: str, prazo: Prazo, explicacao: str) -> None:
    assert why(start, prazo) == explicacao


@pytest.mark.parametrize(
    ("start", "prazo", "due", "explicacao"),
    [
        ("2026-12-23 10:00", Prazo(1, "dias_uteis"), "2026-12-24 12:00",
         "24/12 tem expediente só de manhã; vale 24/12, 12:00"),
        ("2026-12-23 10:00", Prazo(2, "dias_uteis"), "2026-12-28 18:00",
         "25/12 é feriado nacional; vale 28/12"),
        ("2026-12-24 11:00", Prazo(2, "horas"), "2026-12-28 09:00",
         "25/12 é feriado nacional e 24/12 tem expediente só de manhã; vale 28/12"),
        ("2026-12-24 13:00", Prazo(2, "horas"), "2026-12-28 10:00",
         "25/12 é feriado nacional e 24/12 tem expediente só de manhã; vale 28/12"),
        ("2026-12-22 10:00", Prazo(2, "dias"), "2026-12-24 12:00",
         "24/12 tem expediente só de manhã; vale 24/12, 12:00"),
    ],
)  # fmt: skip
def test_a_half_day_ends_early_and_counts_its_own_hours(
    start: str, prazo: Prazo, due: str, explicacao: str
) -> None:
    assert (ends(start, prazo, half()), why(start, prazo, half())) == (due, explicacao)


def test_a_half_day_may_be_the_afternoon() -> None:
    assert ends("2026-12-24 08:00", Prazo(1, "horas"), half(Efeito.TARDE)) == "2026-12-24 14:00"
    assert "24/12 tem expediente só à tarde" in why(
        "2026-12-24 08:00", Prazo(1, "horas"), half(Efeito.TARDE)
    )


def test_other_office_hours_may_be_given() -> None:
    curto = Calendario(semana=Semana(((Turno(time(9), time(12, 30)),),) * 5 + ((), ())))
    assert ends("2026-11-23 11:30", Prazo(2, "horas"), curto) == "2026-11-24 10:00"
    assert ends("2026-11-23 11:30", Prazo(1, "dias_uteis"), curto) == "2026-11-24 12:30"


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
def test_the_day_and_the_hour_are_those_of_the_place(fuso: str, due: str) -> None:
    """02:30 UTC on the 24th is already the 24th in Noronha and still the 23rd on the mainland."""
    start = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
    vencimento = due_at(start, Prazo(1, "dias_uteis"), NACIONAL, fuso)
    assert vencimento.em.tzinfo is UTC
    assert local(vencimento.em, "UTC") == due


def test_a_start_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="fuso horário"):
        due_at(datetime(2026, 11, 23, 10), Prazo(1, "horas"), NACIONAL, BRASILIA)  # noqa: DTZ001 - the fault under test


@pytest.mark.parametrize(
    "prazo", [Prazo(20, "horas"), Prazo(20, "dias_uteis"), Prazo(20, "dias")], ids=str
)
def test_a_term_that_leaves_the_calendar_is_refused(prazo: Prazo) -> None:
    with pytest.raises(AnoSemCalendario):
        due_at(at("2026-12-30 17:00"), prazo, calendario_nacional([2026]), BRASILIA)


@pytest.mark.parametrize("valor", [1, 39, 40, 260, 999])
@pytest.mark.parametrize("unidade", ["horas", "dias_uteis", "dias"])
def test_the_years_of_a_term_are_enough_even_where_one_hour_a_week_is_worked(valor, unidade):
    """At the turn of the year too, when it is still the old one west of Greenwich."""
    prazo = Prazo(valor, unidade)
    sextas = Semana(((), (), (), (), (Turno(time(8), time(9)),), (), ()))
    start = datetime(2027, 1, 1, 1, tzinfo=UTC)
    anos = frozenset(prazo.anos(start))
    raro = Calendario(calendario_nacional(anos).folgas, sextas, anos)
    assert due_at(start, prazo, raro, BRASILIA).em > start


@pytest.mark.parametrize("valor", [0, -1])
def test_a_term_is_at_least_one(valor: int) -> None:
    with pytest.raises(ValueError, match="pelo menos 1"):
        Prazo(valor, "horas")


@pytest.mark.parametrize(
    ("prazo", "text"),
    [
        (Prazo(1, "horas"), "1 hora útil"),
        (Prazo(8, "horas"), "8 horas úteis"),
        (Prazo(1, "dias_uteis"), "1 dia útil"),
        (Prazo(2, "dias_uteis"), "2 dias úteis"),
        (Prazo(1, "dias"), "1 dia corrido"),
        (Prazo(30, "dias"), "30 dias corridos"),
    ],
)
def test_a_term_reads_in_portuguese(prazo: Prazo, text: str) -> None:
    assert str(prazo) == text
