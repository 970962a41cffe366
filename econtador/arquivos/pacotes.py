"""ZIP files and the documents that are ZIP files inside, judged by their table of contents."""

import lzma
import re
import struct
import zlib
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from econtador.arquivos.catalogo import PERIGO_DA_EXTENSAO, Achado, Perigo, Tipo
from econtador.arquivos.nomes import extension

MAX_ENTRADAS = 10_000
MAX_INDICE = 4 << 20
MAX_ABERTO = 1 << 30
FATOR_SUSPEITO = 100
ABERTO_INOFENSIVO = 50 << 20

_FIM = struct.Struct("<4s4H2IH")
_MAIOR_FIM = _FIM.size + 0xFFFF
_QUEBRADO = (
    BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError, struct.error,
    zlib.error, lzma.LZMAError,
)  # fmt: skip
_OFFICE = {
    "wordprocessingml.document.main+xml": Tipo.DOCX,
    "spreadsheetml.sheet.main+xml": Tipo.XLSX,
    "presentationml.presentation.main+xml": Tipo.PPTX,
    "presentationml.slideshow.main+xml": Tipo.PPTX,
}
_ODF = {str(tipo): tipo for tipo in (Tipo.ODT, Tipo.ODS, Tipo.ODP)}
_MACRO = re.compile(
    r"vbaProject\.bin$|(^|/)macrosheets/|^Scripts/|^Basic/(?!.*script-l[bc]\.xml$).*[^/]$"
)
_APLICATIVO = {"META-INF/MANIFEST.MF", "AndroidManifest.xml", "AppxManifest.xml"}
_DENTRO = {Perigo.PROGRAMA, Perigo.MACRO}


def recognise_zip(arquivo: IO[bytes]) -> Achado:
    """Say which ZIP-based kind this is, or its danger; nothing is unpacked but two tiny parts."""
    try:
        if not _has_bounded_index(arquivo):
            return Perigo.BOMBA
        with ZipFile(arquivo) as pacote:
            tamanho = arquivo.seek(0, 2)
            return _shape_danger(pacote.infolist(), tamanho) or _kind(pacote)
    except _QUEBRADO:
        return Perigo.DANIFICADO


def ends_as_zip(fim: bytes) -> bool:
    """Say whether these last bytes of a file make it readable as a ZIP too (a polyglot)."""
    posicao = fim.rfind(b"PK\x05\x06")
    if posicao < 0 or len(fim) - posicao < _FIM.size:
        return False
    comentario = int(_FIM.unpack_from(fim, posicao)[7])
    return posicao + _FIM.size + comentario == len(fim)


def _has_bounded_index(arquivo: IO[bytes]) -> bool:
    # zipfile makes an object per entry before we can count them, so the index is measured first;
    # ZIP64 (above 4 GB or 65,535 entries) has no business in an attachment and would hide the size
    tamanho = arquivo.seek(0, 2)
    arquivo.seek(max(0, tamanho - _MAIOR_FIM - 20))
    fim = arquivo.read()
    posicao = fim.rfind(b"PK\x05\x06")
    if posicao < 0:
        raise BadZipFile
    indice = int(_FIM.unpack_from(fim, posicao)[5])
    return indice <= MAX_INDICE and fim[max(0, posicao - 20) :][:4] != b"PK\x06\x07"


def _shape_danger(entradas: list[ZipInfo], tamanho: int) -> Perigo | None:
    aberto = sum(entrada.file_size for entrada in entradas)
    sobrepostas = sum(entrada.compress_size for entrada in entradas) > tamanho
    inchado = aberto > max(ABERTO_INOFENSIVO, FATOR_SUSPEITO * tamanho)
    if len(entradas) > MAX_ENTRADAS or sobrepostas or inchado or aberto > MAX_ABERTO:
        return Perigo.BOMBA
    return Perigo.CAMINHO if any(_climbs(entrada.filename) for entrada in entradas) else None


def _climbs(nome: str) -> bool:
    partes = re.split(r"[/\\]", nome)
    return ".." in partes or partes[0] == "" or partes[0].endswith(":")


def _kind(pacote: ZipFile) -> Achado:
    nomes = pacote.namelist()
    if "[Content_Types].xml" in nomes:
        return _office(pacote, nomes)
    if "mimetype" in nomes:
        return _opendocument(pacote, nomes)
    if _APLICATIVO & set(nomes):
        return Perigo.PROGRAMA
    return Perigo.PROGRAMA_DENTRO if any(map(_is_program, nomes)) else Tipo.ZIP


def _office(pacote: ZipFile, nomes: list[str]) -> Achado:
    partes = _start(pacote, "[Content_Types].xml")
    if "macroenabled" in partes.lower() or any(map(_MACRO.search, nomes)):
        return Perigo.MACRO
    if any(map(_is_program, nomes)):
        return Perigo.PROGRAMA_DENTRO
    return next((tipo for marca, tipo in _OFFICE.items() if marca in partes), None)


def _opendocument(pacote: ZipFile, nomes: list[str]) -> Achado:
    if any(map(_MACRO.search, nomes)):
        return Perigo.MACRO
    if any(map(_is_program, nomes)):
        return Perigo.PROGRAMA_DENTRO
    return _ODF.get(_start(pacote, "mimetype").strip())


def _start(pacote: ZipFile, parte: str) -> str:
    with pacote.open(parte) as conteudo:
        return conteudo.read(1 << 18).decode("utf-8", "replace")


def _is_program(nome: str) -> bool:
    # Windows drops dots and spaces at the end of a name, so they hide no ending from us
    return PERIGO_DA_EXTENSAO.get(extension(nome.rstrip(". "))) in _DENTRO
