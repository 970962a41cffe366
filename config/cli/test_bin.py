"""Os roteiros de bin/: o que fazem sem rede, e o que dizem quando não podem."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RAIZ = Path(__file__).parents[2]
ROTEIROS = ["bin/setup", "bin/run", "bin/test", "bin/lint", "bin/ci", ".ci/run"]
DO_SISTEMA = ("bash", "cat", "cut", "dirname", "env", "rm", "sed", "sha256sum", "sleep")


@pytest.fixture
def copia(tmp_path):
    """The scripts alone, in a folder with a space, and a PATH with little in it."""
    copia = tmp_path / "uma cópia"
    shutil.copytree(RAIZ / "bin", copia / "bin")
    for nome in ("pyproject.toml", "uv.lock"):
        shutil.copy(RAIZ / nome, copia)
    (copia / "path").mkdir()
    for nome in DO_SISTEMA:
        (copia / "path" / nome).symlink_to(str(shutil.which(nome)))
    _program(copia, "id", "echo 1000")  # an ordinary user, whoever runs the tests
    _program(copia, "apt-get", "echo apt-get foi chamado; exit 1")
    return copia


@pytest.mark.parametrize("roteiro", ROTEIROS)
def test_each_script_is_sound_and_can_be_run(roteiro):
    assert os.access(RAIZ / roteiro, os.X_OK)
    assert _bash("-n", str(RAIZ / roteiro)).returncode == 0


@pytest.mark.parametrize("roteiro", [r for r in ROTEIROS if r != ".ci/run"])
def test_each_script_stops_at_the_first_failure(roteiro):
    assert "\nset -euo pipefail\n" in (RAIZ / roteiro).read_text()


def test_an_ordinary_user_without_python_is_told_the_one_line(copia):
    feito = _setup(copia)
    assert feito.returncode == 1
    assert feito.stdout == ""
    (linha,) = feito.stderr.splitlines()
    assert linha.startswith("bin/setup: falta o Python 3.11 ou mais novo")
    assert linha.endswith("sudo apt-get install -y --no-install-recommends python3-venv")


def test_an_old_python_does_not_serve(copia):
    _program(copia, "python3", "exit 1")
    assert "falta o Python" in _setup(copia).stderr


def test_without_apt_the_sentence_is_another(copia):
    (copia / "path" / "apt-get").unlink()
    (linha,) = _setup(copia).stderr.splitlines()
    assert linha.endswith("instale-o com o gerenciador de pacotes do sistema.")


def test_root_whose_apt_fails_is_told(copia):
    _program(copia, "id", "echo 0")
    feito = _setup(copia)
    assert feito.returncode == 1
    assert feito.stderr.splitlines()[-1].startswith("bin/setup: o apt-get não instalou o Python")


def test_an_ordinary_user_without_a_browser_is_told_before_anything_else(copia):
    feito = _setup(copia, "--dev")
    assert feito.returncode == 1
    (linha,) = feito.stderr.splitlines()
    assert linha.startswith("bin/setup: falta o navegador dos testes; peça: sudo apt-get")
    assert not (copia / ".venv").exists()


def test_an_unknown_option_is_refused(copia):
    feito = _setup(copia, "--voar")
    assert (feito.returncode, feito.stderr) == (1, "bin/setup: só conheço --dev.\n")


def test_with_all_in_place_it_does_nothing(copia):
    _stamped(copia, "runtime")
    feito = _setup(copia)
    assert (feito.returncode, feito.stdout, feito.stderr) == (0, "", "")


def test_who_has_the_tools_has_the_rest(copia):
    _stamped(copia, "dev")
    assert _setup(copia).returncode == 0


def test_without_the_tools_dev_works(copia):
    """It goes on to install: here it stops at the python that is not one."""
    _program(copia, "chromium", "true")
    _stamped(copia, "runtime")
    feito = _setup(copia, "--dev")
    assert feito.returncode != 0
    assert "baixando uv" in feito.stdout


def test_a_changed_lock_is_installed(copia):
    _stamped(copia, "runtime")
    with (copia / "uv.lock").open("a") as lock:
        lock.write("\n# mudou\n")
    assert "baixando uv" in _setup(copia).stdout


def test_a_moved_tree_is_made_anew(copia, tmp_path):
    _stamped(copia, "runtime")
    _program(copia, "python3", f'[ "$1" = -c ] || exec {sys.executable} "$@"')
    movida = tmp_path / "outro lugar"
    copia.rename(movida)
    feito = _setup(movida)
    assert "criando .venv" in feito.stdout


def test_a_step_tells_its_name_and_time():
    feito = _bash("-c", 'source bin/_step; step "Soma" true; echo depois')
    assert feito.returncode == 0
    assert "== Soma: certo (0 s)" in feito.stdout
    assert feito.stdout.endswith("depois\n")


def test_a_step_that_fails_ends_all_with_its_code():
    feito = _bash("-c", 'source bin/_step; step "Soma" bash -c "exit 7"; echo depois')
    assert feito.returncode == 7
    assert "== Soma: FALHOU" in feito.stderr
    assert "depois" not in feito.stdout


def test_ci_begins_with_lint_and_ends_with_the_tests():
    passos = [linha for linha in (RAIZ / "bin/ci").read_text().splitlines() if "step " in linha]
    assert passos[-1].split()[-3:] == ["-n", "auto", '"$@"']
    assert "bin/lint" in (RAIZ / "bin/ci").read_text()


def test_ci_run_is_bin_test():
    assert 'exec bash "$(dirname "$0")/../bin/test"' in (RAIZ / ".ci/run").read_text()


def _setup(copia, *argumentos):
    return subprocess.run(  # noqa: S603 - the project's own script
        [str(copia / "path" / "bash"), str(copia / "bin" / "setup"), *argumentos],
        env={"PATH": str(copia / "path"), "LC_ALL": "C.UTF-8", "PIP_NO_INDEX": "1"}, cwd="/",
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def _bash(*argumentos):
    return subprocess.run(  # noqa: S603 - the project's own scripts
        [str(shutil.which("bash")), *argumentos], cwd=RAIZ,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def _program(copia, nome, faz):
    programa = copia / "path" / nome
    programa.unlink(missing_ok=True)
    programa.write_text(f"#!{shutil.which('bash')}\n{faz}\n")
    programa.chmod(0o755)


def _stamped(copia, modo):
    """A .venv that claims to be complete; its python only fails."""
    (copia / ".venv" / "bin").mkdir(parents=True)
    (copia / ".venv" / "bin" / "python").write_text("#!/bin/false\n")
    (copia / ".venv" / "bin" / "python").chmod(0o755)
    versao = (RAIZ / "bin" / "setup").read_text().partition("\nUV=")[2].split()[0]
    travas = (copia / "pyproject.toml").read_bytes() + (copia / "uv.lock").read_bytes()
    soma = hashlib.sha256(travas).hexdigest()
    carimbo = f"{copia.resolve()}\n{soma} {versao}\n{modo}\n"
    (copia / ".venv" / "econtador.carimbo").write_text(carimbo)
