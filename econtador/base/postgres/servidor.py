"""O processo do servidor: initdb, partida, espera e parada."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, TypedDict

from econtador.base.postgres.binarios import Binarios
from econtador.base.postgres.conta import Conta
from econtador.base.postgres.erro import PostgresErro, explain
from econtador.base.postgres.pastas import Pastas, held, make_private, remove_tree

Progresso = Callable[[str], None]
Processo = subprocess.Popen[bytes]

SEGUNDOS_ENTRE_AVISOS = 5
SEGUNDOS_PARA_PARAR = 60
SEGUNDOS_PARA_CAIR = 10
_PR_SET_PDEATHSIG = 1


def init(pastas: Pastas, binarios: Binarios, conta: Conta, *, durable: bool) -> None:
    """Create the data: UTF-8, locale C, checksums; an interrupted attempt leaves no trace."""
    remove_tree(pastas.novos)
    make_private(pastas.novos, conta)
    with held([pastas.novos], conta) as ([novos], passadas):
        comando = [binarios.program("initdb"), "-D", novos, *_INITDB]
        if not durable:
            comando.append("--no-sync")
        feito = subprocess.run(  # noqa: S603 - our own program and words
            comando, check=False, capture_output=True, text=True, errors="replace",
            **_as(conta, passadas),
        )  # fmt: skip
    if feito.returncode:
        remove_tree(pastas.novos)
        raise PostgresErro(explain(feito.stderr, pastas.raiz))
    pastas.novos.rename(pastas.dados)


_INITDB = (
    "--encoding=UTF8", "--locale=C", "--username=postgres", "--auth=peer",
    "--data-checksums", "--no-instructions",
)  # fmt: skip


def launch(pastas: Pastas, binarios: Binarios, conta: Conta) -> Processo:
    """Start the server and return its process at once; `wait_ready` waits for it.

    In a session of its own, so that Ctrl-C reaches it only through `shut_down`.
    """
    lugares = [pastas.dados, pastas.soquete, pastas.config]
    with held(lugares, conta) as ([dados, soquete, config], passadas), _log(pastas) as saida:
        comando = [
            binarios.program("postgres"),
            *("-D", dados),
            *("-c", f"unix_socket_directories={_quoted(soquete)}"),
            *("-c", f"config_file={config}/postgresql.conf"),
            *("-c", f"hba_file={config}/pg_hba.conf"),
            *("-c", f"ident_file={config}/pg_ident.conf"),
        ]
        return subprocess.Popen(  # noqa: S603 - our own program and words
            comando, stdout=saida, stderr=saida, stdin=subprocess.DEVNULL,
            start_new_session=True, preexec_fn=dying_with_parent(signal.SIGINT),
            **_as(conta, passadas),
        )  # fmt: skip


def wait_ready(processo: Processo, pastas: Pastas, progress: Progresso) -> None:
    """Wait until the server answers, however long its recovery takes, and say so meanwhile."""
    inicio = aviso = time.monotonic()
    while not _is_ready(processo, pastas.dados):
        if processo.poll() is not None:
            raise PostgresErro(explain(_last_words(pastas), pastas.raiz))
        if time.monotonic() - aviso > SEGUNDOS_ENTRE_AVISOS:
            aviso = time.monotonic()
            progress(f"PostgreSQL ainda se recupera ({aviso - inicio:.0f} s)")
        time.sleep(0.02)


def shut_down(processo: Processo) -> None:
    """Stop fast (open transactions are undone); harder where that takes over a minute."""
    escalada = (
        (signal.SIGINT, SEGUNDOS_PARA_PARAR),
        (signal.SIGQUIT, SEGUNDOS_PARA_CAIR),
    )
    for sinal, segundos in escalada:
        if processo.poll() is not None:
            return
        processo.send_signal(sinal)
        try:
            processo.wait(segundos)
        except subprocess.TimeoutExpired:
            continue
    processo.kill()
    processo.wait()


def dying_with_parent(sinal: signal.Signals) -> Callable[[], None] | None:
    """A `preexec_fn`: Linux sends `sinal` to the child when this process is killed outright.

    The request follows the thread that makes it, so only the main thread asks.
    """
    if sys.platform != "linux" or threading.current_thread() is not threading.main_thread():
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(_PR_SET_PDEATHSIG, sinal)


class _Como(TypedDict, total=False):
    """How a child runs: what subprocess takes, by its names."""

    cwd: str
    env: dict[str, str]
    pass_fds: tuple[int, ...]
    user: int
    group: int
    extra_groups: list[int]


def _as(conta: Conta, passadas: tuple[int, ...]) -> _Como:
    """As `conta`, from a folder open to all, without any PG* variable of the caller."""
    ambiente = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
    como = _Como(cwd="/", env=ambiente, pass_fds=passadas)
    if not conta.is_current:
        como |= _Como(user=conta.uid, group=conta.gid, extra_groups=[])
    return como


def _log(pastas: Pastas) -> IO[bytes]:
    numero = os.open(pastas.saida, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    return open(numero, "wb")


def _quoted(caminho: str) -> str:
    # The setting is a list of names: a comma or a space in the path needs the quotes.
    return '"' + caminho.replace('"', '""') + '"'


def _is_ready(processo: Processo, dados: Path) -> bool:
    """The server writes its state on the eighth line of its pid file."""
    try:
        linhas = (dados / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(linhas) > 7 and linhas[0] == str(processo.pid) and linhas[7].strip() == "ready"


def _last_words(pastas: Pastas) -> str:
    """The end of the newest log, the server's own or the one before it opened."""
    arquivos = [pastas.saida, *(pastas.dados / "log").glob("*.log")]
    novo = max(arquivos, key=lambda arquivo: arquivo.stat().st_mtime)
    return novo.read_text(errors="replace")[-4000:]
