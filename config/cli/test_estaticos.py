"""Os arquivos estáticos são juntados uma vez, e de novo só quando mudam."""

import shutil

import pytest

from config.cli.estaticos import collect_when_changed, fingerprint


@pytest.fixture
def dados(tmp_path, settings):
    """A data folder whose static files nobody has collected."""
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path


def test_they_are_collected_once(dados):
    assert _collect(dados) == ["juntando os arquivos estáticos"]
    assert any((dados / "static").rglob("*.*"))
    assert _collect(dados) == []


def test_a_lost_folder_is_made_again(dados):
    _collect(dados)
    shutil.rmtree(dados / "static")
    assert _collect(dados) != []
    assert (dados / "static").is_dir()


def test_a_changed_source_is_collected_and_an_old_copy_removed(dados, settings):
    fonte = dados / "fonte"
    fonte.mkdir()
    (fonte / "velho.txt").write_text("1")
    settings.STATICFILES_DIRS = [fonte]
    _collect(dados)
    antes = fingerprint()
    (fonte / "velho.txt").rename(fonte / "novo.txt")
    assert fingerprint() != antes
    assert _collect(dados) != []
    assert (dados / "static" / "novo.txt").exists()
    assert not (dados / "static" / "velho.txt").exists()


def _collect(dados):
    ditos: list[str] = []
    collect_when_changed(dados, ditos.append)
    return ditos
