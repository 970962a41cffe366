"""A trava: um programa por pasta, sem depender de ninguém a apagar."""

import os
import stat

import pytest

from econtador.base.postgres import PostgresErro
from econtador.base.postgres.trava import Trava


@pytest.fixture
def trava(tmp_path):
    """A lock in hand."""
    trava = Trava(tmp_path / "trava")
    trava.take()
    yield trava
    trava.release()


def test_the_first_finds_no_server(tmp_path):
    trava = Trava(tmp_path / "trava")
    assert trava.take() is None
    trava.release()


def test_it_is_private_and_names_its_owner(trava):
    assert stat.S_IMODE(trava.arquivo.stat().st_mode) == 0o600
    assert trava.arquivo.read_text().split() == [str(os.getpid())]


def test_taken_it_names_the_owner(trava):
    frase = rf"^O banco em {trava.arquivo.parent} já está em uso pelo processo {os.getpid()}: "
    with pytest.raises(PostgresErro, match=frase):
        Trava(trava.arquivo).take()


def test_taken_by_someone_who_has_not_signed_yet(trava):
    trava.arquivo.write_text("")
    with pytest.raises(PostgresErro, match="já está em uso por outro processo"):
        Trava(trava.arquivo).take()


def test_a_refusal_leaves_the_owner_its_lock(trava):
    with pytest.raises(PostgresErro):
        Trava(trava.arquivo).take()
    with pytest.raises(PostgresErro):
        Trava(trava.arquivo).take()
    assert trava.arquivo.read_text().split() == [str(os.getpid())]


def test_given_back_it_can_be_taken(trava):
    trava.release()
    outra = Trava(trava.arquivo)
    outra.take()
    outra.release()


def test_the_next_owner_learns_the_server_of_the_last(trava):
    trava.note(4321)
    trava.release()
    outra = Trava(trava.arquivo)
    assert outra.take() == 4321
    outra.release()


def test_a_shorter_note_leaves_nothing_of_a_longer_one(trava):
    trava.note(1234567)
    trava.note(12)
    assert trava.arquivo.read_text() == f"{os.getpid()} 12\n"
    trava.note(None)
    assert trava.arquivo.read_text() == f"{os.getpid()} \n"


def test_without_the_lock_nothing_is_written(tmp_path):
    trava = Trava(tmp_path / "trava")
    trava.note(5)
    trava.release()
    assert not trava.arquivo.exists()


def test_a_scribbled_file_counts_as_empty(tmp_path):
    (tmp_path / "trava").write_bytes(b"\xff lixo -1 1.5\n")
    trava = Trava(tmp_path / "trava")
    assert trava.take() is None
    trava.release()


def test_a_link_in_its_place_is_not_followed(tmp_path):
    alvo = tmp_path / "alvo"
    alvo.write_text("meu")
    (tmp_path / "trava").symlink_to(alvo)
    with pytest.raises(OSError, match="symbolic links"):
        Trava(tmp_path / "trava").take()
    assert alvo.read_text() == "meu"
