"""The brake."""

from econtador.aovivo.freio import CABEM, Freio


class Relogio:
    def __init__(self) -> None:
        self.agora = 1000.0

    def __call__(self) -> float:
        return self.agora


def test_the_same_passes_once_in_a_while() -> None:
    relogio = Relogio()
    freio = Freio(2.0, relogio)
    assert freio.lets("a")
    relogio.agora += 1.9
    assert not freio.lets("a")
    relogio.agora += 0.2
    assert freio.lets("a")


def test_what_was_held_back_does_not_count() -> None:
    relogio = Relogio()
    freio = Freio(2.0, relogio)
    freio.lets("a")
    for _ in range(30):
        relogio.agora += 0.1
        passed = freio.lets("a")
        if passed:
            break
    assert passed
    assert relogio.agora < 1002.2


def test_one_does_not_hold_back_another() -> None:
    freio = Freio(2.0, Relogio())
    assert freio.lets("a")
    assert freio.lets("b")


def test_it_remembers_only_the_latest() -> None:
    freio = Freio(2.0, Relogio())
    for number in range(CABEM + 5):
        assert freio.lets(number)
    assert freio.lets(0)
    assert not freio.lets(CABEM + 4)
