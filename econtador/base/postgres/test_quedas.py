"""Depois de uma queda: do servidor, do programa, ou dos dois."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from econtador.base.postgres import Cluster, PostgresErro
from econtador.base.postgres.orfaos import servers_in

# In a thread that ends, the server is not tied to its program: it outlives it, as on systems
# that cannot tie them.
SOLTO = (
    "import pathlib, threading, time\n"
    "from econtador.base.postgres import Cluster\n"
    "c = Cluster(pathlib.Path({pasta!r}), durable=False)\n"
    "t = threading.Thread(target=c.start); t.start(); t.join()\n"
    "print(c.pid, flush=True); time.sleep(60)"
)
AMARRADO = SOLTO.replace("t = threading.Thread(target=c.start); t.start(); t.join()", "c.start()")


def test_killing_the_server_loses_nothing_committed(tmp_path, ask):
    cluster = Cluster(tmp_path / "pg")
    cluster.start()
    with psycopg.connect(cluster.url("postgres", "postgres")) as conexao:
        conexao.execute("CREATE TABLE guia AS SELECT generate_series(1, 1000) AS dia")
    assert cluster.pid
    os.kill(cluster.pid, signal.SIGKILL)
    cluster.stop()
    ditos: list[str] = []
    cluster.start(ditos.append)
    try:
        assert ask(cluster, "SELECT count(*) FROM guia") == 1000
        assert ditos[-1] == "o banco não foi fechado da última vez: recuperando"
    finally:
        cluster.stop()


def test_a_killed_program_takes_its_server_along(tmp_path, run_python, ask):
    servidor = _kill_program(run_python, AMARRADO, tmp_path)
    _wait_gone(servidor)
    with Cluster(tmp_path / "pg", durable=False) as cluster:
        assert ask(cluster, "SELECT 1") == 1


def test_a_server_left_behind_is_closed_first(tmp_path, run_python, ask):
    servidor = _kill_program(run_python, SOLTO, tmp_path)
    ditos: list[str] = []
    cluster = Cluster(tmp_path / "pg", durable=False)
    cluster.start(ditos.append)
    try:
        assert ditos[0] == "encerrando o PostgreSQL que uma execução interrompida deixou"
        assert cluster.pid != servidor
        assert ask(cluster, "SELECT 1") == 1
    finally:
        cluster.stop()


def test_a_server_that_is_not_ours_is_left_alone(tmp_path, run_python):
    servidor = _kill_program(run_python, SOLTO, tmp_path)
    cluster = Cluster(tmp_path / "pg", durable=False)
    cluster.pastas.trava.write_text("")  # nobody noted it: started by hand
    try:
        with pytest.raises(PostgresErro, match=f"já está em uso pelo processo {servidor}"):
            cluster.start()
        assert servidor in servers_in(cluster.pastas.dados)
    finally:
        os.kill(servidor, signal.SIGINT)
        _wait_gone(servidor)


def test_a_pid_file_of_another_boot_does_not_stop_it(tmp_path, ask):
    """The number belongs to somebody else by now: here, to this very test."""
    cluster = Cluster(tmp_path / "pg", durable=False)
    cluster.start()
    cluster.stop()
    (cluster.pastas.dados / "postmaster.pid").write_text(f"{os.getpid()}\n/outro\n0\n5432\n")
    with cluster:
        assert ask(cluster, "SELECT 1") == 1


def _kill_program(
    run_python: Callable[[str], "subprocess.Popen[str]"], codigo: str, pasta: Path
) -> int:
    with run_python(codigo.format(pasta=str(pasta / "pg"))) as programa:
        assert programa.stdout
        servidor = int(programa.stdout.readline())
        programa.kill()
    return servidor


def _wait_gone(pid: int) -> None:
    limite = time.monotonic() + 20
    while _running(pid):
        assert time.monotonic() < limite, f"o processo {pid} ficou"
        time.sleep(0.05)


def _running(pid: int) -> bool:
    """A zombie that its new parent has not collected yet runs no more."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
