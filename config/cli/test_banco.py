"""De onde vem o banco de um comando."""

import os
import stat

import pytest

from config.cli.banco import database, database_in_use
from config.cli.erros import CliErro
from econtador.base.postgres import Cluster, PostgresErro


@pytest.fixture(autouse=True)
def ambiente(monkeypatch):
    """Each test begins with nothing set, and what it sets is forgotten."""
    for nome in ("DATABASE_URL", "DATABASE_ADMIN_URL", "ECONTADOR_DATA", "SECRET_KEY"):
        monkeypatch.setenv(nome, "")


def test_it_starts_a_server_and_exports_how_to_enter(tmp_path):
    ditos: list[str] = []
    with database(tmp_path / "d", ditos.append) as cluster:
        assert cluster
        assert os.environ["DATABASE_URL"] == cluster.url("app")
        assert os.environ["DATABASE_ADMIN_URL"] == cluster.url("dono")
        assert os.environ["ECONTADOR_DATA"] == str(tmp_path / "d")
        assert cluster.answers()
    assert not cluster.answers()
    assert ditos[-1] == "encerrando o PostgreSQL"


def test_the_secret_key_is_private_and_kept(tmp_path, monkeypatch):
    with database(tmp_path, _silent):
        primeira = os.environ["SECRET_KEY"]
    monkeypatch.setenv("SECRET_KEY", "")
    monkeypatch.setenv("DATABASE_URL", "")
    with database(tmp_path, _silent):
        assert os.environ["SECRET_KEY"] == primeira
    assert len(primeira) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_given_secret_key_is_used_and_not_written(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "de fora")
    with database(tmp_path, _silent):
        assert os.environ["SECRET_KEY"] == "de fora"
    assert not (tmp_path / "secret_key").exists()


def test_another_server_is_used_as_it_is(tmp_path, monkeypatch):
    with Cluster(tmp_path / "outro", durable=False) as outro:
        outro.provision()
        monkeypatch.setenv("DATABASE_URL", outro.url("app"))
        monkeypatch.setenv("DATABASE_ADMIN_URL", outro.url("dono"))
        with database(tmp_path / "d", _silent) as cluster:
            assert cluster is None
        assert outro.answers()
    assert not (tmp_path / "d" / "postgres").exists()


def test_another_server_needs_both_addresses(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@/x")
    frase = "defina também DATABASE_ADMIN_URL"
    with pytest.raises(CliErro, match=frase), database(tmp_path, _silent):
        pass


def test_another_server_that_does_not_answer_is_named(tmp_path, monkeypatch):
    for nome in ("DATABASE_URL", "DATABASE_ADMIN_URL"):
        monkeypatch.setenv(nome, f"postgresql://app@/x?host={tmp_path}")
    frase = r"^O banco de DATABASE_URL não atende: "
    with pytest.raises(CliErro, match=frase) as erro, database(tmp_path, _silent):
        pass
    assert "\n" not in str(erro.value)


def test_a_command_joins_a_running_portal_and_leaves_it_alone(tmp_path):
    with database(tmp_path, _silent) as cluster:
        assert cluster
        os.environ["DATABASE_URL"] = ""
        with database_in_use(tmp_path, _silent):
            assert os.environ["DATABASE_URL"] == cluster.url("app")
        assert cluster.answers()


def test_a_command_starts_a_server_where_none_runs(tmp_path):
    with database_in_use(tmp_path, _silent):
        assert Cluster(tmp_path / "postgres").answers()
    assert not Cluster(tmp_path / "postgres").answers()


def test_a_server_that_cannot_start_says_so(tmp_path):
    (tmp_path / "postgres").write_text("")
    with pytest.raises(PostgresErro), database(tmp_path, _silent):
        pass


def _silent(_: str) -> None:
    """Nobody listens."""
