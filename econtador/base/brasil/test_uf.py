"""States and zones."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from econtador.base.brasil.uf import FUSOS, UFS, fuso

OFFSETS = {
    "AC": -5,
    **dict.fromkeys(("AM", "MS", "MT", "RO", "RR"), -4),
}


def offset(zona, year=2026):
    """Return how many hours `zona` is from UTC, checked to be the same in January and in July."""
    moments = [datetime(year, month, 15, tzinfo=UTC).astimezone(ZoneInfo(zona)) for month in (1, 7)]
    hours = {int(f"{moment:%z}"[:3]) for moment in moments}
    assert len(hours) == 1
    return hours.pop()


def test_there_are_27_with_distinct_names():
    assert len(UFS) == len({uf.nome for uf in UFS.values()}) == 27
    assert all(sigla == uf.sigla for sigla, uf in UFS.items())


@pytest.mark.parametrize("sigla", sorted(UFS))
def test_each_has_the_hour_of_the_law(sigla):
    assert offset(fuso(sigla)) == OFFSETS.get(sigla, -3)


@pytest.mark.parametrize(
    ("sigla", "municipio", "zona", "hours"),
    [
        ("PE", "Fernando de Noronha", "America/Noronha", -2),
        ("pe", "FERNANDO  DE NORONHA", "America/Noronha", -2),
        ("PE", "Recife", "America/Recife", -3),
        ("AM", "Eirunepé", "America/Eirunepe", -5),
        ("am ", "benjamin constant", "America/Eirunepe", -5),
        ("AM", "Manaus", "America/Manaus", -4),
        ("AM", "Tabatinga", "America/Manaus", -4),
        ("PA", "Guajará", "America/Belem", -3),
    ],
)
def test_the_exceptions_are_by_municipio_of_that_uf(sigla, municipio, zona, hours):
    assert fuso(sigla, municipio) == zona
    assert offset(zona) == hours


def test_an_unknown_uf_is_an_error():
    with pytest.raises(KeyError):
        fuso("XX")


def test_the_zones_on_offer_cover_every_place_and_the_four_hours():
    assert {uf.fuso for uf in UFS.values()} < set(FUSOS)
    assert {offset(zona) for zona in FUSOS} == {-2, -3, -4, -5}
