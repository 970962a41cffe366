"""The READMEs say what the program does: commands, options, variables, logins, both languages."""

import functools
import os
import re
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from config.cli.argumentos import parse
from config.cli.saida import LOGINS_DA_DEMO, SENHA_DA_DEMO, demo_table
from tests.docs.leitura import (
    RAIZ,
    README,
    README_PT,
    blocks,
    code_spans,
    commands,
    first_cells,
    headings,
    images,
    prose,
)

AMBOS = pytest.mark.parametrize("readme", [README, README_PT], ids=lambda p: p.name)
DO_SISTEMA = {"export", "git", "pg_dump", "pg_restore", "tar"}
# What the program reads besides the names of its own.
DE_FORA = {"DATABASE_URL", "DATABASE_ADMIN_URL", "DATABASE_DIRECT_URL", "SECRET_KEY"}


@AMBOS
def test_every_command_exists(readme):
    for linha in [*commands(readme), *filter(_is_command, code_spans(readme))]:
        programa = shlex.split(linha)[0]
        if programa not in DO_SISTEMA:
            assert os.access(RAIZ / programa, os.X_OK), linha


@AMBOS
def test_every_option_is_known_to_its_command(readme):
    for linha in [*commands(readme), *filter(_is_command, code_spans(readme))]:
        palavras = shlex.split(linha)
        opcoes = [palavra.split("=")[0] for palavra in palavras if palavra.startswith("--")]
        if palavras[0] not in DO_SISTEMA:
            assert set(opcoes) <= _options(*_named(palavras)), linha


@AMBOS
def test_the_table_of_options_is_the_help_of_bin_run(readme):
    coluna = "option of `bin/run`" if readme == README else "opção de `bin/run`"
    escritas = {celula.split()[0] for celula in first_cells(readme, coluna)}
    assert escritas == _options("bin/run") - {"--help"}


@AMBOS
def test_the_defaults_of_the_table_are_the_real_ones(readme):
    linhas = re.findall(r"^\| `(--[\w-]+) [^|]*\| `(.+?)` \|", prose(readme), re.MULTILINE)
    escritos = dict(linhas)
    lidas = parse(["run"])
    assert escritos["--portal-port"] == str(lidas.portal_port)
    assert escritos["--bind"] == lidas.bind
    assert (escritos["--threads"], escritos["--workers"]) == (
        str(lidas.threads),
        str(lidas.workers),
    )


@AMBOS
def test_every_option_in_the_prose_exists(readme):
    conhecidas = _options("bin/run") | _options(".venv/bin/econtador", "provision")
    citadas = {trecho.split()[0] for trecho in code_spans(readme) if trecho.startswith("--")}
    assert citadas
    assert citadas <= conhecidas


@AMBOS
def test_what_bin_run_shows_is_what_the_program_writes(readme):
    (mostrado,) = blocks(readme, "text")
    assert demo_table().strip("\n") in mostrado
    assert SENHA_DA_DEMO in mostrado
    assert all(login in mostrado for login in LOGINS_DA_DEMO)
    assert re.fullmatch(r"Pronto em \d,\d s\. Ctrl-C encerra\.", mostrado.splitlines()[-1])


@AMBOS
def test_every_variable_is_in_the_table_and_only_those(readme):
    tabela = first_cells(readme, "variable" if readme == README else "variável")
    assert len(tabela) == len(set(tabela))
    assert set(tabela) == _read_by_the_program()


@AMBOS
def test_every_variable_named_elsewhere_is_in_the_table(readme):
    citadas = set(re.findall(r"ECONTADOR_\w+", readme.read_text()))
    assert citadas <= _read_by_the_program()


def test_both_languages_tell_the_same_in_the_same_order():
    assert commands(README) == commands(README_PT)
    assert [nivel for nivel, _ in headings(README)] == [nivel for nivel, _ in headings(README_PT)]
    assert images(README) == images(README_PT)
    for coluna, tambem in (("option of `bin/run`", "opção de `bin/run`"), ("variable", "variável")):
        assert first_cells(README, coluna) == first_cells(README_PT, tambem)


def test_the_first_screen_holds_what_a_newcomer_needs():
    comeco = "\n".join(README.read_text().splitlines()[:60])
    for preciso in ("docs/imagens/atendimentos.png", "bin/run", SENHA_DA_DEMO, "bin/test"):
        assert preciso in comeco


def _is_command(trecho: str) -> bool:
    """Whether a code span is something to type, and not only the name of a script or folder."""
    return bool(re.match(r"(bin/\w+|\.venv/bin/econtador)( .+)?$", trecho))


def _named(palavras: list[str]) -> list[str]:
    programa = palavras[0]
    return palavras[:2] if programa == ".venv/bin/econtador" and len(palavras) > 1 else [programa]


def _options(*comando: str) -> set[str]:
    """The long options that a command of ours has."""
    if comando[0] in ("bin/setup", "bin/test", "bin/lint", "bin/ci"):
        return set(re.findall(r"--\w[\w-]*(?=\))", (RAIZ / comando[0]).read_text()))
    return set(re.findall(r"--[a-z][\w-]*", _help(*comando)))


@functools.cache
def _help(*comando: str) -> str:
    if comando[1:] == ("seed",):  # a command of Django's, which has its help from there
        comando = (comando[0], "manage", "seed")
    with tempfile.TemporaryDirectory(prefix="econtador-ajuda-") as pasta:
        arvore = Path(pasta)
        if comando[0] == "bin/run":
            _furnish(arvore)
        else:
            arvore = RAIZ
        feito = subprocess.run(
            [str(arvore / comando[0]), *comando[1:], "--help"],
            capture_output=True, text=True, check=True, cwd=RAIZ, timeout=120,
        )  # fmt: skip
    return feito.stdout


def _furnish(arvore: Path) -> None:
    """The real bin/run beside the real .venv; a setup here would rebuild what the tests run on."""
    (arvore / "bin").mkdir()
    shutil.copy(RAIZ / "bin/run", arvore / "bin")
    (arvore / ".venv").symlink_to(RAIZ / ".venv")
    (arvore / "bin/setup").write_text("#!/bin/sh\n")
    (arvore / "bin/setup").chmod(0o755)


def _read_by_the_program() -> set[str]:
    """The names that the settings and the program itself look up in the environment."""
    fontes = [*RAIZ.glob("config/*.py"), *RAIZ.glob("config/cli/*.py"), RAIZ / "bin/run"]
    nossas = [fonte for fonte in fontes if not fonte.name.startswith(("test_", "conftest"))]
    texto = "\n".join(fonte.read_text() for fonte in nossas)
    return set(re.findall(r"\bECONTADOR_[A-Z0-9_]+", texto)) | {n for n in DE_FORA if n in texto}
