"""The sentences: which day was in the way, of whom it is, and the day that counts instead."""

from datetime import date, datetime

import pytest

from econtador.prazos.calendario import Ambito, Calendario, Efeito, Folga, Semana, Turno
from econtador.prazos.explicacao import name_of, why_moved, why_not
from econtador.prazos.oficial import calendario_nacional

SEG, TER, QUA, QUI, SEX = (date(2026, 11, 23 + n) for n in range(5))
NACIONAL = Folga("Natal", Ambito.NACIONAL)
ESTADUAL = Folga("Revolução Constitucionalista", Ambito.UF)
CAMPINAS = Folga("Padroeira", Ambito.MUNICIPIO, lugar="Campinas")
DA_CASA = Folga("Aniversário da casa", Ambito.ESCRITORIO)
DO_BANCO = Folga("Último dia útil", Ambito.BANCO)
CARNAVAL = Folga("Carnaval", Ambito.NACIONAL, facultativo=True)
TARDE = Folga("Cinzas", Ambito.NACIONAL, Efeito.TARDE, facultativo=True)


def moved(last: date, folgas: dict[date, Folga], *, metades: bool = False) -> str:
    end = datetime.combine(last, datetime.min.time()).replace(hour=18)
    return why_moved(Calendario(folgas), SEG, end, metades=metades)


@pytest.mark.parametrize(
    ("folga", "text"),
    [
        (NACIONAL, "feriado nacional"),
        (ESTADUAL, "feriado estadual"),
        (CAMPINAS, "feriado municipal de Campinas"),
        (DA_CASA, "folga do escritório"),
        (DO_BANCO, "feriado bancário"),
        (CARNAVAL, "ponto facultativo"),
    ],
)
def test_each_day_is_called_by_who_made_it(folga: Folga, text: str) -> None:
    assert name_of(folga) == text
    assert moved(TER, {SEG: folga}) == f"23/11 é {text}; vale 24/11"
    assert why_not(Calendario({SEG: folga}), SEG) == f"23/11 é {text}"


@pytest.mark.parametrize(
    ("folgas", "text"),
    [
        ({}, ""),
        ({SEX: NACIONAL}, ""),
        ({SEG: ESTADUAL, TER: ESTADUAL}, "23/11 e 24/11 são feriados estaduais; vale 26/11"),
        ({SEG: CAMPINAS, TER: CAMPINAS}, "23/11 e 24/11 são feriados municipais; vale 26/11"),
        ({SEG: DA_CASA, TER: DA_CASA}, "23/11 e 24/11 são folgas do escritório; vale 26/11"),
        ({SEG: DO_BANCO, TER: DO_BANCO}, "23/11 e 24/11 são feriados bancários; vale 26/11"),
        ({SEG: NACIONAL, TER: CAMPINAS}, "23/11 e 24/11 são feriados; vale 26/11"),
        ({SEG: CARNAVAL, TER: NACIONAL}, "23/11 e 24/11 são dias sem expediente; vale 26/11"),
        (
            {SEG: NACIONAL, TER: NACIONAL, QUA: NACIONAL},
            "23/11, 24/11 e 25/11 são feriados nacionais; vale 26/11",
        ),
    ],
)
def test_several_days_in_the_way(folgas: dict[date, Folga], text: str) -> None:
    assert moved(QUI, folgas) == text


def test_many_days_are_counted_and_not_listed() -> None:
    assert moved(SEX, {SEG: NACIONAL, TER: CAMPINAS, QUA: ESTADUAL, QUI: DA_CASA}) == (
        "Há 4 feriados no caminho; vale 27/11"
    )


def test_a_half_day_on_the_way_is_told_where_hours_are_counted() -> None:
    assert moved(QUA, {TER: TARDE}) == ""
    assert moved(QUA, {TER: TARDE}, metades=True) == ("24/11 tem expediente só à tarde; vale 25/11")


def test_a_half_day_at_the_end_is_told_with_its_hour() -> None:
    assert moved(TER, {TER: TARDE}) == "24/11 tem expediente só à tarde; vale 24/11, 18:00"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 19), ""),
        (date(2026, 11, 20), "20/11 é feriado nacional"),
        (date(2026, 11, 21), "21/11 é sábado"),
        (date(2026, 11, 22), "22/11 é domingo"),
        (date(2026, 11, 15), "15/11 é domingo"),
    ],
)
def test_why_a_day_is_not_worked(day: date, text: str) -> None:
    assert why_not(calendario_nacional([2026]), day) == text


def test_a_weekday_on_which_the_office_is_closed() -> None:
    manha = (Turno(datetime(2026, 1, 1, 8).time(), datetime(2026, 1, 1, 12).time()),)  # noqa: DTZ001 - hours of the clock
    sem_segunda = Semana(((), manha, manha, manha, manha, (), ()))
    assert why_not(Calendario(semana=sem_segunda), SEG) == "23/11 é segunda-feira, sem expediente"
    sem_tarde = Calendario({TER: TARDE}, sem_segunda)
    assert why_not(sem_tarde, TER) == "24/11 não tem expediente"
    assert why_moved(sem_tarde, TER, datetime(2026, 11, 25, 12), metades=False) == (  # noqa: DTZ001 - a local moment
        "24/11 não tem expediente; vale 25/11"
    )
