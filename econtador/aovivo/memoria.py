"""What was said in the last minutes, for whoever comes back."""

from collections import deque

from econtador.aovivo.recado import Recado

CABEM = 4000
# Between machines that serve one office, clocks differ by this much at most.
FOLGA = 0.02


class Memoria:
    """The last recados, and since when none is missing.

    Places in it are times of receipt. A page that was asked for at `t` shows what had been
    committed, and so was received, before `t`: whatever came later is what it may have missed.
    """

    def __init__(self, agora: float) -> None:
        self._recados: deque[Recado] = deque(maxlen=CABEM)
        self._inteira_desde = agora

    def keep(self, recado: Recado) -> None:
        """Add the newest; where there is no room the oldest goes, and the memory begins later."""
        if len(self._recados) == CABEM:
            self._inteira_desde = self._recados[0].em
        self._recados.append(recado)

    def begin_again(self, agora: float) -> None:
        """Forget all: something may have been missed until now."""
        self._recados.clear()
        self._inteira_desde = agora

    def since(self, desde: float) -> list[Recado] | None:
        """Return what came after `desde`, oldest first; None where it is not known."""
        if desde - FOLGA < self._inteira_desde:
            return None
        depois = []
        for recado in reversed(self._recados):
            if recado.em < desde - FOLGA:
                break
            depois.append(recado)
        return depois[::-1]
