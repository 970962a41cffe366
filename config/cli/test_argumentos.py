"""A linha de comando: o que se aceita, o padrão e o que vai para o Django."""

from pathlib import Path

import pytest

from config.cli.argumentos import parse


def test_run_has_the_defaults_of_the_readme(monkeypatch, tmp_path):
    monkeypatch.delenv("ECONTADOR_DATA", raising=False)
    monkeypatch.chdir(tmp_path)
    opcoes = parse(["run"])
    assert (opcoes.comando, opcoes.data) == ("run", tmp_path / "var")
    assert (opcoes.portal_port, opcoes.bind, opcoes.empty) == (8000, "127.0.0.1", False)
    assert (opcoes.packcrm_port, opcoes.threads, opcoes.workers) == (8001, 8, 1)


def test_packcrm_may_stay_off():
    assert parse(["run", "--packcrm-port", "0"]).packcrm_port == 0


def test_the_data_folder_may_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("ECONTADOR_DATA", "/dados")
    assert parse(["run"]).data == Path("/dados")
    assert parse(["run", "--data", "/outra"]).data == Path("/outra")


def test_run_takes_its_options():
    opcoes = parse(["run", "--portal-port", "81", "--bind", "::", "--empty", "--workers", "2"])
    assert (opcoes.portal_port, opcoes.bind, opcoes.empty, opcoes.workers) == (81, "::", True, 2)


@pytest.mark.parametrize(
    "linha",
    [
        [],
        ["voar"],
        ["run", "--voar"],
        ["run", "--portal-port", "0"],
        ["run", "--portal-port", "65536"],
        ["run", "--portal-port", "oito"],
        ["run", "--packcrm-port", "-1"],
        ["run", "--threads", "0"],
        ["migrate", "sobra"],
    ],
)
def test_misuse_leaves_with_2(linha, capsys):
    with pytest.raises(SystemExit) as saida:
        parse(linha)
    assert saida.value.code == 2
    assert "econtador" in capsys.readouterr().err


def test_help_is_in_portuguese(capsys):
    with pytest.raises(SystemExit) as saida:
        parse(["run", "--help"])
    assert saida.value.code == 0
    texto = capsys.readouterr().out
    for palavra in ("--data", "--portal-port", "--bind", "--empty", "sem dados de exemplo"):
        assert palavra in texto


def test_seed_hands_its_options_to_django():
    opcoes = parse(["seed", "--data", "/x", "--atendimentos", "1000"])
    assert opcoes.data == Path("/x")
    assert opcoes.resto == ["--atendimentos", "1000"]


@pytest.mark.parametrize(
    "resto", [["check"], ["check", "--deploy"], ["shell", "-c", "1"], ["migrate", "--data", "y"]]
)
def test_manage_hands_the_whole_line_to_django(resto):
    opcoes = parse(["manage", "--data", "/x", *resto])
    assert (opcoes.data, opcoes.resto) == (Path("/x"), resto)
