"""Endereços desta máquina: se a porta está livre e por que nomes o portal atende."""

import errno
import socket
import time
from contextlib import suppress

from config.cli.erros import CliErro

LOCAIS = ("localhost", "127.0.0.1", "[::1]")
# A portal killed a moment ago may still be leaving the port.
SEGUNDOS_PARA_VAGAR = 3
# Where to look for the way out: an address kept for documents (RFC 5737); nothing is sent.
LONGE = ("192.0.2.1", 9)


def ensure_free(bind: str, port: int, opcao: str = "--portal-port") -> None:
    """Fail with one sentence, which names the option to change, when it cannot be taken."""
    limite = time.monotonic() + SEGUNDOS_PARA_VAGAR
    while (erro := _try_bind(bind, port)) is not None:
        if erro.errno != errno.EADDRINUSE or time.monotonic() > limite:
            raise CliErro(_explain_bind(erro, bind, port, opcao)) from erro
        time.sleep(0.1)


def hosts(bind: str) -> list[str]:
    """The names and addresses by which browsers may reach a portal that listens on `bind`."""
    if bind not in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return list(dict.fromkeys([*LOCAIS, _bracketed(bind)]))
    nome = socket.gethostname()
    return list(dict.fromkeys([*LOCAIS, nome, f"{nome}.local", *_own_addresses(nome)]))


def is_loopback(bind: str) -> bool:
    """Whether only this machine reaches a server that listens on `bind`."""
    return bind in ("localhost", "::1") or bind.startswith("127.")


def local_address(bind: str) -> str:
    """The address by which this machine reaches a server that listens on `bind`."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(bind, bind)  # noqa: S104 - compared, not bound


def url(bind: str, port: int) -> str:
    """The address to open in a browser of this machine."""
    return f"http://{_bracketed(local_address(bind))}:{port}/"


def _bracketed(endereco: str) -> str:
    return f"[{endereco}]" if ":" in endereco else endereco


def _own_addresses(nome: str) -> list[str]:
    achados: list[str] = []
    with suppress(OSError):
        achados += [str(info[4][0]) for info in socket.getaddrinfo(nome, None)]
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sonda:
        sonda.connect(LONGE)
        achados.append(sonda.getsockname()[0])
    return [_bracketed(endereco) for endereco in achados]


def _try_bind(bind: str, port: int) -> OSError | None:
    try:
        familia = socket.getaddrinfo(bind, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(familia, socket.SOCK_STREAM) as sonda:
            sonda.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sonda.bind((bind, port))
    except OSError as erro:
        return erro
    return None


def _explain_bind(erro: OSError, bind: str, port: int, opcao: str) -> str:
    if erro.errno == errno.EADDRINUSE:
        return (
            f"A porta {port} já está em uso por outro programa: "
            f"encerre-o ou escolha outra com {opcao}."
        )
    if erro.errno == errno.EACCES:
        return f"A porta {port} exige privilégios: escolha uma acima de 1023 com {opcao}."
    return f"Este computador não tem o endereço {bind}: corrija --bind ({erro.strerror})."
