"""As pastas de um banco e como o servidor as vê.

`raiz` (0700) belongs to who runs the program and holds `config` (the server only reads it), the
lock and the first lines of the log; `dados` and the socket's folder belong to the server's account.
"""

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from econtador.base.postgres.conta import Conta, name_of
from econtador.base.postgres.erro import PostgresErro

PORTA = 5432
# A socket's address has room for 107 bytes, this name included.
NOME_DO_SOQUETE = f".s.PGSQL.{PORTA}"
BYTES_DO_SOQUETE = 100


@dataclass(frozen=True)
class Pastas:
    """Os caminhos abaixo de `raiz`, que é absoluta."""

    raiz: Path

    @property
    def dados(self) -> Path:
        """The data directory of PostgreSQL."""
        return self.raiz / "dados"

    @property
    def novos(self) -> Path:
        """Where initdb works: renamed to `dados` only when it has finished."""
        return self.raiz / "dados.novo"

    @property
    def config(self) -> Path:
        """Configuration written at each start."""
        return self.raiz / "config"

    @property
    def saida(self) -> Path:
        """What the server says before its own log opens."""
        return self.raiz / "inicio.log"

    @property
    def trava(self) -> Path:
        """The lock that keeps a second program out."""
        return self.raiz / "trava"

    @property
    def soquete(self) -> Path:
        """The socket's folder: here, or a short one in /tmp where the path would not fit."""
        aqui = self.raiz / "soquete"
        if len(os.fsencode(aqui / NOME_DO_SOQUETE)) < BYTES_DO_SOQUETE:
            return aqui
        marca = hashlib.sha256(os.fsencode(self.raiz)).hexdigest()[:16]
        # Its owner and mode are checked by `held`, so a foreign folder there is refused.
        return Path("/tmp") / f"econtador-{os.geteuid()}-{marca}"  # noqa: S108 - see above

    def drop_socket_folder(self) -> None:
        """Remove the socket's folder where it lies outside `raiz`, once it is empty."""
        if self.soquete.parent != self.raiz:
            with suppress(OSError):
                self.soquete.rmdir()

    @property
    def versao(self) -> int | None:
        """The major version of the data, or None where there is no data yet."""
        try:
            return int((self.dados / "PG_VERSION").read_text().split(".")[0])
        except FileNotFoundError:
            return None


def make_private(pasta: Path, conta: Conta) -> None:
    """Create `pasta` as 0700 of `conta`, or check that it is just that."""
    try:
        pasta.mkdir(mode=0o700)
    except FileExistsError:
        _check_private(pasta, conta)
    else:
        os.chown(pasta, conta.uid, conta.gid)


def make_root(raiz: Path, dono: Conta) -> None:
    """Create `raiz` (0700) and what is above it; another's folder is a `PostgresErro`."""
    raiz.parent.mkdir(parents=True, exist_ok=True)
    raiz.mkdir(mode=0o700, exist_ok=True)
    if raiz.stat().st_uid != dono.uid:
        raise PostgresErro(_foreign(raiz, dono))
    raiz.chmod(0o700)


def remove_tree(pasta: Path) -> None:
    """Remove what an interrupted initdb left; nothing there is fine."""
    if pasta.exists():
        shutil.rmtree(pasta)


@contextmanager
def held(pastas: list[Path], conta: Conta) -> Iterator[tuple[list[str], tuple[int, ...]]]:
    """Hold folders open for a child: the paths by which it sees them, and what to pass on.

    An account without privileges may not walk through the folders above (/root is 0700). An open
    folder reached by /proc/self/fd asks for no right above it, so nothing has to be opened to all.
    """
    if conta.is_current:
        yield [str(pasta) for pasta in pastas], ()
        return
    with ExitStack() as pilha:
        abertas = tuple(_open_folder(pasta, pilha) for pasta in pastas)
        yield [f"/proc/self/fd/{numero}" for numero in abertas], abertas


def _open_folder(pasta: Path, pilha: ExitStack) -> int:
    numero = os.open(pasta, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    pilha.callback(os.close, numero)
    return numero


def _check_private(pasta: Path, conta: Conta) -> None:
    visto = pasta.lstat()
    if not stat.S_ISDIR(visto.st_mode) or visto.st_uid != conta.uid:
        raise PostgresErro(_foreign(pasta, conta))
    if stat.S_IMODE(visto.st_mode) & 0o077:
        pasta.chmod(0o700)


def _foreign(pasta: Path, conta: Conta) -> str:
    dono = name_of(pasta.lstat().st_uid)
    return (
        f"A pasta {pasta} pertence a {dono}, e não a {conta.nome}: "
        "rode com o usuário dono dela ou escolha outra pasta com --data."
    )
