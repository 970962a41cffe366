"""Os comandos que terminam: códigos de saída e frases."""

import errno

import pytest
from django.core.management.base import CommandError
from django.db import OperationalError

from config.cli.erros import CliErro, explained_all
from econtador.base.postgres import Cluster, PostgresErro


def test_migrate_brings_a_new_database_up_to_date(run_cli, tmp_path):
    codigo, saida = run_cli("migrate", "--data", str(tmp_path))
    assert (codigo, saida.splitlines()[-2]) == (0, "O banco está em dia.")
    codigo, saida = run_cli("migrate", "--data", str(tmp_path))
    assert "aplicando" not in saida


def test_manage_gives_djangos_answer_and_code(run_cli, tmp_path):
    codigo, saida = run_cli("manage", "--data", str(tmp_path), "check")
    assert codigo == 0, saida
    codigo, saida = run_cli("manage", "--data", str(tmp_path), "nao-existe")
    assert codigo == 1
    assert "nao-existe" in saida


def test_provision_prepares_this_folder(run_cli, tmp_path):
    codigo, saida = run_cli("provision", "--data", str(tmp_path))
    assert codigo == 0, saida
    with Cluster(tmp_path / "postgres") as cluster:
        cluster.provision()


def test_provision_prepares_another_server_and_shows_addresses_once(run_cli, tmp_path):
    with Cluster(tmp_path / "outro", durable=False) as outro:
        pedido = ("provision", "--superuser-url", outro.url("postgres", "postgres"))
        codigo, primeira = run_cli(*pedido)
        assert codigo == 0, primeira
        assert [linha.split()[0] for linha in primeira.splitlines()] == ["dono", "app", "sync"]
        assert "A-SENHA-DE-ANTES" not in primeira
        _, segunda = run_cli(*pedido)
        assert segunda.count("A-SENHA-DE-ANTES") == 3
        _, terceira = run_cli(*pedido, "--new-passwords")
        assert "A-SENHA-DE-ANTES" not in terceira
        assert terceira != primeira


def test_a_failure_is_one_sentence_and_code_1(run_cli, tmp_path):
    (tmp_path / "postgres").write_text("")
    codigo, saida = run_cli("migrate", "--data", str(tmp_path))
    assert codigo == 1
    assert "Traceback" not in saida
    assert saida.splitlines()[-1].startswith("econtador: Não consegui usar a pasta ")


def test_misuse_is_code_2(run_cli):
    codigo, saida = run_cli("voar")
    assert codigo == 2
    assert "Traceback" not in saida


@pytest.mark.parametrize(
    ("erro", "tipo", "frase"),
    [
        (OSError(errno.ENOSPC, "cheio"), PostgresErro, "O disco está cheio"),
        (OperationalError("x: No space left on device"), PostgresErro, "O disco está cheio"),
        (CommandError("assim não"), CliErro, "assim não"),
    ],
)
def test_the_anticipated_is_explained(tmp_path, erro, tipo, frase):
    with pytest.raises(tipo, match=frase), explained_all(tmp_path):
        raise erro


def test_the_unforeseen_keeps_its_traceback(tmp_path):
    with pytest.raises(OperationalError, match="outra"), explained_all(tmp_path):
        raise OperationalError("outra coisa")
