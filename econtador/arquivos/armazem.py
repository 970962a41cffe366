"""The store of contents: one blob per escritório and SHA-256, behind Django's storage API."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage, storages

from econtador.arquivos.catalogo import Tipo, refuse
from econtador.arquivos.nomes import clean, with_extension
from econtador.arquivos.tipos import detect
from econtador.base.erros import DomainError

MAX_PADRAO = 25 * 1024 * 1024
TEMPORARIOS = ".chegando"

_SHA256 = re.compile(r"[0-9a-f]{64}")


class ArquivoAusente(DomainError):
    """The content that a record points to is not in the store (lost, or not yet arrived)."""

    status = 404
    mensagem = "O conteúdo deste arquivo não está guardado aqui."


@dataclass(frozen=True, kw_only=True)
class Guardado:
    """What was stored: `sha256` in 64 hex digits, `tamanho` in bytes, `nome` fit to be shown."""

    sha256: str
    tamanho: int
    tipo: Tipo
    nome: str


def store(upload: "File[Any]", escritorio_id: UUID) -> Guardado:
    """Keep an upload, read in pieces and judged by its content; the same content is kept once.

    Raises ArquivoRecusado when empty, above ANEXO_MAX_BYTES, or of a kind that we do not take.
    """
    nome = clean(Path(upload.name or "").name)
    with _arriving() as chegada:
        sha256, tamanho = _receive(upload, chegada, nome)
        tipo = detect(chegada, nome)
        _settle(chegada, blob_path(escritorio_id, sha256), tamanho)
    nome = with_extension(nome, tipo.extensoes)
    return Guardado(sha256=sha256, tamanho=tamanho, tipo=tipo, nome=nome)


def open_blob(escritorio_id: UUID, sha256: str) -> "File[Any]":
    """Open a content for reading; the caller closes it. Raises ArquivoAusente."""
    return open_stored(blob_path(escritorio_id, sha256))


def delete_blob(escritorio_id: UUID, sha256: str) -> None:
    """Remove a content and its thumbnail for good; one that is not there is no error."""
    caminho = blob_path(escritorio_id, sha256)
    for alvo in (caminho, f"{caminho}.webp"):
        depot().delete(alvo)


def blob_path(escritorio_id: UUID, sha256: str) -> str:
    """Derive the place of a content; ValueError for anything but a UUID and 64 hex digits."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError("a content is addressed by 64 lower-case hex digits")
    # read again as a UUID even if a caller passed something else: only its digits make the path
    return f"{UUID(str(escritorio_id))}/{sha256[:2]}/{sha256}"


def limit() -> int:
    """Give the most bytes that one attachment may have (setting ANEXO_MAX_BYTES)."""
    return int(getattr(settings, "ANEXO_MAX_BYTES", MAX_PADRAO))


def depot() -> Storage:
    """Give the storage of the contents, as the settings choose it (disk or S3)."""
    return storages["arquivos"]


def open_stored(caminho: str) -> "File[Any]":
    """Open a path made by `blob_path`. Raises ArquivoAusente."""
    try:
        return depot().open(caminho, "rb")
    except FileNotFoundError as erro:
        raise ArquivoAusente from erro


def keep(conteudo: bytes, caminho: str) -> None:
    """Keep a small derived content (a thumbnail) at a path made from `blob_path`."""
    with _arriving() as chegada:
        chegada.write(conteudo)
        _settle(chegada, caminho, len(conteudo))


def sweep_arriving(*, antes_de: float) -> int:
    """Remove what a killed process left half received before a POSIX time; gives how many."""
    pasta = _arrival_folder()
    velhos = [p for p in pasta.glob("*") if p.stat().st_mtime < antes_de] if pasta else []
    for velho in velhos:
        velho.unlink(missing_ok=True)
    return len(velhos)


def _arrival_folder() -> Path | None:
    # on disk, files arrive beside their final place, so that the move is one atomic rename
    deposito = depot()
    if not isinstance(deposito, FileSystemStorage):
        return None
    raiz = Path(deposito.location)
    raiz.parent.mkdir(parents=True, exist_ok=True)
    return _private_folder(raiz, TEMPORARIOS)


def _private_folder(raiz: Path, *partes: str) -> Path:
    # one by one: mkdir(parents=True) would open those in between to everybody
    pasta = raiz
    pasta.mkdir(mode=0o700, exist_ok=True)
    for parte in partes:
        pasta /= parte
        pasta.mkdir(mode=0o700, exist_ok=True)
    return pasta


@contextmanager
def _arriving() -> Iterator[IO[bytes]]:
    # not deleted by its handle: by then its name may be gone, moved to its final place
    with tempfile.NamedTemporaryFile(dir=_arrival_folder(), delete=False) as chegada:  # mode 0600
        try:
            yield chegada
        finally:
            Path(chegada.name).unlink(missing_ok=True)


def _receive(upload: "File[Any]", chegada: IO[bytes], nome: str) -> tuple[str, int]:
    limite, soma, tamanho = limit(), hashlib.sha256(), 0
    for pedaco in upload.chunks():
        tamanho += len(pedaco)
        if tamanho > limite:
            raise refuse(nome, f"tem mais de {_in_words(limite)}, o limite de cada anexo.")
        soma.update(pedaco)
        chegada.write(pedaco)
    if not tamanho:
        raise refuse(nome, "está vazio. Confira o arquivo e envie de novo.")
    return soma.hexdigest(), tamanho


def _in_words(tamanho: int) -> str:
    for unidade, nome in ((1 << 20, "MB"), (1 << 10, "kB")):
        if tamanho >= unidade:
            return f"{tamanho / unidade:.1f}".removesuffix(".0").replace(".", ",") + f" {nome}"
    return f"{tamanho} bytes"


def _settle(chegada: IO[bytes], caminho: str, tamanho: int) -> None:
    deposito = depot()
    if deposito.exists(caminho) and deposito.size(caminho) == tamanho:
        return
    if isinstance(deposito, FileSystemStorage):
        _move(chegada, Path(deposito.path(caminho)))
        return
    chegada.seek(0)
    salvo = deposito.save(caminho, File(chegada))
    if salvo != caminho:  # another process stored the same content meanwhile
        deposito.delete(salvo)


def _move(chegada: IO[bytes], destino: Path) -> None:
    _private_folder(destino.parents[2], *destino.parts[-3:-1])
    chegada.flush()
    os.fsync(chegada.fileno())
    os.replace(chegada.name, destino)
    pasta = os.open(destino.parent, os.O_RDONLY)
    try:
        os.fsync(pasta)  # the new name, too, survives a power cut
    finally:
        os.close(pasta)
