"""O que impede o banco de iniciar, dito numa frase."""

import errno
from pathlib import Path

import pytest

from econtador.base.postgres import Cluster, PostgresErro
from econtador.base.postgres.conta import Conta, current, name_of, server_account
from econtador.base.postgres.erro import explain, explained
from econtador.base.postgres.pastas import make_private, make_root

OUTRA = Conta("outra", 54321, 54321)


def test_data_of_another_owner(tmp_path):
    """The root of the file system belongs to root, as whom no server ever runs."""
    with pytest.raises(PostgresErro, match=r"^Os dados em / pertencem a root, .*--data\.$"):
        server_account(Path("/"))


def test_a_folder_of_another_owner(tmp_path):
    with pytest.raises(PostgresErro, match=r"pertence a .*, e não a outra: "):
        make_root(tmp_path, OUTRA)


def test_a_private_folder_that_another_made(tmp_path):
    with pytest.raises(PostgresErro, match=r"pertence a .*, e não a outra: "):
        make_private(tmp_path, OUTRA)


def test_a_link_in_the_place_of_a_private_folder(tmp_path):
    (tmp_path / "alvo").mkdir()
    (tmp_path / "soquete").symlink_to(tmp_path / "alvo")
    with pytest.raises(PostgresErro, match="pertence a"):
        make_private(tmp_path / "soquete", current())


def test_a_private_folder_left_open_is_closed(tmp_path):
    tmp_path.chmod(0o755)
    make_private(tmp_path, current())
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_data_of_a_newer_postgresql_and_then_its_removal(tmp_path):
    cluster = Cluster(tmp_path / "pg", durable=False)
    cluster.start()
    cluster.stop()
    versao = cluster.pastas.dados / "PG_VERSION"
    certa = versao.read_text()
    versao.write_text("99\n")
    with pytest.raises(PostgresErro, match=r"^Os dados são do PostgreSQL 99 e aqui há só o "):
        cluster.start()
    versao.write_text(certa)
    cluster.start()  # the refusal gave the lock back
    cluster.stop()


def test_no_right_to_write(pasta_publica, run_python):
    pasta_publica.chmod(0o555)
    codigo = (
        f"c = Cluster(pathlib.Path({str(pasta_publica / 'x' / 'pg')!r}))\n"
        "try: c.start()\nexcept PostgresErro as erro: print(erro)"
    )
    saida, _ = run_python(codigo, ordinary=True).communicate(timeout=60)
    assert saida.startswith(f"Sem direito de escrita em {pasta_publica}/x: ")
    assert len(saida.splitlines()) == 1


def test_a_file_in_the_place_of_the_folder(tmp_path):
    (tmp_path / "pg").write_text("")
    with pytest.raises(PostgresErro, match=r"^Não consegui usar a pasta"):
        Cluster(tmp_path / "pg").start()


def test_a_setting_that_the_server_refuses(tmp_path):
    cluster = Cluster(tmp_path / "pg", durable=False)
    cluster.start()
    cluster.stop()
    (cluster.pastas.dados / "postgresql.auto.conf").write_text("max_connections = muitas\n")
    with pytest.raises(PostgresErro, match=r"^O PostgreSQL não iniciou: "):
        cluster.start()


@pytest.mark.parametrize("numero", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk(tmp_path, numero):
    with pytest.raises(PostgresErro, match=r"^O disco está cheio: "), explained(tmp_path):
        raise OSError(numero, "cheio")


def test_a_disk_that_only_reads(tmp_path):
    with pytest.raises(PostgresErro, match=r"^Sem direito de escrita em /x"), explained(tmp_path):
        raise OSError(errno.EROFS, "só leitura", "/x")


@pytest.mark.parametrize(
    ("saida", "frase"),
    [
        ('PANIC:  could not write to file "x": No space left on device', "O disco está cheio"),
        ('initdb: error: could not create directory "x": Permission denied', "Sem direito"),
        ("FATAL:  could not map: Cannot allocate memory", "Falta memória"),
        ("LOG:  x\nFATAL:  lock file is empty\nLOG:  y", "O PostgreSQL não iniciou: lock file"),
        ("algo estranho", "O PostgreSQL não iniciou: algo estranho"),
        ("", "O PostgreSQL não iniciou: terminou sem dizer por quê"),
    ],
)
def test_what_the_server_says_becomes_a_sentence(saida, frase):
    assert explain(saida, Path("/dados")).startswith(frase)


def test_an_account_without_a_name_has_a_number():
    assert name_of(0) == "root"
    assert name_of(54321) == "usuário 54321"
