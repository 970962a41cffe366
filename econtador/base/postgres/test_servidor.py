"""O processo: como parte, como se espera por ele e como para, mesmo teimoso."""

import signal
import subprocess
import sys
import threading

import pytest

from econtador.base.postgres import PostgresErro, servidor
from econtador.base.postgres.pastas import Pastas


@pytest.fixture
def start_stubborn():
    """Start a process that ignores the signals named, and says when it does."""
    vivos = []

    def started(*nomes):
        ignora = "".join(f"signal.signal(signal.{nome}, signal.SIG_IGN);" for nome in nomes)
        codigo = f"import signal, time; {ignora} print('x', flush=True); time.sleep(60)"
        processo = subprocess.Popen(  # noqa: S603 - the test's own words
            [sys.executable, "-c", codigo], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        vivos.append(processo)
        assert processo.stdout
        processo.stdout.readline()
        return processo

    yield started
    for processo in vivos:
        processo.kill()
        processo.wait()
        assert processo.stdout
        processo.stdout.close()


def test_it_stops_at_the_first_word(start_stubborn):
    processo = start_stubborn()
    servidor.shut_down(processo)
    assert processo.returncode is not None
    assert processo.returncode != -signal.SIGKILL


def test_a_stubborn_one_is_told_harder(start_stubborn, monkeypatch):
    monkeypatch.setattr(servidor, "SEGUNDOS_PARA_PARAR", 0.1)
    processo = start_stubborn("SIGINT")
    servidor.shut_down(processo)
    assert processo.returncode == -signal.SIGQUIT


def test_a_deaf_one_is_killed(start_stubborn, monkeypatch):
    monkeypatch.setattr(servidor, "SEGUNDOS_PARA_PARAR", 0.1)
    monkeypatch.setattr(servidor, "SEGUNDOS_PARA_CAIR", 0.1)
    processo = start_stubborn("SIGINT", "SIGQUIT")
    servidor.shut_down(processo)
    assert processo.returncode == -signal.SIGKILL


def test_one_that_has_ended_is_left_in_peace(start_stubborn):
    processo = start_stubborn()
    processo.kill()
    processo.wait()
    servidor.shut_down(processo)
    assert processo.returncode == -signal.SIGKILL


def test_waiting_tells_how_long_it_takes(start_stubborn, tmp_path, monkeypatch):
    monkeypatch.setattr(servidor, "SEGUNDOS_ENTRE_AVISOS", 0.05)
    processo = start_stubborn()
    pastas = _folders(tmp_path, str(processo.pid), "starting")
    ditos = []

    def listen(dito):
        ditos.append(dito)
        if len(ditos) == 2:
            _folders(tmp_path, str(processo.pid), "ready   ")

    servidor.wait_ready(processo, pastas, listen)
    assert len(ditos) >= 2
    assert all(dito.startswith("PostgreSQL ainda se recupera (") for dito in ditos)


@pytest.mark.parametrize(
    ("pid", "estado"), [("1", "ready   "), (None, "stopping"), (None, "standby ")]
)
def test_only_our_server_and_only_when_ready(start_stubborn, tmp_path, pid, estado):
    processo = start_stubborn()
    pastas = _folders(tmp_path, pid or str(processo.pid), estado)
    processo.kill()
    processo.wait()
    with pytest.raises(PostgresErro, match=r"^O PostgreSQL não iniciou: "):
        servidor.wait_ready(processo, pastas, print)


def test_a_pid_file_half_written_is_not_ready(start_stubborn, tmp_path):
    processo = start_stubborn()
    pastas = _folders(tmp_path, str(processo.pid), "ready")
    (pastas.dados / "postmaster.pid").write_text(f"{processo.pid}\n")
    processo.kill()
    processo.wait()
    with pytest.raises(PostgresErro):
        servidor.wait_ready(processo, pastas, print)


def test_the_last_words_come_from_the_newest_log(start_stubborn, tmp_path):
    processo = start_stubborn()
    pastas = _folders(tmp_path, "1", "starting")
    (pastas.dados / "log").mkdir()
    (pastas.dados / "log" / "postgresql-Mon.log").write_text("PANIC:  could not read\n")
    processo.kill()
    processo.wait()
    with pytest.raises(PostgresErro, match="O PostgreSQL não iniciou: could not read"):
        servidor.wait_ready(processo, pastas, print)


def test_only_the_main_thread_ties_a_child_to_itself():
    """Linux watches the thread: a short one would take the server with it."""
    achados = []
    outra = threading.Thread(
        target=lambda: achados.append(servidor.dying_with_parent(signal.SIGINT))
    )
    outra.start()
    outra.join()
    assert achados == [None]
    assert (servidor.dying_with_parent(signal.SIGINT) is not None) == (sys.platform == "linux")


def test_a_path_with_quotes_is_one_name():
    assert servidor._quoted('/a "b", c') == '"/a ""b"", c"'


def _folders(raiz, pid, estado):
    pastas = Pastas(raiz)
    pastas.dados.mkdir(exist_ok=True)
    pastas.saida.write_text("FATAL:  assim não dá\n")
    linhas = [pid, str(pastas.dados), "1", "5432", str(pastas.soquete), "", "0 0", estado]
    (pastas.dados / "postmaster.pid").write_text("\n".join(linhas) + "\n")
    return pastas
