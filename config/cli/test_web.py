"""O servidor web como processo: espera por ele, e nada fica depois dele."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from config.cli import web
from config.cli.erros import CliErro

# A web server in twenty words: answers what it is told, once it has slept.
SERVIDOR = """
import http.server, sys, time
class Pedido(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(int(sys.argv[2]) if self.path == "/saude" else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()
    def log_message(self, *_): pass
time.sleep(float(sys.argv[3]))
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Pedido).serve_forever()
"""
COM_FILHO = (
    "import subprocess, sys, time\n"
    "f = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    "print(f.pid, flush=True)\n"
    "time.sleep(60)"
)


@pytest.fixture
def start():
    """Start a `ServidorWeb` around a Python program; it is stopped in the end."""
    iniciados = []

    def started(porta, codigo, *argumentos):
        processo = subprocess.Popen(  # noqa: S603 - the test's own words
            [sys.executable, "-c", codigo, *argumentos],
            start_new_session=True, stdout=subprocess.PIPE,
        )  # fmt: skip
        iniciados.append(processo)
        return processo, web.ServidorWeb(processo, "0.0.0.0", porta)  # noqa: S104 - not bound

    yield started
    for processo in iniciados:
        processo.kill()
        processo.wait()
        assert processo.stdout
        processo.stdout.close()


def test_it_is_ready_when_saude_says_so(start, porta):
    _, servidor = start(porta, SERVIDOR, str(porta), "200", "0.3")
    servidor.wait_ready()
    assert servidor.alive


@pytest.mark.parametrize("status", ["500", "404", "302"])
def test_another_answer_is_not_ready(start, porta, monkeypatch, status):
    monkeypatch.setattr(web, "SEGUNDOS_PARA_SUBIR", 1)
    _, servidor = start(porta, SERVIDOR, str(porta), status, "0")
    with pytest.raises(CliErro, match=rf"em /saude \(última resposta: {status}\)"):
        servidor.wait_ready()


def test_one_that_dies_is_told_at_once(start, porta):
    _, servidor = start(porta, "raise SystemExit(3)")
    inicio = time.monotonic()
    with pytest.raises(CliErro, match="O servidor web terminou ao iniciar"):
        servidor.wait_ready()
    assert time.monotonic() - inicio < 5
    assert not servidor.alive


def test_stopping_is_asked_for(start, porta):
    processo, servidor = start(porta, SERVIDOR, str(porta), "200", "0")
    servidor.wait_ready()
    servidor.stop()
    assert processo.returncode == -signal.SIGTERM


def test_one_that_will_not_is_killed(start, porta, monkeypatch):
    monkeypatch.setattr(web, "SEGUNDOS_PARA_PARAR", 0.1)
    surdo = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + SERVIDOR
    processo, servidor = start(porta, surdo, str(porta), "200", "0")
    servidor.wait_ready()
    servidor.stop()
    assert processo.returncode == -signal.SIGKILL


def test_its_children_go_with_it(start, porta):
    processo, servidor = start(porta, COM_FILHO)
    filho = int(processo.stdout.readline())
    servidor.stop()
    limite = time.monotonic() + 5
    while _running(filho):
        assert time.monotonic() < limite
        time.sleep(0.02)


def test_children_of_a_dead_one_go_too(start, porta):
    processo, servidor = start(porta, COM_FILHO)
    filho = int(processo.stdout.readline())
    processo.kill()
    processo.wait()
    servidor.stop()
    limite = time.monotonic() + 5
    while _running(filho):
        assert time.monotonic() < limite
        time.sleep(0.02)


def _running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("", "localhost"),
        ("*", "localhost"),
        ("contabil.example", "contabil.example"),
        ("*, .contabil.example,localhost", "contabil.example"),
    ],
)
def test_health_is_asked_by_a_name_that_the_portal_knows(monkeypatch, given: str, asked: str):
    monkeypatch.setenv("ECONTADOR_HOSTS", given)
    assert web._known_host() == asked
