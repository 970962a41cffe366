"""Ids of seeded records."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from econtador.atendimentos.demo.semente.marcas import MARCA, Especie, mark

MOMENTOS = st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive by contract
INDICES = st.integers(0, 2**32 - 1)


@given(MOMENTOS, INDICES, st.sampled_from(Especie), st.integers(0, 255))
def test_a_mark_is_a_version_7_of_its_moment(em, indice, especie, ordem) -> None:
    pk = UUID(mark(especie, indice, em, ordem))
    assert pk.version == 7
    assert pk.variant == "specified in RFC 4122"
    assert pk.int >> 80 == int(em.timestamp() * 1000)
    assert pk.hex[16:24] == MARCA
    assert int(pk.hex[24:], 16) == indice


@given(MOMENTOS, st.sets(INDICES, max_size=20))
def test_no_two_are_the_same(em, indices) -> None:
    marks = [
        mark(especie, indice, em, ordem)
        for indice in indices
        for especie in Especie
        for ordem in range(3)
    ]
    assert len(marks) == len(set(marks))
