"""`econtador run` como uma pessoa o usa: inicia, atende, encerra, e não deixa nada."""

import http.client
import os
import signal
import socket
import time
from pathlib import Path

import psycopg
import pytest

from config.cli.conftest import free_port, running
from econtador.base.postgres import Cluster
from econtador.base.postgres.orfaos import servers_in

SO_O_PORTAL = ("--packcrm-port", "0")


@pytest.fixture(scope="module")
def dados(tmp_path_factory):
    """A data folder that has served once, without demo data."""
    dados = tmp_path_factory.mktemp("run") / "com espaço"
    with _serving(dados, free_port()) as programa:
        programa.read_until("Pronto")
        assert programa.stop() == 0, programa.saida
        assert "Traceback" not in programa.saida
        assert "@" not in programa.saida
    return dados


def test_it_starts_quickly_the_second_time(dados, porta):
    """The best of three: other tests share the machine, and a slow start is slow each time."""
    assert any(_seconds_to_start(dados, porta) < 5 for _ in range(3))


def test_it_serves_and_leaves_nothing(dados, porta):
    with _serving(dados, porta) as programa:
        programa.read_until("Pronto")
        assert f"http://127.0.0.1:{porta}/" in programa.saida
        assert _status(porta, "/saude") == http.client.OK
        filhos = _children(programa.processo.pid)
        assert filhos
        assert programa.stop() == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in filhos)
    assert not servers_in(dados / "postgres" / "dados")
    assert not (dados / "postgres" / "dados" / "postmaster.pid").exists()


def test_ctrl_c_is_a_quiet_end(dados, porta):
    with _serving(dados, porta) as programa:
        programa.read_until("Pronto")
        programa.processo.send_signal(signal.SIGINT)
        assert programa.finish() == 0
        assert "Traceback" not in programa.saida
        assert programa.saida.splitlines()[-1].endswith("encerrado")


def test_ctrl_c_twice_still_stops_everything(dados, porta):
    with _serving(dados, porta) as programa:
        programa.read_until("Pronto")
        for _ in range(2):
            programa.processo.send_signal(signal.SIGINT)
        assert programa.finish() == 0
    assert not servers_in(dados / "postgres" / "dados")


def test_a_signal_while_it_starts_is_a_quiet_end(dados, porta):
    with _serving(dados, porta) as programa:
        programa.read_until("[")
        assert programa.stop() == 0
        assert "Traceback" not in programa.saida
    assert not servers_in(dados / "postgres" / "dados")


def test_started_by_nohup_it_survives_the_terminal(dados, porta):
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with _serving(dados, porta) as programa:
            programa.read_until("Pronto")
            programa.processo.send_signal(signal.SIGHUP)
            time.sleep(0.5)
            assert _status(porta, "/saude") == http.client.OK
    finally:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


def test_a_web_server_that_dies_stops_the_rest(dados, porta):
    with _serving(dados, porta) as programa:
        programa.read_until("Pronto")
        (web,) = _running(programa, "granian")
        os.kill(web, signal.SIGKILL)
        assert programa.finish() == 1
        assert "econtador: O servidor web parou sozinho" in programa.saida
    assert not servers_in(dados / "postgres" / "dados")


def test_a_worker_that_dies_comes_back(dados, porta):
    with _serving(dados, porta) as programa:
        programa.read_until("Pronto")
        (antes,) = _running(programa, "config.trabalhador")
        os.kill(antes, signal.SIGKILL)
        limite = time.monotonic() + 20
        while _running(programa, "config.trabalhador") in ([antes], []):
            assert time.monotonic() < limite
            time.sleep(0.1)
        assert _status(porta, "/saude") == http.client.OK
        assert programa.stop() == 0


def test_a_database_that_dies_stops_the_rest(dados, porta):
    with _serving(dados, porta) as programa:
        programa.read_until("Pronto")
        (banco,) = [pid for pid in _children(programa.processo.pid) if _name(pid) == "postgres"]
        os.kill(banco, signal.SIGKILL)
        assert programa.finish() == 1
        assert "econtador: O PostgreSQL parou sozinho" in programa.saida


def test_after_kill_9_the_next_start_works(dados, porta):
    with _serving(dados, porta) as programa:
        programa.read_until("Pronto")
        programa.processo.kill()
    with _serving(dados, porta) as programa:
        programa.read_until("Pronto")
        assert programa.stop() == 0


def test_a_taken_port_is_told_before_anything_starts(dados, porta, run_cli):
    with _serving(dados, porta) as programa:
        programa.read_until("Pronto")
        codigo, saida = run_cli(
            "run", "--data", str(dados), "--portal-port", str(porta), *SO_O_PORTAL
        )
    assert codigo == 1
    assert saida.startswith(f"econtador: A porta {porta} já está em uso")
    assert len(saida.splitlines()) == 1


def test_a_database_of_a_newer_version_is_refused_and_kept(dados, run_cli, porta):
    _migration_of_the_future(dados, "INSERT INTO django_migrations (app, name, applied) "
                                    "VALUES ('contas', '9999_futuro', now())")  # fmt: skip
    try:
        pedido = ("run", "--empty", "--data", str(dados), "--portal-port", str(porta), *SO_O_PORTAL)
        codigo, saida = run_cli(*pedido)
        assert codigo == 1
        ultima = saida.splitlines()[-1]
        assert ultima.startswith("econtador: O banco é de uma versão mais nova do eContador")
    finally:
        _migration_of_the_future(dados, "DELETE FROM django_migrations WHERE name = '9999_futuro'")


def test_a_bare_start_fills_the_demo_and_shows_both_faces(tmp_path, porta):
    outra = free_port()
    portas = ("--portal-port", str(porta), "--packcrm-port", str(outra))
    with running("run", "--data", str(tmp_path), *portas) as programa:
        programa.read_until("Pronto")
        assert "ana@aurora.example" in programa.saida
        assert f"PackCRM            http://127.0.0.1:{outra}/" in programa.saida
        assert _status(porta, "/painel") == http.client.NOT_FOUND
        assert _status(outra, "/saude") == http.client.OK
        assert programa.stop() == 0


def test_two_faces_do_not_share_a_port(dados, porta, run_cli):
    portas = ("--portal-port", str(porta), "--packcrm-port", str(porta))
    codigo, saida = run_cli("run", "--data", str(dados), *portas)
    assert codigo == 1
    assert saida == "econtador: O portal e o PackCRM precisam de portas diferentes.\n"


def test_a_taken_port_of_packcrm_names_its_option(dados, porta, run_cli):
    with socket.create_server(("127.0.0.1", porta)):
        pedido = ("--portal-port", str(free_port()), "--packcrm-port", str(porta))
        codigo, saida = run_cli("run", "--data", str(dados), *pedido)
    assert codigo == 1
    assert saida.endswith("encerre-o ou escolha outra com --packcrm-port.\n")


def _serving(dados, porta):
    return running(
        "run", "--empty", "--data", str(dados), "--portal-port", str(porta), *SO_O_PORTAL
    )


def _seconds_to_start(dados, porta):
    inicio = time.monotonic()
    with _serving(dados, porta) as programa:
        programa.read_until("Pronto")
        return time.monotonic() - inicio


def _migration_of_the_future(dados, comando):
    with Cluster(dados / "postgres") as cluster, psycopg.connect(cluster.url("dono")) as conexao:
        conexao.execute(comando)


def _status(porta, caminho):
    conexao = http.client.HTTPConnection("127.0.0.1", porta, timeout=10)
    conexao.request("GET", caminho)
    status = conexao.getresponse().status
    conexao.close()
    return status


def _children(pid):
    tarefa = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(filho) for filho in tarefa.read_text().split()]


def _running(programa, palavra):
    """The children of the program whose command has the word."""
    filhos = _children(programa.processo.pid)
    return [pid for pid in filhos if palavra in Path(f"/proc/{pid}/cmdline").read_text()]


def _name(pid):
    return Path(f"/proc/{pid}/comm").read_text().strip()
