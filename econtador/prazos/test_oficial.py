"""The holidays that the law makes, and the days that it leaves to each."""

from datetime import date

import pytest

from econtador.base.brasil.uf import UFS
from econtador.prazos.calendario import Ambito, Efeito
from econtador.prazos.oficial import Oficial, calendario_nacional, oficiais

NACIONAL = calendario_nacional(range(2023, 2031))
CONSCIENCIA_NEGRA = date(2026, 11, 20)
CARNAVAL = date(2026, 2, 17)
CORPUS_CHRISTI = date(2026, 6, 4)
REVOLUCAO_PAULISTA = date(2026, 7, 9)


def names(ano: int, uf: str = "") -> dict[date, Oficial]:
    return {each.dia: each for each in oficiais(ano, uf)}


def test_the_national_holidays_of_2026() -> None:
    assert sorted(calendario_nacional([2026]).folgas) == [
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


def test_20_november_is_national_only_since_2024() -> None:
    assert date(2023, 11, 20) not in NACIONAL.folgas
    assert date(2024, 11, 20) in NACIONAL.folgas
    assert "Consciência Negra" in NACIONAL.folgas[CONSCIENCIA_NEGRA].nome


OPCIONAIS = [CARNAVAL, CORPUS_CHRISTI, date(2026, 10, 28), date(2026, 12, 24)]


@pytest.mark.parametrize("day", OPCIONAIS)
def test_optional_days_are_known_and_worked(day: date) -> None:
    assert NACIONAL.is_util(day)
    assert names(2026)[day].facultativo


def test_an_optional_day_that_one_keeps_says_that_it_was_optional() -> None:
    folga = names(2026)[CARNAVAL].as_folga(Efeito.MANHA)
    assert (folga.nome, folga.efeito, folga.facultativo) == ("Carnaval", Efeito.MANHA, True)


def test_carnaval_is_a_holiday_where_the_state_made_it_one() -> None:
    rio = calendario_nacional([2026], "RJ")
    assert not rio.is_util(CARNAVAL)
    assert rio.folgas[CARNAVAL].ambito == Ambito.UF
    assert not rio.folgas[CARNAVAL].facultativo


def test_a_state_adds_its_own_holidays_and_keeps_the_national_ones() -> None:
    paulista = calendario_nacional([2026], "SP")
    assert not paulista.is_util(REVOLUCAO_PAULISTA)
    assert paulista.folgas[REVOLUCAO_PAULISTA].ambito == Ambito.UF
    assert paulista.folgas[CONSCIENCIA_NEGRA].ambito == Ambito.NACIONAL
    assert NACIONAL.is_util(REVOLUCAO_PAULISTA)


@pytest.mark.parametrize("uf", sorted(UFS))
def test_every_state_has_a_calendar_that_contains_the_national_one(uf: str) -> None:
    estadual = calendario_nacional([2026], uf)
    nacionais = set(calendario_nacional([2026]).folgas)
    assert nacionais <= set(estadual.folgas)
    for day, folga in estadual.folgas.items():
        assert folga.ambito == (Ambito.NACIONAL if day in nacionais else Ambito.UF)


@pytest.mark.parametrize("uf", ["", *sorted(UFS)])
def test_a_day_is_named_once_and_the_days_are_in_order(uf: str) -> None:
    for ano in (2026, 2027, 2028):
        days = [each.dia for each in oficiais(ano, uf)]
        assert days == sorted(set(days))
        assert {day.year for day in days} == {ano}


def test_an_unknown_state_is_an_error() -> None:
    with pytest.raises(NotImplementedError):
        calendario_nacional([2026], "XX")


def test_every_name_is_portuguese_and_none_is_empty() -> None:
    nomes = {each.nome for uf in sorted(UFS) for each in oficiais(2026, uf)}
    assert all(nomes)
    assert not [nome for nome in nomes if "Day" in nome]
