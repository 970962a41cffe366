"""Quem são os órfãos de um banco, e quem não é."""

import os
import subprocess
import sys

import pytest

from econtador.base.postgres import PostgresErro, orfaos
from econtador.base.postgres.orfaos import close_orphans, servers_in


@pytest.fixture
def dados(tmp_path):
    """A folder that could be a database."""
    (tmp_path / "dados").mkdir()
    return tmp_path / "dados"


def test_all_processes_of_a_server_are_found(cluster):
    vivos = servers_in(cluster.pastas.dados)
    assert cluster.pid in vivos
    assert len(vivos) > 3


def test_a_server_of_another_folder_is_not(cluster, dados):
    assert servers_in(dados) == []


def test_a_folder_that_is_not_there_has_none(tmp_path):
    assert servers_in(tmp_path / "nada") == []


def test_a_shell_that_stands_in_the_folder_is_no_server(dados):
    with subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(60)"], cwd=dados
    ) as visita:
        assert servers_in(dados) == []
        close_orphans(dados, None, _fail)
        assert visita.poll() is None
        visita.kill()


def test_nothing_left_means_nothing_said(dados):
    close_orphans(dados, 4321, _fail)


def test_an_old_pid_file_is_removed_and_told(dados):
    (dados / "postmaster.pid").write_text(f"{os.getpid()}\n")
    ditos: list[str] = []
    close_orphans(dados, None, ditos.append)
    assert ditos == ["o banco não foi fechado da última vez: recuperando"]
    assert not (dados / "postmaster.pid").exists()


@pytest.mark.parametrize("lixo", ["", "lixo\n", "\n\n"])
def test_a_pid_file_without_a_number_stops_nobody(dados, lixo):
    (dados / "postmaster.pid").write_text(lixo)
    close_orphans(dados, None, _fail)


def test_a_noted_server_is_closed_and_its_file_with_it(cluster):
    ditos: list[str] = []
    close_orphans(cluster.pastas.dados, cluster.pid, ditos.append)
    assert ditos == ["encerrando o PostgreSQL que uma execução interrompida deixou"]
    assert servers_in(cluster.pastas.dados) == []
    assert not cluster.answers()


def test_a_server_noted_under_another_number_is_left_alone(cluster):
    with pytest.raises(PostgresErro, match=f"pelo processo {cluster.pid}"):
        close_orphans(cluster.pastas.dados, 4321, _fail)
    assert cluster.answers()


def test_one_that_will_not_go_is_told(cluster, monkeypatch):
    monkeypatch.setattr(orfaos, "ESCALADA", ((0, 0.05),))  # asks, and does nothing
    with pytest.raises(PostgresErro, match=r"^Não consegui encerrar"):
        close_orphans(cluster.pastas.dados, cluster.pid, print)
    assert cluster.answers()


def _fail(dito: str) -> None:
    raise AssertionError(dito)
