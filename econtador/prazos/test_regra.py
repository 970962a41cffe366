"""A date that somebody chose: what it is, and what the office's rule makes of it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from econtador.prazos.calendario import Ambito, Calendario, Efeito, Folga
from econtador.prazos.oficial import calendario_nacional
from econtador.prazos.regra import Regra, examine

BRASILIA = "America/Sao_Paulo"
NACIONAL = calendario_nacional(range(2026, 2028))
AGORA = datetime(2026, 11, 10, 12, tzinfo=UTC)
VESPERA = date(2026, 12, 24)


def at(text: str, fuso: str = BRASILIA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(fuso))


def examined(
    text: str, regra: Regra, calendario: Calendario = NACIONAL, *, agora: datetime = AGORA
) -> tuple[str, str]:
    """Return what counts, on the clock of Brasília, and the sentence."""
    found = examine(at(text), calendario, BRASILIA, regra, agora=agora)
    assert found.em.tzinfo is UTC
    return f"{found.em.astimezone(ZoneInfo(BRASILIA)):%Y-%m-%d %H:%M}", found.explicacao


@pytest.mark.parametrize("regra", Regra)
def test_a_business_day_needs_no_word(regra: Regra) -> None:
    assert examined("2026-11-19 17:00", regra) == ("2026-11-19 17:00", "")
    assert examined("2026-11-19 23:00", regra) == ("2026-11-19 23:00", "")


@pytest.mark.parametrize(
    ("text", "regra", "vale", "explicacao"),
    [
        ("2026-11-20 10:30", Regra.POSTERGAR, "2026-11-23 10:30", "feriado nacional; vale 23/11"),
        ("2026-11-20 10:30", Regra.ANTECIPAR, "2026-11-19 10:30", "feriado nacional; vale 19/11"),
        ("2026-11-20 10:30", Regra.MANTER, "2026-11-20 10:30", "nacional; a data é mantida"),
        ("2026-11-21 23:59", Regra.POSTERGAR, "2026-11-23 18:00", "21/11 é sábado; vale 23/11"),
        ("2026-11-21 06:00", Regra.ANTECIPAR, "2026-11-19 08:00", "21/11 é sábado; vale 19/11"),
        ("2026-11-22 17:00", Regra.MANTER, "2026-11-22 17:00", "domingo; a data é mantida"),
        ("2027-01-01 17:00", Regra.ANTECIPAR, "2026-12-31 17:00", "nacional; vale 31/12/2026"),
    ],
)
def test_another_day_is_explained_and_settled(text, regra, vale, explicacao) -> None:
    found, sentence = examined(text, regra)
    assert found == vale
    assert sentence.endswith(explicacao)


def test_nothing_is_brought_forward_into_the_past() -> None:
    friday_night = at("2026-11-27 19:00")
    assert examined("2026-11-28 12:00", Regra.ANTECIPAR, agora=friday_night) == (
        "2026-11-30 12:00",
        "28/11 é sábado; vale 30/11",
    )
    friday_noon = at("2026-11-27 11:59")
    assert examined("2026-11-28 12:00", Regra.ANTECIPAR, agora=friday_noon)[0] == "2026-11-27 12:00"


@pytest.mark.parametrize(
    ("text", "explicacao"),
    [
        ("2026-12-24 12:00", ""),
        ("2026-12-24 17:00", "24/12 tem expediente só de manhã, até 12:00"),
    ],
)
def test_a_half_day_that_is_over_by_then_is_said_and_left(text: str, explicacao: str) -> None:
    meio = Calendario({VESPERA: Folga("Véspera", Ambito.ESCRITORIO, Efeito.MANHA)})
    assert examined(text, Regra.POSTERGAR, meio) == (text, explicacao)


def test_the_day_is_that_of_the_place() -> None:
    """02:00 UTC of Saturday is Friday evening in Brasília, and Saturday in Noronha."""
    em = datetime(2026, 11, 28, 2, tzinfo=UTC)
    assert examine(em, NACIONAL, BRASILIA, Regra.POSTERGAR, agora=AGORA).em == em
    noronha = examine(em, NACIONAL, "America/Noronha", Regra.POSTERGAR, agora=AGORA)
    assert noronha.explicacao == "28/11 é sábado; vale 30/11"
    assert noronha.em == datetime(2026, 11, 30, 10, tzinfo=UTC)
