"""O trabalhador como processo: volta quando cai, e nada fica depois dele."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from config.cli import trabalhador
from config.cli.argumentos import Opcoes
from config.cli.trabalhador import Trabalhador

DORME = (sys.executable, "-c", "import time; time.sleep(60)")
SURDO = (
    *(sys.executable, "-c"),
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    " open({!r}, 'w').close(); time.sleep(60)",
)


@pytest.fixture
def start():
    """Start a worker around a command; it is stopped in the end."""
    iniciados = []

    def started(comando):
        iniciados.append(Trabalhador(comando))
        return iniciados[-1]

    yield started
    for um in iniciados:
        um.stop()


def test_one_that_is_told_to_stop_stops(start):
    um = start(DORME)
    assert um.alive
    um.stop()
    assert not um.alive
    assert not Path(f"/proc/{um.pid}").exists()


def test_one_that_will_not_is_killed(start, monkeypatch, tmp_path):
    monkeypatch.setattr(trabalhador, "SEGUNDOS_PARA_PARAR", 0.2)
    pronto = tmp_path / "pronto"
    um = start((*SURDO[:2], SURDO[2].format(str(pronto))))
    while not pronto.exists():
        time.sleep(0.01)
    um.stop()
    assert not um.alive


def test_stopping_twice_is_harmless(start):
    um = start(DORME)
    um.stop()
    um.stop()


def test_one_that_dies_is_started_anew(start, monkeypatch):
    monkeypatch.setattr(trabalhador, "SEGUNDOS_ENTRE_PARTIDAS", 0.0)
    um = start(DORME)
    antes = um.pid
    um.tend()
    assert um.pid == antes, "vivo, fica"
    um._processo.send_signal(signal.SIGKILL)
    um._processo.wait()
    um.tend()
    assert um.alive
    assert um.pid != antes


def test_one_that_dies_at_once_is_not_started_in_a_fury(start):
    um = start((sys.executable, "-c", "pass"))
    um._processo.wait()
    primeiro = um.pid
    for _ in range(20):
        um.tend()
    assert um.pid == primeiro


def test_its_letters_lead_to_the_portal(monkeypatch):
    monkeypatch.delenv("ECONTADOR_URL", raising=False)
    monkeypatch.setattr(trabalhador, "COMANDO", DORME)
    um = trabalhador.start(Opcoes("run", bind="127.0.0.1", portal_port=8042))
    try:
        assert os.environ["ECONTADOR_URL"] == "http://127.0.0.1:8042/"
    finally:
        um.stop()


def test_an_address_that_was_given_stays(monkeypatch):
    monkeypatch.setenv("ECONTADOR_URL", "https://portal.example")
    monkeypatch.setattr(trabalhador, "COMANDO", DORME)
    um = trabalhador.start(Opcoes("run"))
    try:
        assert os.environ["ECONTADOR_URL"] == "https://portal.example"
    finally:
        um.stop()
