"""A trava de um banco: um programa por pasta, e quem o tinha antes."""

import fcntl
import os
from pathlib import Path

from econtador.base.postgres.erro import PostgresErro


class Trava:
    """A file held by flock: the kernel frees it when its owner dies, even by kill -9."""

    def __init__(self, arquivo: Path) -> None:
        self.arquivo = arquivo
        self._numero: int | None = None

    def take(self) -> int | None:
        """Take the lock and return the server's pid noted by the owner before, if any.

        Taken by another process it is a `PostgresErro` that names it.
        """
        numero = os.open(self.arquivo, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        anterior = _pids(numero)
        try:
            fcntl.flock(numero, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as erro:
            os.close(numero)
            raise PostgresErro(_in_use(self.arquivo.parent, anterior)) from erro
        self._numero = numero
        self.note(anterior[1] if len(anterior) > 1 else None)
        return anterior[1] if len(anterior) > 1 else None

    def note(self, servidor: int | None) -> None:
        """Write down who holds the lock and which server it started."""
        if self._numero is not None:
            os.ftruncate(self._numero, 0)
            os.pwrite(self._numero, f"{os.getpid()} {servidor or ''}\n".encode(), 0)

    def release(self) -> None:
        """Give the lock back; without it, nothing happens."""
        if self._numero is not None:
            os.close(self._numero)
            self._numero = None


def _pids(numero: int) -> list[int]:
    return [int(parte) for parte in os.pread(numero, 64, 0).split() if parte.isdigit()]


def _in_use(pasta: Path, anterior: list[int]) -> str:
    quem = f"pelo processo {anterior[0]}" if anterior else "por outro processo"
    return f"O banco em {pasta} já está em uso {quem}: encerre-o ou escolha outra pasta com --data."
