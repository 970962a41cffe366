"""O servidor de verdade: nasce, atende, para e volta."""

import os
import stat
from pathlib import Path

import psycopg
import pytest

from econtador.base.postgres import Cluster, PostgresErro


def test_it_keeps_data_between_starts(tmp_path, ask):
    cluster = Cluster(tmp_path / "pg", durable=False)
    cluster.start()
    with psycopg.connect(cluster.url("postgres", "postgres")) as conexao:
        conexao.execute("CREATE TABLE guia AS SELECT 7 AS dia")
    cluster.stop()
    with cluster:
        assert ask(cluster, "SELECT dia FROM guia") == 7


def test_it_says_what_it_does_the_first_time_only(tmp_path):
    ditos: list[str] = []
    cluster = Cluster(tmp_path / "pg", durable=False)
    cluster.start(ditos.append)
    cluster.stop()
    assert [dito.split(" (")[0] for dito in ditos] == ["criando o banco"]
    cluster.start(ditos.append)
    cluster.stop()
    assert len(ditos) == 1


@pytest.mark.parametrize(
    ("setting", "valor"),
    [
        ("listen_addresses", ""),
        ("server_encoding", "UTF8"),
        ("lc_messages", "C"),
        ("data_checksums", "on"),
        ("jit", "off"),
        ("max_connections", "60"),
        ("TimeZone", "UTC"),
        ("track_io_timing", "on"),
        ("fsync", "on"),
        ("full_page_writes", "on"),
        ("synchronous_commit", "on"),
        ("logging_collector", "on"),
    ],
)
def test_it_is_set_up_to_keep_data(duravel, ask, setting, valor):
    assert ask(duravel, f"SHOW {setting}") == valor


def test_it_logs_into_its_data(duravel):
    assert list((duravel.pastas.dados / "log").glob("postgresql-*.log"))


def test_tests_may_trade_safety_for_speed(cluster, ask):
    assert ask(cluster, "SHOW fsync") == "off"


def test_only_the_owner_gets_to_the_folders(cluster):
    for pasta in (cluster.pastas.raiz, cluster.pastas.dados, cluster.pastas.soquete):
        assert stat.S_IMODE(pasta.stat().st_mode) == 0o700


def test_it_never_runs_as_root(cluster):
    assert Path(f"/proc/{cluster.pid}").stat().st_uid != 0
    assert cluster.pastas.dados.stat().st_uid != 0


def test_the_server_cannot_change_who_gets_in(cluster):
    assert (cluster.pastas.config / "pg_hba.conf").stat().st_uid == os.geteuid()


def test_a_role_outside_the_map_is_refused(cluster, ask):
    with psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True) as conexao:
        conexao.execute("CREATE ROLE intruso LOGIN SUPERUSER")
    with pytest.raises(psycopg.OperationalError, match=r"no pg_hba.conf entry"):
        psycopg.connect(cluster.url("intruso", "postgres"))


def test_a_long_path_gets_a_short_socket_and_leaves_nothing(tmp_path, ask):
    with Cluster(tmp_path / ("pasta comprida " * 8), durable=False) as cluster:
        assert ask(cluster, "SELECT 1") == 1
        curta = cluster.pastas.soquete
        assert len(str(curta)) < 80
        assert stat.S_IMODE(curta.stat().st_mode) == 0o700
    assert not curta.exists()


def test_a_second_program_is_refused_with_the_number_of_the_first(cluster):
    with pytest.raises(PostgresErro, match=f"já está em uso pelo processo {os.getpid()}"):
        Cluster(cluster.pastas.raiz).start()
    assert cluster.answers()


def test_it_tells_whether_it_answers(tmp_path):
    cluster = Cluster(tmp_path / "pg", durable=False)
    assert not cluster.answers()
    with cluster:
        assert Cluster(tmp_path / "pg").answers()
    assert not cluster.answers()
    assert cluster.pid is None


def test_stopping_twice_is_harmless(tmp_path):
    cluster = Cluster(tmp_path / "pg", durable=False)
    cluster.stop()
    cluster.start()
    cluster.stop()
    cluster.stop()


def test_the_address_ignores_the_callers_port(cluster, ask, monkeypatch):
    monkeypatch.setenv("PGPORT", "9")
    assert ask(cluster, "SELECT 1") == 1


def test_an_interrupted_initdb_starts_again(tmp_path, ask):
    cluster = Cluster(tmp_path / "pg", durable=False)
    cluster.pastas.novos.mkdir(parents=True)
    (cluster.pastas.novos / "PG_VERSION").write_text("18\n")
    with cluster:
        assert ask(cluster, "SELECT 1") == 1
    assert not cluster.pastas.novos.exists()


def test_an_ordinary_user_runs_his_own_server(pasta_publica, run_python):
    """As root this is the other half of the code: without /proc paths and without a new account."""
    pasta_publica.chmod(0o777)
    codigo = (
        f"c = Cluster(pathlib.Path({str(pasta_publica / 'pg')!r}), durable=False)\n"
        "c.start(); c.provision(); print(c.pastas.dados.stat().st_uid == os.geteuid()); c.stop()"
    )
    saida, _ = run_python(codigo, ordinary=True).communicate(timeout=60)
    assert saida.strip() == "True"


@pytest.fixture(scope="module")
def duravel(tmp_path_factory):
    """A server with the settings that people get."""
    with Cluster(tmp_path_factory.mktemp("duravel") / "pg") as cluster:
        yield cluster
