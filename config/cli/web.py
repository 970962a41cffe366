"""O servidor web de uma face: um processo à parte, com o seu grupo."""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
import time

from config.cli.argumentos import Opcoes
from config.cli.erros import CliErro
from config.cli.rede import local_address
from econtador.base.postgres.servidor import dying_with_parent

APLICACAO = "config.asgi:application"
# Open pages of the live channel are connections that stay: thousands, each waiting for nothing.
CONEXOES = 16384
SEGUNDOS_PARA_SUBIR = 60
SEGUNDOS_PARA_PARAR = 15


FACES = {"portal": "o portal", "packcrm": "o PackCRM"}


def start(opcoes: Opcoes, face: str, port: int) -> "ServidorWeb":
    """Start the web server of a face and return at once."""
    # In a group of its own: Ctrl-C reaches only us, and nothing of it is left when we stop it.
    processo = subprocess.Popen(  # noqa: S603 - our own interpreter and words
        command(opcoes.bind, port, opcoes.workers),
        stdin=subprocess.DEVNULL, start_new_session=True,
        env=os.environ | {"ECONTADOR_FACE": face, "ECONTADOR_THREADS": str(opcoes.threads)},
        preexec_fn=dying_with_parent(signal.SIGTERM),
    )  # fmt: skip
    return ServidorWeb(processo, opcoes.bind, port, FACES[face])


def command(bind: str, port: int, workers: int = 1) -> list[str]:
    """Return the words that start the web server, which serves the face named in the environment.

    Its threads are the application's (ECONTADOR_THREADS).
    """
    return [
        *(sys.executable, "-m", "granian", "--interface", "asgi", "--no-ws"),
        *("--host", bind, "--port", str(port), "--workers", str(workers)),
        *("--backlog", str(CONEXOES), "--backpressure", str(CONEXOES)),
        *("--workers-kill-timeout", "10", "--log-level", "error", APLICACAO),
    ]


class ServidorWeb:
    """Um servidor web em execução; `nome` is what the person knows it by: "o portal"."""

    def __init__(
        self, processo: "subprocess.Popen[bytes]", bind: str, port: int, nome: str = "o portal"
    ) -> None:
        self._processo = processo
        self._local = local_address(bind)
        self._port = port
        self.nome = nome

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._processo.poll() is None

    def wait_ready(self) -> None:
        """Return when `/saude` answers 200; a server that dies or stays silent is a `CliErro`."""
        limite = time.monotonic() + SEGUNDOS_PARA_SUBIR
        while (resposta := self._ask_health()) != http.client.OK:
            if not self.alive:
                raise CliErro("O servidor web terminou ao iniciar; o motivo está logo acima.")
            if time.monotonic() > limite:
                raise CliErro(
                    f"{self.nome.capitalize()} não respondeu em /saude"
                    f" (última resposta: {resposta})."
                )
            time.sleep(0.05)

    def stop(self) -> None:
        """Let the requests under way finish, then leave no process behind."""
        if self.alive:
            self._processo.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._processo.wait(SEGUNDOS_PARA_PARAR)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._processo.pid, signal.SIGKILL)
        self._processo.wait()

    def _ask_health(self) -> int | None:
        conexao = http.client.HTTPConnection(self._local, self._port, timeout=5)
        try:
            conexao.request("GET", "/saude", headers={"Host": _known_host()})
            return conexao.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            conexao.close()


def _known_host() -> str:
    """Return a name that the faces answer to: the first that the installation was given."""
    given = os.environ.get("ECONTADOR_HOSTS", "").split(",")
    named = [host.strip() for host in given if host.strip() not in ("", "*")]
    return named[0].removeprefix(".") if named else "localhost"
