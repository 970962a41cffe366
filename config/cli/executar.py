"""`econtador run`: do nada às duas faces no ar, e de volta sem deixar rastro."""

import os
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import NoReturn

import django
from django.db import connections

from config.cli import estaticos, exemplo, migracoes, rede, trabalhador, web
from config.cli.argumentos import Opcoes
from config.cli.banco import database
from config.cli.erros import CliErro
from config.cli.saida import AVISO_DA_DEMO, Relato
from econtador.base.postgres import Cluster

SINAIS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(opcoes: Opcoes) -> int:
    """Serve until Ctrl-C or SIGTERM (0); a part that dies stops the rest (`CliErro`)."""
    _catch_signals()
    relato = Relato()
    try:
        faces = _faces(opcoes)
        for face, port in faces.items():
            rede.ensure_free(opcoes.bind, port, f"--{face}-port")
        with database(opcoes.data, relato.say) as cluster:
            com_demo = _prepare(opcoes, relato)
            with _working(opcoes, relato) as worker, _serving(opcoes, relato, faces) as servidores:
                _tell(opcoes, relato, faces, com_demo=com_demo)
                _watch(servidores, worker, cluster)
    except KeyboardInterrupt:
        relato.say("encerrado")
    return 0


def _faces(opcoes: Opcoes) -> dict[str, int]:
    """Return the port of each face to serve. Two faces on one port are a `CliErro`."""
    if opcoes.packcrm_port == opcoes.portal_port:
        raise CliErro("O portal e o PackCRM precisam de portas diferentes.")
    portas = {"portal": opcoes.portal_port, "packcrm": opcoes.packcrm_port}
    return {face: port for face, port in portas.items() if port}


def _prepare(opcoes: Opcoes, relato: Relato) -> bool:
    """Everything that the web server needs; returns whether the demo logins exist."""
    os.environ.setdefault("ECONTADOR_HOSTS", ",".join(rede.hosts(opcoes.bind)))
    os.environ.setdefault("ECONTADOR_DEMO", "0" if opcoes.empty else "1")
    django.setup()
    migracoes.migrate(relato.say)
    if not opcoes.empty:
        exemplo.fill_when_empty(relato.say)
    estaticos.collect_when_changed(opcoes.data, relato.say)
    com_demo = exemplo.is_there()
    connections.close_all()
    return com_demo


@contextmanager
def _working(opcoes: Opcoes, relato: Relato) -> Iterator[trabalhador.Trabalhador]:
    """Let the worker start while the faces do, and stop it after them."""
    worker = trabalhador.start(opcoes)
    try:
        yield worker
    finally:
        relato.say(f"encerrando {worker.nome}")
        worker.stop()


@contextmanager
def _serving(
    opcoes: Opcoes, relato: Relato, faces: Mapping[str, int]
) -> Iterator[list[web.ServidorWeb]]:
    """Start the servers of all faces together, yield them when all answer, stop them after."""
    with ExitStack() as abertos:
        servidores = []
        for face, port in faces.items():
            relato.say(f"iniciando {web.FACES[face]}")
            servidores.append(web.start(opcoes, face, port))
            abertos.callback(_stop, servidores[-1], relato)
        for servidor in servidores:
            servidor.wait_ready()
        yield servidores


def _stop(servidor: web.ServidorWeb, relato: Relato) -> None:
    relato.say(f"encerrando {servidor.nome}")
    servidor.stop()


def _tell(opcoes: Opcoes, relato: Relato, faces: Mapping[str, int], *, com_demo: bool) -> None:
    if com_demo and not rede.is_loopback(opcoes.bind):
        relato.say(AVISO_DA_DEMO)
    enderecos = {face: rede.url(opcoes.bind, port) for face, port in faces.items()}
    relato.say_ready(enderecos, com_demo=com_demo)


def _watch(
    servidores: list[web.ServidorWeb], worker: trabalhador.Trabalhador, cluster: Cluster | None
) -> NoReturn:
    while all(servidor.alive for servidor in servidores):
        if cluster is not None and cluster.pid is None:
            raise CliErro("O PostgreSQL parou sozinho; o motivo está no seu log, em --data.")
        worker.tend()
        time.sleep(0.25)
    raise CliErro("O servidor web parou sozinho; o motivo está logo acima.")


def _catch_signals() -> None:
    for sinal in SINAIS:
        # Started by nohup, it goes on when the terminal closes.
        if sinal != signal.SIGHUP or signal.getsignal(sinal) != signal.SIG_IGN:
            signal.signal(sinal, _interrupt)


def _interrupt(_numero: int, _quadro: FrameType | None) -> None:
    # From here on the way out is open: a second Ctrl-C must not leave a server behind.
    for sinal in SINAIS:
        signal.signal(sinal, signal.SIG_IGN)
    raise KeyboardInterrupt
