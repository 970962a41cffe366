"""The bar of a long command: how far, how fast, how much longer."""

import time
from collections.abc import Callable
from typing import Protocol

LARGURA = 30


class Saida(Protocol):
    """What the bar is drawn on."""

    def write(self, msg: str, *, ending: str) -> object: ...
    def isatty(self) -> bool: ...


class Barra:
    """Draws itself anew on one line of a terminal; one line each time elsewhere."""

    def __init__(
        self, total: int, saida: Saida, relogio: Callable[[], float] = time.monotonic
    ) -> None:
        self.total, self.done = total, 0
        self._saida, self._relogio = saida, relogio
        self._begin = relogio()

    def advance(self, count: int) -> None:
        """Count `count` more and draw."""
        self.done += count
        last = "\n" if self.done >= self.total or not self._saida.isatty() else ""
        start = "\r" if self._saida.isatty() else ""
        self._saida.write(start + self.line(), ending=last)

    def line(self) -> str:
        """Return the bar with percentage, count, rate per minute and time left."""
        share = self.done / self.total
        filled = int(share * LARGURA)
        seconds = max(self._relogio() - self._begin, 0.001)
        left = seconds / share - seconds if share else 0.0
        return (
            f"[{'█' * filled}{'·' * (LARGURA - filled)}] {share:4.0%}"
            f"  {_thousands(self.done)} de {_thousands(self.total)}"
            f"  {_thousands(round(self.done * 60 / seconds))}/min  faltam {_clock(left)}"
        )

    @property
    def elapsed(self) -> str:
        """Return how long it has taken, "2 min 05 s"."""
        return _clock(self._relogio() - self._begin)


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
