"""As pastas: de quem são, quem as vê, e por que caminho o servidor chega a elas."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from econtador.base.postgres.conta import Conta, current
from econtador.base.postgres.pastas import (
    NOME_DO_SOQUETE,
    Pastas,
    held,
    make_private,
    make_root,
    remove_tree,
)

OUTRA = Conta("outra", 54321, 54321)


def test_a_short_path_keeps_the_socket_inside():
    pastas = Pastas(Path("/var/lib/econtador/postgres"))
    assert pastas.soquete == Path("/var/lib/econtador/postgres/soquete")


@pytest.mark.parametrize("tamanho", range(60, 120))
def test_the_socket_always_fits_its_address(tamanho):
    pastas = Pastas(Path("/" + "x" * tamanho))
    assert len(os.fsencode(pastas.soquete / NOME_DO_SOQUETE)) < 100


def test_accents_count_by_their_bytes():
    assert Pastas(Path("/" + "ã" * 45)).soquete.parent == Path("/tmp")  # noqa: S108 - compared
    assert Pastas(Path("/" + "a" * 45)).soquete.parent != Path("/tmp")  # noqa: S108 - compared


def test_two_long_paths_do_not_share_a_socket():
    longas = [Pastas(Path("/" + "x" * 100 + fim)).soquete for fim in ("/a", "/b")]
    assert longas[0] != longas[1]
    assert longas[0] == Pastas(Path("/" + "x" * 100 + "/a")).soquete


def test_a_socket_folder_inside_is_kept(tmp_path):
    pastas = Pastas(tmp_path)
    pastas.soquete.mkdir(exist_ok=True)
    if pastas.soquete.parent == tmp_path:
        pastas.drop_socket_folder()
        assert pastas.soquete.exists()


def test_the_version_is_the_datas(tmp_path):
    pastas = Pastas(tmp_path)
    assert pastas.versao is None
    pastas.dados.mkdir()
    (pastas.dados / "PG_VERSION").write_text("18\n")
    assert pastas.versao == 18


def test_the_root_is_made_with_what_is_above_it(tmp_path):
    make_root(tmp_path / "a" / "b" / "pg", current())
    assert stat.S_IMODE((tmp_path / "a" / "b" / "pg").stat().st_mode) == 0o700


def test_what_is_above_the_root_keeps_its_rights(tmp_path):
    tmp_path.chmod(0o755)
    make_root(tmp_path / "pg", current())
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_root_left_open_is_closed(tmp_path):
    (tmp_path / "pg").mkdir(mode=0o755)
    make_root(tmp_path / "pg", current())
    assert stat.S_IMODE((tmp_path / "pg").stat().st_mode) == 0o700


def test_a_private_folder_is_made_once(tmp_path):
    for _ in range(2):
        make_private(tmp_path / "dados", current())
    assert stat.S_IMODE((tmp_path / "dados").stat().st_mode) == 0o700
    assert (tmp_path / "dados").stat().st_uid == os.geteuid()


def test_removing_what_is_not_there_is_fine(tmp_path):
    remove_tree(tmp_path / "nada")
    (tmp_path / "algo" / "dentro").mkdir(parents=True)
    remove_tree(tmp_path / "algo")
    assert not (tmp_path / "algo").exists()


def test_the_caller_sees_folders_as_they_are(tmp_path):
    with held([tmp_path], current()) as (caminhos, passadas):
        assert caminhos == [str(tmp_path)]
        assert passadas == ()


def test_another_account_reaches_a_folder_without_the_right_to_walk_there(tmp_path):
    """The child sees the folder by a door that was opened for it, and the door closes after."""
    fechada = tmp_path / "fechada"
    (fechada / "dados").mkdir(parents=True)
    (fechada / "dados" / "PG_VERSION").write_text("18")
    with held([fechada / "dados"], OUTRA) as ([caminho], passadas):
        fechada.chmod(0o000)
        lido = subprocess.run(  # noqa: S603 - the test's own words
            ["/bin/cat", f"{caminho}/PG_VERSION"], pass_fds=passadas, capture_output=True, text=True
        )
        fechada.chmod(0o700)
    assert lido.stdout == "18"
    assert not Path(caminho).exists() or not Path(caminho).samefile(fechada / "dados")


def test_a_link_is_never_handed_to_another_account(tmp_path):
    (tmp_path / "alvo").mkdir()
    (tmp_path / "dados").symlink_to(tmp_path / "alvo")
    with pytest.raises(NotADirectoryError), held([tmp_path / "dados"], OUTRA):
        pass
