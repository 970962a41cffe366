"""XLSX, read as a stream and within limits: the file may be made to hurt.

A ZIP says how much it opens to before it is opened, and Python's reader stops at what was said.
Entities in the XML are refused by defusedxml, which openpyxl uses where it is installed.
"""

import io
import warnings
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

import openpyxl

from econtador.empresas.importacao.tabela import MAX_COLUNAS, PlanilhaRecusada

ASSINATURA = b"PK\x03\x04"
MAX_PARTES = 500
MAX_FOLHA = 16 << 20  # bytes that a sheet may open to: five thousand rows need a third
MAX_OUTRA = 4 << 20
MAX_TUDO = 32 << 20
MACROS = ("vbaproject.bin", "macrosheets/")

warnings.filterwarnings("ignore", module="openpyxl")  # of styles and extensions, which are not read

DANIFICADA = "A planilha está danificada ou protegida por senha. Abra-a, salve de novo e envie."
BOMBA = "A planilha se expande muito além do razoável ao ser aberta. Salve só os dados, sem formas."


def rows_of(conteudo: bytes) -> Iterator[list[Any]]:
    """Yield the rows of the first sheet, values and not formulas. Raises PlanilhaRecusada."""
    _refuse_bombs(conteudo)
    try:
        yield from _first_sheet(conteudo)
    except PlanilhaRecusada:
        raise
    except Exception as erro:  # a broken part makes the library raise almost anything
        raise PlanilhaRecusada(DANIFICADA) from erro


def _first_sheet(conteudo: bytes) -> Iterator[list[Any]]:
    livro = openpyxl.load_workbook(
        io.BytesIO(conteudo), read_only=True, data_only=True, keep_links=False
    )
    try:
        folha = livro.worksheets[0]
        folha.reset_dimensions()  # what the file says of its size may be wrong
        for linha in folha.iter_rows(max_col=MAX_COLUNAS + 1, values_only=True):
            yield list(linha)
    finally:
        livro.close()


def _refuse_bombs(conteudo: bytes) -> None:
    try:
        with ZipFile(io.BytesIO(conteudo)) as pacote:
            partes = pacote.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as erro:
        raise PlanilhaRecusada(DANIFICADA) from erro
    nomes = [parte.filename.lower() for parte in partes]
    if not any(nome.endswith("workbook.xml") for nome in nomes):
        raise PlanilhaRecusada("Este ZIP não é uma planilha do Excel. Envie um XLSX ou um CSV.")
    if any(macro in nome for nome in nomes for macro in MACROS):
        raise PlanilhaRecusada("A planilha tem macros. Salve-a como XLSX, sem macros, e envie.")
    aberto = sum(parte.file_size for parte in partes)
    grandes = [parte for parte in partes if parte.file_size > _limit_of(parte)]
    if grandes or aberto > MAX_TUDO or len(partes) > MAX_PARTES:
        raise PlanilhaRecusada(BOMBA)


def _limit_of(parte: ZipInfo) -> int:
    large = "worksheets/" in parte.filename or parte.filename.endswith("sharedStrings.xml")
    return MAX_FOLHA if large else MAX_OUTRA
