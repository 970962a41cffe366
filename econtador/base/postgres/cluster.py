"""Um servidor PostgreSQL só deste programa, numa pasta sua."""

import socket
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from econtador.base.postgres import configuracao, orfaos, papeis, servidor
from econtador.base.postgres.alcance import reachable
from econtador.base.postgres.binarios import Binarios, candidates, choose
from econtador.base.postgres.conta import Conta, current, server_account
from econtador.base.postgres.erro import explained
from econtador.base.postgres.pastas import NOME_DO_SOQUETE, PORTA, Pastas, make_private, make_root
from econtador.base.postgres.servidor import Progresso
from econtador.base.postgres.trava import Trava


def _silent(_: str) -> None:
    """Nobody listens."""


class Cluster:
    """O servidor da pasta `data`; só a conta que o iniciou entra, por um soquete local."""

    def __init__(
        self, data: Path, *, durable: bool = True, programas: Binarios | None = None
    ) -> None:
        """`programas` chooses the installation; by default the best one found.

        `durable=False` is for tests: fast, and lost if the machine crashes.
        """
        self.pastas = Pastas(data.resolve())
        self.durable = durable
        self._escolhidos = programas
        self._trava = Trava(self.pastas.trava)
        self._processo: servidor.Processo | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, tipo: type[BaseException] | None, erro: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int | None:
        """The server's process while it runs."""
        no_ar = self._processo is not None and self._processo.poll() is None
        return self._processo.pid if self._processo and no_ar else None

    def answers(self) -> bool:
        """Whether a server of this folder takes connections, whoever started it."""
        with socket.socket(socket.AF_UNIX) as sonda:
            try:
                sonda.connect(str(self.pastas.soquete / NOME_DO_SOQUETE))
            except OSError:
                return False
        return True

    def start(self, progress: Progresso = _silent) -> None:
        """Create the data where missing and return when the server answers.

        Call it from the main thread: the server ends with the thread that started it. Everything
        anticipated (foreign owner, other version, disk full, in use) is a `PostgresErro`.
        """
        with explained(self.pastas.raiz):
            make_root(self.pastas.raiz, current())
            anotado = self._trava.take()
            try:
                self._start(anotado, progress)
            except BaseException:
                self.stop()
                raise

    def stop(self) -> None:
        """Shut down in order and wait; a server that does not run is left in peace."""
        if self._processo is not None:
            servidor.shut_down(self._processo)
            self._processo = None
            self.pastas.drop_socket_folder()
        self._trava.release()

    def provision(self, database: str = "econtador") -> None:
        """Create roles and `database` where missing; may be repeated."""
        papeis.provision(self.url("postgres", "postgres"), database=database)

    def url(self, role: str, database: str = "econtador") -> str:
        """The address for `role` (dono, app, sync or postgres), as libpq reads it."""
        # The port too: a PGPORT of the caller would look for another socket.
        soquete = quote(str(self.pastas.soquete))
        return f"postgresql://{role}@/{quote(database)}?host={soquete}&port={PORTA}"

    def _start(self, anotado: int | None, progress: Progresso) -> None:
        orfaos.close_orphans(self.pastas.dados, anotado, progress)
        conta = server_account(self.pastas.dados)
        achados = [self._escolhidos] if self._escolhidos else candidates()
        programas = reachable(choose(achados, self.pastas.versao), conta)
        self._prepare(programas, conta, progress)
        self._processo = servidor.launch(self.pastas, programas, conta)
        self._trava.note(self._processo.pid)
        servidor.wait_ready(self._processo, self.pastas, progress)

    def _prepare(self, programas: Binarios, conta: Conta, progress: Progresso) -> None:
        if not self.pastas.dados.exists():
            progress(f"criando o banco (PostgreSQL {programas.versao})")
            servidor.init(self.pastas, programas, conta, durable=self.durable)
        make_private(self.pastas.soquete, conta)
        configuracao.write(self.pastas.config, current(), durable=self.durable)
