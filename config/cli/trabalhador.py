"""O trabalhador: o processo que envia avisos e faz o que não pode esperar por uma página."""

import contextlib
import os
import signal
import subprocess
import sys
import time

from config.cli.argumentos import Opcoes
from config.cli.rede import url
from econtador.base.postgres.servidor import dying_with_parent

COMANDO = (sys.executable, "-m", "config.trabalhador")
SEGUNDOS_PARA_PARAR = 15
SEGUNDOS_ENTRE_PARTIDAS = 3.0


def start(opcoes: Opcoes) -> "Trabalhador":
    """Start the worker and return at once; its letters lead to the portal of these options."""
    os.environ.setdefault("ECONTADOR_URL", url(opcoes.bind, opcoes.portal_port))
    return Trabalhador(COMANDO)


class Trabalhador:
    """Um trabalhador em execução, que volta quando cai: o que fazia não se perde."""

    nome = "o trabalhador"

    def __init__(self, comando: tuple[str, ...]) -> None:
        self._comando = comando
        self._start()

    @property
    def pid(self) -> int:
        """The process that works now."""
        return self._processo.pid

    @property
    def alive(self) -> bool:
        """Whether it runs now."""
        return self._processo.poll() is None

    def tend(self) -> None:
        """Start it anew if it died, at most every few seconds. Call it again and again."""
        if not self.alive and time.monotonic() - self._desde > SEGUNDOS_ENTRE_PARTIDAS:
            self._start()

    def stop(self) -> None:
        """Let what is under way finish, then leave no process behind."""
        if self.alive:
            self._processo.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._processo.wait(SEGUNDOS_PARA_PARAR)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._processo.pid, signal.SIGKILL)
        self._processo.wait()

    def _start(self) -> None:
        self._desde = time.monotonic()
        # In a group of its own, as the web server: Ctrl-C reaches only us.
        self._processo = subprocess.Popen(  # noqa: S603 - our own interpreter and words
            self._comando, stdin=subprocess.DEVNULL, start_new_session=True,
            preexec_fn=dying_with_parent(signal.SIGTERM),
        )  # fmt: skip
