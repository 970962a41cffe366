"""What is remembered for whoever comes back, and when nothing is known."""

from uuid import uuid4

from econtador.aovivo.memoria import CABEM, Memoria
from econtador.aovivo.recado import Recado

AURORA = uuid4()


def said(em: float) -> Recado:
    return Recado("evento", AURORA, em=em)


def filled(*times: float, since: float = 100.0) -> Memoria:
    memoria = Memoria(since)
    for em in times:
        memoria.keep(said(em))
    return memoria


def times(memoria: Memoria, desde: float) -> list[float] | None:
    found = memoria.since(desde)
    return None if found is None else [recado.em for recado in found]


def test_what_came_later_is_told_in_order() -> None:
    assert times(filled(101, 102, 103), 101.5) == [102, 103]
    assert times(filled(101, 102, 103), 103.5) == []


def test_what_came_at_that_very_moment_is_told_again() -> None:
    """Clocks differ by a little: to ask once too often is harmless, to miss one is not."""
    assert times(filled(101, 102), 101) == [101, 102]
    assert times(filled(101, 102), 101.01) == [101, 102]


def test_before_it_began_nothing_is_known() -> None:
    assert times(filled(101), 99) is None
    assert times(filled(101), 0) is None
    assert times(filled(), 150) == []


def test_after_a_break_it_begins_again() -> None:
    memoria = filled(101, 102)
    memoria.begin_again(110)
    assert times(memoria, 101.5) is None
    assert times(memoria, 109.9) is None
    memoria.keep(said(111))
    assert times(memoria, 110.5) == [111]


def test_when_it_is_full_the_oldest_goes_and_is_not_claimed() -> None:
    memoria = filled(*range(101, 101 + CABEM + 10))
    assert times(memoria, 105) is None
    found = times(memoria, 112)
    assert found is not None
    assert found[0] == 112
    assert len(found) == CABEM - 1
