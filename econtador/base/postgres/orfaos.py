"""Servidores que uma execução interrompida deixou no mesmo banco."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from econtador.base.postgres.erro import PostgresErro
from econtador.base.postgres.servidor import Progresso

ESCALADA = ((signal.SIGINT, 60), (signal.SIGQUIT, 10), (signal.SIGKILL, 10))


def close_orphans(dados: Path, anotado: int | None, progress: Progresso) -> None:
    """Stop what an interrupted run left in `dados`; call it only with the lock in hand.

    `anotado` is the server that the run before noted; one that we did not start is never touched:
    it is a `PostgresErro`.
    """
    vivos = servers_in(dados)
    mestre = _postmaster(dados)
    if mestre in vivos and mestre != anotado:
        raise PostgresErro(f"O banco em {dados} já está em uso pelo processo {mestre}: encerre-o.")
    if vivos:
        progress("encerrando o PostgreSQL que uma execução interrompida deixou")
        _stop(dados, mestre)
    if mestre is not None and (dados / "postmaster.pid").exists():
        progress("o banco não foi fechado da última vez: recuperando")
        # Its number may belong to another program by now, and the server would refuse to start.
        (dados / "postmaster.pid").unlink()


def servers_in(dados: Path) -> list[int]:
    """The server processes whose working folder is `dados`, parents and children."""
    processos = (int(p.name) for p in Path("/proc").glob("[0-9]*"))
    return [pid for pid in processos if _serves(pid, dados)]


def _serves(pid: int, dados: Path) -> bool:
    processo = Path("/proc") / str(pid)
    try:
        nome = (processo / "comm").read_text().strip()
        return nome == "postgres" and (processo / "cwd").samefile(dados)
    except OSError:  # gone meanwhile, or another user's
        return False


def _postmaster(dados: Path) -> int | None:
    try:
        return int((dados / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, ValueError, IndexError):
        return None


def _stop(dados: Path, mestre: int | None) -> None:
    """First as the parent would; children without a parent end by themselves in a moment."""
    for sinal, segundos in ESCALADA:
        vivos = servers_in(dados)
        for pid in [mestre] if mestre in vivos and sinal == signal.SIGINT else vivos:
            with suppress(ProcessLookupError):
                os.kill(pid, sinal)
        if _wait_gone(dados, segundos):
            return
    raise PostgresErro(f"Não consegui encerrar o PostgreSQL que já usa {dados}.")


def _wait_gone(dados: Path, segundos: float) -> bool:
    limite = time.monotonic() + segundos
    while servers_in(dados):
        if time.monotonic() > limite:
            return False
        time.sleep(0.05)
    return True
