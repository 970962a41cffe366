"""A brake: the same thing is let through once in a while, and the rest is dropped."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

CABEM = 2000


class Freio:
    """Remembers in this process alone, and no more than `CABEM` things."""

    def __init__(self, segundos: float, relogio: Callable[[], float] = time.monotonic) -> None:
        self._segundos = segundos
        self._relogio = relogio
        self._vezes: OrderedDict[Hashable, float] = OrderedDict()
        self._tranca = Lock()

    def lets(self, chave: Hashable) -> bool:
        """Say whether `chave` may pass now; when it may, it may not again for a while."""
        agora = self._relogio()
        with self._tranca:
            if agora - self._vezes.get(chave, float("-inf")) < self._segundos:
                return False
            self._vezes[chave] = agora
            self._vezes.move_to_end(chave)
            while len(self._vezes) > CABEM:
                self._vezes.popitem(last=False)
            return True


freio = Freio(2.0)  # a page says that somebody writes every three seconds
