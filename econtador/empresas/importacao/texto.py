"""CSV as it comes: in one of three encodings, between one of three separators."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from econtador.empresas.importacao.tabela import MAX_BYTES, PlanilhaRecusada

SEPARADORES = ";\t,"
AMOSTRA = 20
_SEP = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)  # what Excel itself writes and obeys
_BINARIO = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(conteudo: bytes) -> str:
    """Return the text of a CSV: UTF-8, what Excel calls Unicode, else Windows' Latin-1.

    Raises PlanilhaRecusada for what is no text.
    """
    if conteudo.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        texto = conteudo.decode("utf-16", "replace")
    else:
        texto = _from_bytes(conteudo)
    if _BINARIO.search(texto):
        raise PlanilhaRecusada("Este arquivo não é CSV nem XLSX. Salve a planilha num dos dois.")
    return texto


def rows_of(texto: str) -> Iterator[list[str]]:
    """Yield the rows of a CSV, its separator guessed. Raises PlanilhaRecusada where it is none."""
    dito = _SEP.match(texto)
    corpo = texto[dito.end() :] if dito else texto
    separador = dito[1] if dito else guess_separator(corpo)
    csv.field_size_limit(MAX_BYTES)
    try:
        yield from csv.reader(io.StringIO(corpo, newline=""), delimiter=separador)
    except csv.Error as erro:
        raise PlanilhaRecusada("O CSV está danificado: confira as aspas e salve de novo.") from erro


def guess_separator(texto: str) -> str:
    """Return the separator that cuts the first lines into most columns, the same in each."""
    linhas = [linha for linha in texto[:50_000].splitlines()[:AMOSTRA] if linha.strip()]
    return max(SEPARADORES, key=lambda separador: _columns(linhas, separador))


def _columns(linhas: list[str], separador: str) -> tuple[int, int]:
    larguras = [len(celulas) for celulas in csv.reader(linhas, delimiter=separador)]
    return (min(larguras, default=0), larguras[0] if larguras else 0)


def _from_bytes(conteudo: bytes) -> str:
    try:
        return conteudo.decode("utf-8-sig")
    except UnicodeDecodeError:
        # cp1252 leaves five bytes without a letter
        return conteudo.decode("cp1252", "replace")
