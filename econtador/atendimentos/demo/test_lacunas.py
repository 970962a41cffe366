"""Blanks: what fills a scene, and the facts that depend on the calendar."""

import random
from datetime import date, datetime

import pytest

from econtador.atendimentos.demo.lacunas import Competencia, fill, greeting, money, vence


def test_das_moves_on_and_fgts_moves_back_over_the_holiday() -> None:
    assert vence(2026, 11, antecipa=False) == "Vence dia 23, porque 20/11 é feriado nacional."
    assert vence(2026, 11, antecipa=True) == "Vence dia 19, porque 20/11 é feriado nacional."


def test_a_weekend_moves_it_too() -> None:
    assert vence(2026, 6, antecipa=False) == "Vence dia 22, porque dia 20 cai no sábado."
    assert vence(2026, 9, antecipa=True) == "Vence dia 18, porque dia 20 cai no domingo."


def test_a_business_day_stays() -> None:
    assert vence(2026, 10, antecipa=False) == "Vence dia 20/10."
    assert vence(2026, 10, antecipa=True) == "Vence dia 20/10."


@pytest.mark.parametrize(
    ("reais", "escrito"),
    [(38412, "R$ 38.412,00"), (0.5, "R$ 0,50"), (1234567.891, "R$ 1.234.567,89")],
)
def test_money_as_brazilians_write_it(reais, escrito) -> None:
    assert money(reais) == escrito


@pytest.mark.parametrize(
    ("day", "competencia"),
    [
        (date(2026, 11, 24), "2026-10"),
        (date(2026, 1, 1), "2025-12"),
        (date(2026, 3, 31), "2026-02"),
    ],
)
def test_competencia_is_the_month_before(day, competencia) -> None:
    assert str(Competencia.before(day)) == competencia


def test_the_greeting_goes_by_the_hour() -> None:
    assert greeting(datetime(2026, 11, 24, 11, 59)) == "Bom dia"  # noqa: DTZ001 - a local hour
    assert greeting(datetime(2026, 11, 24, 12)) == "Boa tarde"  # noqa: DTZ001 - the same


def test_the_same_chance_gives_the_same_blanks() -> None:
    day = date(2026, 11, 3)
    assert fill(random.Random(5), day) == fill(random.Random(5), day)  # noqa: S311 - a story
    assert fill(random.Random(5), day) != fill(random.Random(6), day)  # noqa: S311 - a story


def test_months_are_named_around_the_day() -> None:
    lacunas = fill(random.Random(1), date(2026, 1, 12))  # noqa: S311 - a story
    assert lacunas["mes"] == "dezembro"
    assert lacunas["mes_atual"] == "janeiro"
    assert lacunas["mes_anterior"] == "novembro"
    assert (lacunas["mm"], lacunas["aaaa"], lacunas["competencia"]) == ("12", "2025", "12/2025")


def test_promised_days_are_weekdays() -> None:
    for chance in range(60):
        dia = fill(random.Random(chance), date(2026, 11, 2))["dia"]  # noqa: S311 - a story
        day, month = map(int, dia.split("/"))
        assert date(2026, month, day).weekday() < 5
