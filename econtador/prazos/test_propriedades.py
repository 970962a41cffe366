"""What holds of every term, in every Brazilian zone, against a slow and obvious count."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from econtador.base.brasil.uf import FUSOS
from econtador.prazos.calendario import Ambito, Calendario, Efeito, Folga, Semana, Turno
from econtador.prazos.oficial import calendario_nacional
from econtador.prazos.prazo import Prazo, due_at
from econtador.prazos.regra import Regra, examine

BRASILIA = "America/Sao_Paulo"
NACIONAL = calendario_nacional(range(2025, 2032))
QUARTO = timedelta(minutes=15)
AGORA = datetime(2025, 12, 1, tzinfo=UTC)

STARTS = st.datetimes(
    datetime(2026, 1, 2),  # noqa: DTZ001 - hypothesis wants naive bounds and adds the zone
    datetime(2029, 12, 31),  # noqa: DTZ001 - the same
    timezones=st.just(UTC),
)
QUARTOS = STARTS.map(lambda em: em.replace(minute=em.minute // 15 * 15, second=0, microsecond=0))
ZONES = st.sampled_from(FUSOS)
RULES = st.sampled_from(Regra)
PRAZOS = st.one_of(
    st.builds(Prazo, st.integers(1, 200), st.just("horas")),
    st.builds(Prazo, st.integers(1, 60), st.just("dias_uteis")),
    st.builds(Prazo, st.integers(1, 90), st.just("dias")),
)


@st.composite
def turnos(draw: st.DrawFn) -> tuple[Turno, ...]:
    """None, one or two stretches of a day, cut at quarters of an hour."""
    edges = sorted(draw(st.sets(st.integers(20, 88), min_size=4, max_size=4)))
    hours = [time(edge // 4, edge % 4 * 15) for edge in edges]
    both = (Turno(hours[0], hours[1]), Turno(hours[2], hours[3]))
    return both[: draw(st.integers(0, 2))]


@st.composite
def calendars(draw: st.DrawFn) -> Calendario:
    """A week of some office, the national holidays, and up to ten days of its own."""
    semana = draw(
        st.lists(turnos(), min_size=7, max_size=7).filter(lambda dias: sum(map(bool, dias)) > 2)
    )
    folgas = dict(NACIONAL.folgas)
    for day in draw(st.lists(st.dates(date(2026, 1, 1), date(2030, 12, 31)), max_size=10)):
        folgas[day] = Folga("Festa", Ambito.ESCRITORIO, draw(st.sampled_from(Efeito)))
    return Calendario(folgas, Semana(tuple(semana)))


def walked(start: datetime, horas: int, calendario: Calendario, fuso: str) -> datetime:
    """Return the end of a term in hours by walking the clock, a quarter of an hour a step."""
    left = timedelta(hours=horas)
    now = start
    while left:
        local = now.astimezone(ZoneInfo(fuso))
        here = calendario.turnos_of(local.date())
        if any(turno.inicio <= local.time() < turno.fim for turno in here):
            left -= QUARTO
        now += QUARTO
    return now


def crossed(start: datetime, dias: int, calendario: Calendario, fuso: str) -> date:
    """Return the last day of a term in business days by crossing days off one at a time."""
    day = start.astimezone(ZoneInfo(fuso)).date()
    while dias:
        day += timedelta(days=1)
        dias -= bool(calendario.turnos_of(day))
    return day


@given(QUARTOS, st.integers(1, 20), calendars(), ZONES)
def test_hours_are_those_of_a_walk_along_the_clock(start, horas, calendario, fuso) -> None:
    found = due_at(start, Prazo(horas, "horas"), calendario, fuso).em
    assert found == walked(start, horas, calendario, fuso)


@given(STARTS, st.integers(1, 40), calendars(), ZONES)
def test_business_days_are_those_crossed_off(start, dias, calendario, fuso) -> None:
    found = due_at(start, Prazo(dias, "dias_uteis"), calendario, fuso).em
    local = found.astimezone(ZoneInfo(fuso))
    assert local.date() == crossed(start, dias, calendario, fuso)
    assert local.time() == calendario.turnos_of(local.date())[-1].fim


@given(STARTS, PRAZOS, calendars(), ZONES, RULES)
def test_it_ends_on_a_business_day_unless_the_rule_keeps_it(
    start, prazo, calendario, fuso, regra
) -> None:
    found = due_at(start, prazo, calendario, fuso, regra)
    local = found.em.astimezone(ZoneInfo(fuso))
    assert found.em > start
    here = calendario.turnos_of(local.date())
    kept = regra == Regra.MANTER and prazo.unidade == "dias"
    assert kept or any(turno.inicio < local.time() <= turno.fim for turno in here)
    assert here or found.explicacao.endswith("; a data é mantida")


@given(STARTS, st.integers(0, 60 * 24 * 20), PRAZOS, calendars(), RULES)
def test_who_starts_later_ends_no_earlier(start, minutes, prazo, calendario, regra) -> None:
    later = start + timedelta(minutes=minutes)
    first = due_at(start, prazo, calendario, BRASILIA, regra).em
    second = due_at(later, prazo, calendario, BRASILIA, regra).em
    assert first <= second


@given(STARTS, st.integers(1, 40), st.sampled_from(["horas", "dias_uteis"]), ZONES)
def test_a_longer_term_ends_later(start, valor, unidade, fuso) -> None:
    shorter = due_at(start, Prazo(valor, unidade), NACIONAL, fuso).em
    assert shorter < due_at(start, Prazo(valor + 1, unidade), NACIONAL, fuso).em


@given(STARTS, st.integers(1, 40), st.integers(1, 40), st.sampled_from(["horas", "dias_uteis"]))
def test_waiting_one_term_and_then_another_is_waiting_both(start, first, second, unidade) -> None:
    half = due_at(start, Prazo(first, unidade), NACIONAL, BRASILIA).em
    assert (
        due_at(half, Prazo(second, unidade), NACIONAL, BRASILIA).em
        == due_at(start, Prazo(first + second, unidade), NACIONAL, BRASILIA).em
    )


@given(STARTS, PRAZOS, ZONES)
def test_the_hour_of_the_place_is_the_same_in_every_zone(start, prazo, fuso) -> None:
    """The same clock on the wall gives the same end on the wall, from Noronha to Acre."""
    wall = start.replace(tzinfo=None)
    here, there = (wall.replace(tzinfo=ZoneInfo(zona)) for zona in (BRASILIA, fuso))
    ends = [
        due_at(em, prazo, NACIONAL, zona).em.astimezone(ZoneInfo(zona)).replace(tzinfo=None)
        for em, zona in ((here, BRASILIA), (there, fuso))
    ]
    assert ends[0] == ends[1]


@given(STARTS, PRAZOS, ZONES)
def test_the_explanation_ends_with_the_day_that_counts(start, prazo, fuso) -> None:
    found = due_at(start, prazo, NACIONAL, fuso)
    day = f"{found.em.astimezone(ZoneInfo(fuso)):%d/%m}"
    assert not found.explicacao or f"; vale {day}" in found.explicacao


@given(STARTS, st.integers(1, 60), st.sampled_from(["horas", "dias_uteis"]))
def test_without_holidays_there_is_nothing_to_explain(start, valor, unidade) -> None:
    assert due_at(start, Prazo(valor, unidade), Calendario(), BRASILIA).explicacao == ""


@given(STARTS, calendars(), ZONES, RULES)
def test_a_date_that_was_chosen_is_left_or_moved_by_the_rule(em, calendario, fuso, regra) -> None:
    found = examine(em, calendario, fuso, regra, agora=AGORA)
    day, vale = (each.astimezone(ZoneInfo(fuso)).date() for each in (em, found.em))
    worked = calendario.is_util(day)
    if worked or regra == Regra.MANTER:
        assert found.em == em
    elif regra == Regra.POSTERGAR:
        assert vale == calendario.util_from(day)
    else:
        assert vale == calendario.util_until(day)
    assert worked or found.explicacao


@given(STARTS, calendars(), ZONES, RULES)
def test_what_the_rule_made_it_leaves(em, calendario, fuso, regra) -> None:
    once = examine(em, calendario, fuso, regra, agora=AGORA).em
    assert examine(once, calendario, fuso, regra, agora=AGORA).em == once
