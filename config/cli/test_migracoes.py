"""O esquema do banco diante do programa."""

import pytest
from django.db.migrations.loader import MigrationLoader

from config.cli.erros import CliErro
from config.cli.migracoes import _refuse_newer, migrate


@pytest.fixture
def loader():
    """The migrations on disk, of a database that has applied just those."""
    loader = MigrationLoader(None)
    loader.applied_migrations = dict(loader.disk_migrations)
    return loader


def test_a_database_in_step_passes(loader):
    _refuse_newer(loader)


def test_an_older_database_passes(loader):
    loader.applied_migrations.popitem()
    _refuse_newer(loader)


def test_a_newer_database_is_one_sentence(loader):
    loader.applied_migrations["contas", "9999_do_futuro"] = None
    frase = r"^O banco é de uma versão mais nova .*contas\.9999_do_futuro\): atualize"
    with pytest.raises(CliErro, match=frase):
        _refuse_newer(loader)


def test_a_room_unknown_here_is_newer_too(loader):
    loader.applied_migrations["sala_nova", "0001_initial"] = None
    with pytest.raises(CliErro, match=r"sala_nova\.0001_initial"):
        _refuse_newer(loader)


def test_what_a_squash_replaced_is_known(loader):
    chave, migracao = next(iter(loader.disk_migrations.items()))
    migracao.replaces = [(chave[0], "0001_antes_de_juntar")]
    loader.applied_migrations[chave[0], "0001_antes_de_juntar"] = migracao
    _refuse_newer(loader)


@pytest.mark.django_db(databases=["default", "dono"])
def test_nothing_to_apply_is_silent():
    ditos: list[str] = []
    migrate(ditos.append)
    assert ditos == []
