"""Periods and charts: no database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.painel.graficos import ALTURA, LARGURA, MARGEM, ceiling, columns, slices
from econtador.painel.periodo import Periodo, first_day, step_label

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
FUSO = "America/Sao_Paulo"


def periodo(de: str, ate: str, fuso: str = FUSO) -> Periodo:
    return Periodo(date.fromisoformat(de), date.fromisoformat(ate), fuso)


def test_a_period_holds_its_last_day_whole():
    dois = periodo("2026-11-01", "2026-11-02")
    assert dois.inicio.isoformat() == "2026-11-01T00:00:00-03:00"
    assert dois.fim.isoformat() == "2026-11-03T00:00:00-03:00"
    assert str(dois) == "01/11/2026 a 02/11/2026"


def test_a_period_is_on_the_clock_of_the_office():
    assert periodo("2026-11-01", "2026-11-01", "America/Rio_Branco").inicio.hour == 0
    assert (
        periodo("2026-11-01", "2026-11-01", "America/Rio_Branco")
        .inicio.isoformat()
        .endswith("-05:00")
    )


@pytest.mark.parametrize(
    ("de", "ate", "passo", "bars"),
    [
        ("2026-11-01", "2026-11-01", "dia", 1),
        ("2026-11-01", "2026-12-01", "dia", 31),
        ("2026-11-01", "2026-12-02", "semana", 5),
        ("2026-01-01", "2026-12-31", "mes", 12),
        ("2025-12-15", "2026-12-15", "mes", 13),
    ],
)
def test_a_long_period_has_longer_bars(de: str, ate: str, passo: str, bars: int):
    assert periodo(de, ate).passo == passo
    assert len(periodo(de, ate).steps()) == bars


def test_a_week_begins_on_sunday():
    assert first_day(date(2026, 11, 24), "semana") == date(2026, 11, 22)
    assert first_day(date(2026, 11, 22), "semana") == date(2026, 11, 22)


def test_the_label_says_what_the_bar_is():
    assert step_label(date(2026, 11, 1), "mes") == "nov/26"
    assert step_label(date(2026, 11, 22), "semana") == "22/11"


@given(DAYS, st.integers(0, 1800))
def test_every_day_of_a_period_has_its_bar(de: date, dias: int):
    este = Periodo(de, de + timedelta(days=dias), FUSO)
    steps = este.steps()
    assert steps == sorted(set(steps))
    assert {first_day(de + timedelta(days=n), este.passo) for n in range(dias + 1)} == set(steps)
    assert len(steps) <= 62


@given(st.integers(0, 10_000_000))
def test_the_scale_ends_above_and_near(valor: int):
    topo = ceiling(valor)
    assert topo >= valor
    assert topo % 4 == 0
    assert topo <= max(4, valor * 2.5)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=60))
def test_columns_stay_inside_and_are_as_high_as_their_number(pairs: list[tuple[int, int]]):
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    grafico = columns([f"{n}" for n in range(len(pairs))], first, second)
    assert len(grafico.barras) == sum(1 for valor in first + second if valor)
    for barra in grafico.barras:
        assert barra.x >= MARGEM
        assert barra.x + barra.largura <= LARGURA + 0.1
        assert round(barra.y + barra.altura, 1) == ALTURA
    ordered = sorted(grafico.barras, key=lambda barra: int(barra.texto))
    assert [b.altura for b in ordered] == sorted(b.altura for b in ordered)
    assert len(grafico.eixo) <= 12


def test_nothing_at_all_draws_an_empty_grid():
    assert columns([], [], []).barras == []
    assert [number for _, number in columns(["a"], [0]).grade] == [0, 1, 2, 3, 4]


def test_slices_fill_the_bar():
    assert [(f.x, f.largura, f.serie) for f in slices(1, 0, 3)] == [(0, 25, 0), (25, 75, 2)]
    assert slices(0, 0) == []
