"""O programa de verdade, num processo à parte."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

RAIZ = Path(__file__).parents[2]
# What a developer's shell may carry and the program would obey.
DE_FORA = (
    "DATABASE_URL",
    "DATABASE_ADMIN_URL",
    "DATABASE_DIRECT_URL",
    "ECONTADOR_DATA",
    "SECRET_KEY",
    "ECONTADOR_HOSTS",
)
SEGUNDOS = 240


class Programa:
    """An `econtador` under way and what it wrote so far; it never outlives its time."""

    def __init__(self, *argumentos: str, **ambiente: str) -> None:
        limpo = {nome: valor for nome, valor in os.environ.items() if nome not in DE_FORA}
        self.processo = subprocess.Popen(  # noqa: S603 - the project's own command
            [sys.executable, "-c", "import sys; from config.cli import main; sys.exit(main())",
             *argumentos],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            cwd=RAIZ, env=limpo | ambiente,
        )  # fmt: skip
        self._prazo = threading.Timer(SEGUNDOS, self.processo.kill)
        self._prazo.start()
        self.saida = ""

    def read_until(self, comeco: str) -> str:
        """The line that begins with `comeco`; its absence fails with all that was written."""
        assert self.processo.stdout
        for linha in self.processo.stdout:
            self.saida += linha
            if linha.startswith(comeco):
                return linha.strip()
        raise AssertionError(f"sem a linha {comeco!r} em:\n{self.saida}")

    def finish(self) -> int:
        """Wait for the end and return the exit code."""
        if self.processo.stdout and not self.processo.stdout.closed:
            self.saida += self.processo.stdout.read()
            self.processo.stdout.close()
        self._prazo.cancel()
        return self.processo.wait()

    def stop(self) -> int:
        """Ask it to end, as systemd does."""
        self.processo.terminate()
        return self.finish()


@contextmanager
def running(*argumentos: str, **ambiente: str) -> Iterator[Programa]:
    """A `Programa` that is over when the block ends."""
    programa = Programa(*argumentos, **ambiente)
    try:
        yield programa
    finally:
        programa.stop()


@pytest.fixture
def run_cli() -> Callable[..., tuple[int, str]]:
    """Run a command to its end: exit code and what it wrote."""

    def ran(*argumentos: str, **ambiente: str) -> tuple[int, str]:
        programa = Programa(*argumentos, **ambiente)
        return programa.finish(), programa.saida

    return ran


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as sonda:
        sonda.bind(("127.0.0.1", 0))
        numero: int = sonda.getsockname()[1]
        return numero


@pytest.fixture
def porta() -> int:
    """A free port for this test."""
    return free_port()
