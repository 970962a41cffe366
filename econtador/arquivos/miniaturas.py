"""Thumbnails of images and of the first page of PDFs, drawn apart and kept beside the blob."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO, Any
from uuid import UUID

import structlog
from django.core.files.base import File

from econtador.arquivos import desenho
from econtador.arquivos.armazem import ArquivoAusente, blob_path, keep, open_blob, open_stored
from econtador.arquivos.catalogo import Tipo

SEGUNDOS = 15
A_UM_TEMPO = 2

_log = structlog.get_logger(__name__)
_vagas = BoundedSemaphore(A_UM_TEMPO)
_FORMATOS: dict[str, str] = {
    Tipo.PDF: "PDF",
    Tipo.JPEG: "JPEG",
    Tipo.PNG: "PNG",
    Tipo.GIF: "GIF",
    Tipo.WEBP: "WEBP",
    Tipo.TIFF: "TIFF",
}
_DESENHISTA = Path(desenho.__file__)


def has_thumbnail(tipo: str) -> bool:
    """Say whether a kind can be drawn at all, so that a page asks for no picture in vain."""
    return tipo in _FORMATOS


def thumbnail(escritorio_id: UUID, sha256: str, tipo: str) -> bytes | None:
    """Give the WEBP of a stored content, at most 320 px wide and high, or None where there is none.

    Drawn once, and a failure is remembered too: a hostile file costs its limits only one time.
    Raises ArquivoAusente when the content itself is not there.
    """
    formato = _FORMATOS.get(tipo)
    if formato is None:
        return None
    caminho = f"{blob_path(escritorio_id, sha256)}.webp"
    pronta = _kept(caminho)
    if pronta is None:
        with open_blob(escritorio_id, sha256) as blob:
            pronta = _draw(blob, formato)
        if pronta is None:
            return None
        keep(pronta, caminho)
    return pronta or None


def _kept(caminho: str) -> bytes | None:
    try:
        with open_stored(caminho) as pronta:
            return bytes(pronta.read())
    except ArquivoAusente:
        return None


def _draw(blob: "File[Any]", formato: str) -> bytes | None:
    """Give the picture, b"" where the file has none to give, None where the server is busy."""
    if not _vagas.acquire(timeout=SEGUNDOS):
        return None
    try:
        with tempfile.TemporaryFile() as entrada, tempfile.TemporaryFile() as saida:
            shutil.copyfileobj(blob, entrada)
            entrada.seek(0)
            return _run(entrada, saida, formato)
    finally:
        _vagas.release()


def _run(entrada: IO[bytes], saida: IO[bytes], formato: str) -> bytes:
    # isolated, with an empty environment: nothing of the server's secrets is there to be taken
    comando = [sys.executable, "-I", str(_DESENHISTA), formato]
    try:
        fim = subprocess.run(  # noqa: S603 - our own script, and a word from our own table
            comando, stdin=entrada, stdout=saida, stderr=subprocess.DEVNULL,
            env={}, cwd="/", timeout=SEGUNDOS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        _log.warning("miniatura_demorou", formato=formato)
        return b""
    if fim.returncode not in (0, desenho.SEM_DESENHO):
        _log.warning("miniatura_morta", formato=formato, codigo=fim.returncode)
    saida.seek(0)
    feita = saida.read() if fim.returncode == 0 else b""
    return feita if feita[:4] == b"RIFF" and feita[8:12] == b"WEBP" else b""
