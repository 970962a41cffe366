"""The bar."""

import io

from econtador.atendimentos.demo.semente.progresso import Barra


class Tela(io.StringIO):
    """A terminal, or a pipe."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def write(self, msg: str, *, ending: str = "") -> int:
        return super().write(msg + ending)


class Relogio:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_it_tells_share_rate_and_what_is_left() -> None:
    relogio, tela = Relogio(), Tela(terminal=False)
    barra = Barra(40_000, tela, relogio)
    relogio.now += 30
    barra.advance(10_000)
    line = tela.getvalue()
    assert " 25%  10.000 de 40.000  20.000/min  faltam 1 min 30 s\n" in line
    assert line.count("█") == 7


def test_on_a_terminal_it_stays_on_one_line_until_the_end() -> None:
    relogio, tela = Relogio(), Tela(terminal=True)
    barra = Barra(2, tela, relogio)
    barra.advance(1)
    relogio.now += 5
    barra.advance(1)
    first, second = tela.getvalue().split("\r")[1:]
    assert not first.endswith("\n")
    assert second.endswith("faltam 0 s\n")
    assert "100%" in second


def test_before_anything_is_done_nothing_is_promised() -> None:
    barra = Barra(10, Tela(terminal=False), Relogio())
    assert "  0%  0 de 10" in barra.line()


def test_elapsed_reads_well() -> None:
    relogio = Relogio()
    barra = Barra(1, Tela(terminal=False), relogio)
    relogio.now += 125
    assert barra.elapsed == "2 min 05 s"
