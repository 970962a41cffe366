"""`econtador run`: do nada ao portal no ar, e de volta sem deixar rastro."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

import django
from django.db import connections

from config.cli import estaticos, exemplo, migracoes, portal, rede
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
        rede.ensure_free(opcoes.bind, opcoes.portal_port)
        with database(opcoes.data, relato.say) as cluster:
            com_demo = _prepare(opcoes, relato)
            with _serving(opcoes, relato) as servidor:
                endereco = rede.url(opcoes.bind, opcoes.portal_port)
                if com_demo and not rede.is_loopback(opcoes.bind):
                    relato.say(AVISO_DA_DEMO)
                relato.say_ready(endereco, com_demo=com_demo)
                _watch(servidor, cluster)
    except KeyboardInterrupt:
        relato.say("encerrado")
    return 0


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
def _serving(opcoes: Opcoes, relato: Relato) -> Iterator[portal.Portal]:
    relato.say("iniciando o portal")
    servidor = portal.start(opcoes)
    try:
        servidor.wait_ready()
        yield servidor
    finally:
        relato.say("encerrando o portal")
        servidor.stop()


def _watch(servidor: portal.Portal, cluster: Cluster | None) -> NoReturn:
    while servidor.alive:
        if cluster is not None and cluster.pid is None:
            raise CliErro("O PostgreSQL parou sozinho; o motivo está no seu log, em --data.")
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
