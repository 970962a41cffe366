"""How limits and moments read."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.prazos.rotulos import Rotulo, exato, relativo, rotulo_prazo

BRASILIA = "America/Sao_Paulo"
FUSOS = st.sampled_from(
    ["America/Noronha", BRASILIA, "America/Manaus", "America/Cuiaba", "America/Rio_Branco"]
)
MOMENTS = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001 - hypothesis wants naive bounds and adds the zone
    datetime(2035, 12, 31),  # noqa: DTZ001 - the same
    timezones=st.just(UTC),
)
GAPS = st.timedeltas(timedelta(days=-800), timedelta(days=800))


def at(text, fuso=BRASILIA):
    """Return the aware moment written as `2026-11-24 10:00` on the clock of `fuso`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(fuso))


AGORA = at("2026-11-24 10:00")


@pytest.mark.parametrize(
    ("em", "classe", "texto"),
    [
        ("2026-11-24 09:59:40", "late", "Atrasado 1 min"),
        ("2026-11-24 09:15", "late", "Atrasado 45 min"),
        ("2026-11-24 09:00", "late", "Atrasado 1 h"),
        ("2026-11-24 07:00", "late", "Atrasado 3 h"),
        ("2026-11-23 18:00", "late", "Atrasado 16 h"),
        ("2026-11-23 10:00", "late", "Atrasado 1 dia"),
        ("2026-11-22 10:01", "late", "Atrasado 1 dia"),
        ("2026-11-22 10:00", "late", "Atrasado 2 dias"),
        ("2025-11-24 10:00", "late", "Atrasado 365 dias"),
        ("2026-11-24 10:00", "today", "Hoje, 10:00"),
        ("2026-11-24 17:00", "today", "Hoje, 17:00"),
        ("2026-11-24 23:59", "today", "Hoje, 23:59"),
        ("2026-11-25 00:00", "soon", "Amanhã, 00:00"),
        ("2026-11-25 12:00", "soon", "Amanhã, 12:00"),
        ("2026-11-26 12:00", "ok", "26/11, 12:00"),
        ("2026-12-31 18:00", "ok", "31/12, 18:00"),
        ("2027-01-04 18:00", "ok", "04/01/2027, 18:00"),
    ],
)
def test_a_limit_reads_by_its_distance(em, classe, texto):
    rotulo = rotulo_prazo(at(em), AGORA, BRASILIA)
    assert (rotulo.classe, rotulo.texto) == (classe, texto)
    assert rotulo.exato == exato(at(em), BRASILIA)


def test_tomorrow_may_be_another_year():
    rotulo = rotulo_prazo(at("2027-01-01 12:00"), at("2026-12-31 12:00"), BRASILIA)
    assert rotulo == Rotulo("soon", "Amanhã, 12:00", "01/01/2027, 12:00")


@pytest.mark.parametrize(
    ("fuso", "texto"),
    [
        ("America/Noronha", "Amanhã, 00:30"),
        (BRASILIA, "Hoje, 23:30"),
        ("America/Cuiaba", "Hoje, 22:30"),
        ("America/Rio_Branco", "Hoje, 21:30"),
    ],
)
def test_today_is_the_day_of_the_place(fuso, texto):
    em = datetime(2026, 11, 25, 2, 30, tzinfo=UTC)
    assert rotulo_prazo(em, AGORA, fuso).texto == texto


@pytest.mark.parametrize(
    ("em", "texto"),
    [
        ("2026-11-24 10:00", "agora"),
        ("2026-11-24 09:59:01", "agora"),
        ("2026-11-24 10:01", "agora"),
        ("2026-11-24 09:59", "há 1 min"),
        ("2026-11-24 09:55", "há 5 min"),
        ("2026-11-24 09:00:01", "há 59 min"),
        ("2026-11-24 09:00", "há 1 h"),
        ("2026-11-24 08:00", "há 2 h"),
        ("2026-11-24 00:00", "há 10 h"),
        ("2026-11-23 23:59", "ontem, 23:59"),
        ("2026-11-23 09:12", "ontem, 09:12"),
        ("2026-11-22 09:12", "dom., 09:12"),
        ("2026-11-21 09:12", "sáb., 09:12"),
        ("2026-11-18 09:12", "qua., 09:12"),
        ("2026-11-17 09:12", "17/11"),
        ("2026-10-12 09:12", "12/10"),
        ("2025-10-12 09:12", "12/10/2025"),
        ("2026-11-24 10:01:01", "24/11/2026, 10:01"),
        ("2026-11-26 10:00", "26/11/2026, 10:00"),
    ],
)
def test_a_moment_reads_by_its_age(em, texto):
    assert relativo(at(em), AGORA, BRASILIA) == texto


def test_just_after_midnight_the_last_minutes_are_still_minutes():
    assert relativo(at("2026-11-23 23:50"), at("2026-11-24 00:10"), BRASILIA) == "há 20 min"


def test_each_weekday_has_its_name():
    agora = at("2026-11-22 20:00")
    names = [relativo(agora - timedelta(days=n), agora, BRASILIA)[:4] for n in range(2, 7)]
    assert names == ["sex.", "qui.", "qua.", "ter.", "seg."]


def test_the_exact_moment_is_on_the_clock_of_the_place():
    em = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    assert exato(em, BRASILIA) == "24/11/2026, 17:00"
    assert exato(em, "America/Noronha") == "24/11/2026, 18:00"
    assert exato(em, "America/Rio_Branco") == "24/11/2026, 15:00"


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="fuso horário"):
        exato(datetime(2026, 11, 24, 17), BRASILIA)  # noqa: DTZ001 - the fault under test


@given(MOMENTS, GAPS, FUSOS)
def test_late_is_exactly_what_is_past(agora, gap, fuso):
    assert (rotulo_prazo(agora + gap, agora, fuso).classe == "late") == (gap < timedelta())


@given(MOMENTS, GAPS, FUSOS)
def test_every_limit_has_one_of_the_known_readings(agora, gap, fuso):
    known = {
        "late": r"Atrasado (\d+ dias?|\d+ h|\d+ min)",
        "today": r"Hoje, \d\d:\d\d",
        "soon": r"Amanhã, \d\d:\d\d",
        "ok": r"\d\d/\d\d(/\d{4})?, \d\d:\d\d",
    }
    rotulo = rotulo_prazo(agora + gap, agora, fuso)
    assert re.fullmatch(known[rotulo.classe], rotulo.texto)


@given(MOMENTS, GAPS, FUSOS)
def test_every_moment_has_one_of_the_known_readings(agora, gap, fuso):
    hour = r"\d\d:\d\d"
    known = rf"agora|há \d+ (min|h)|(ontem|\w{{3}}\.), {hour}|\d\d/\d\d(/\d{{4}})?(, {hour})?"
    assert re.fullmatch(known, relativo(agora - gap, agora, fuso))


@given(MOMENTS, FUSOS)
def test_the_exact_reading_reads_back_to_the_minute(em, fuso):
    back = datetime.strptime(exato(em, fuso), "%d/%m/%Y, %H:%M").replace(tzinfo=ZoneInfo(fuso))
    assert timedelta() <= em - back < timedelta(minutes=1)
