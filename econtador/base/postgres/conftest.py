"""Servidores de verdade para os testes desta sala, e quem os use sem privilégios."""

import os
import pwd
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from econtador.base.postgres import Cluster


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A running server that forgets."""
    with Cluster(tmp_path / "pg", durable=False) as cluster:
        yield cluster


@pytest.fixture
def pasta_publica() -> Iterator[Path]:
    """A folder that every account can walk into (pytest's own are 0700)."""
    with tempfile.TemporaryDirectory(prefix="econtador-teste-") as nome:
        Path(nome).chmod(0o755)
        yield Path(nome)


@pytest.fixture
def ask() -> Callable[..., object]:
    """The first value of a query, asked as `role`."""

    def asked(cluster: Cluster, consulta: str, role: str = "postgres") -> object:
        banco = "postgres" if role == "postgres" else "econtador"
        with psycopg.connect(cluster.url(role, banco)) as conexao:
            linha = conexao.execute(consulta.encode()).fetchone()
        return linha[0] if linha else None

    return asked


@pytest.fixture
def run_python() -> Callable[..., "subprocess.Popen[str]"]:
    """Start Python on `codigo`; `ordinary` gives up root's rights (nobody) before it runs."""

    def started(codigo: str, *, ordinary: bool = False) -> "subprocess.Popen[str]":
        return subprocess.Popen(  # noqa: S603 - the tests' own words
            [sys.executable, "-c", (_give_up_root() if ordinary else "") + codigo],
            stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3],
        )  # fmt: skip

    return started


def _give_up_root() -> str:
    """Imports first: the interpreter itself may lie where the account cannot read."""
    inicio = "import os, pathlib, codecs\nfrom econtador.base.postgres import *\n"
    if os.geteuid():
        return inicio
    nobody = pwd.getpwnam("nobody")
    return f"{inicio}os.setgroups([]); os.setgid({nobody.pw_gid}); os.setuid({nobody.pw_uid})\n"
