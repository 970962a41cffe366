"""The two formats. Each writes row by row into a file on disk: memory does not grow with rows."""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from typing import IO, Any
from zoneinfo import ZoneInfo

import xlsxwriter

from econtador.base.celulas import clean, harmless
from econtador.relatorios.celulas import hours, title, writers
from econtador.relatorios.tabela import Tabela

BOM = "\ufeff"  # how Excel knows that the file is UTF-8
LINHAS_DO_XLSX = 1_048_575  # the sheet's limit, less the head


class TabelaGrandeDemais(ValueError):
    """More rows than the format holds: a file that is cut in silence would lie."""


def write_csv(tabela: Tabela, destino: IO[bytes]) -> None:
    """Write it as a Brazilian Excel opens it: UTF-8, `;` between cells, decimal comma."""
    texto = io.TextIOWrapper(destino, encoding="utf-8", newline="", write_through=True)
    texto.write(BOM)
    saida = csv.writer(texto, delimiter=";")
    saida.writerow([harmless(title(coluna)) for coluna in tabela.colunas])
    escrevem = writers(list(tabela.colunas), tabela.fuso)
    for linha in tabela.linhas:
        saida.writerow(
            ["" if valor is None else e(valor) for e, valor in zip(escrevem, linha, strict=True)]
        )
    texto.detach()


def write_xlsx(tabela: Tabela, destino: IO[bytes]) -> None:
    """Write one sheet: head frozen and filtered, dates as dates, texts never as formulas.

    Raises TabelaGrandeDemais where a sheet has not so many rows.
    """
    with xlsxwriter.Workbook(destino, OPCOES) as livro:
        folha = livro.add_worksheet(_sheet_name(tabela.nome))
        _write_head(tabela, livro, folha)
        ultima = _write_rows(tabela, livro, folha)
        folha.autofilter(0, 0, ultima, len(tabela.colunas) - 1)


OPCOES = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}
Escreve = Callable[[int, int, Any], object]


def _sheet_name(nome: str) -> str:
    return "".join(c for c in nome if c not in "[]:*?/\\'")[:31]


def _write_head(tabela: Tabela, livro: xlsxwriter.Workbook, folha: Any) -> None:
    forte = livro.add_format({"bold": True, "bottom": 1})
    folha.freeze_panes(1, 0)
    for numero, coluna in enumerate(tabela.colunas):
        folha.set_column(numero, numero, coluna.largura)
        folha.write_string(0, numero, title(coluna), forte)


def _write_rows(tabela: Tabela, livro: xlsxwriter.Workbook, folha: Any) -> int:
    """Return the number of the last row."""
    escrevem = _cell_writers(tabela, livro, folha)
    ultima = 0
    for ultima, linha in enumerate(tabela.linhas, start=1):
        if ultima > LINHAS_DO_XLSX:
            raise TabelaGrandeDemais(tabela.nome)
        for numero, valor in enumerate(linha):
            if valor is not None:
                escrevem[numero](ultima, numero, valor)
    return ultima


def _cell_writers(tabela: Tabela, livro: xlsxwriter.Workbook, folha: Any) -> list[Escreve]:
    zona = ZoneInfo(tabela.fuso)
    hora = livro.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    dia = livro.add_format({"num_format": "dd/mm/yyyy"})
    decimal = livro.add_format({"num_format": "0.00"})

    def write_moment(linha: int, coluna: int, valor: datetime) -> None:
        folha.write_datetime(linha, coluna, valor.astimezone(zona).replace(tzinfo=None), hora)

    of: dict[str, Escreve] = {
        "texto": lambda li, co, valor: folha.write_string(li, co, clean(str(valor))),
        "inteiro": folha.write_number,
        "decimal": lambda li, co, valor: folha.write_number(li, co, valor, decimal),
        "duracao": lambda li, co, valor: folha.write_number(li, co, hours(valor), decimal),
        "momento": write_moment,
        "dia": lambda li, co, valor: folha.write_datetime(li, co, valor, dia),
    }
    return [of[coluna.especie] for coluna in tabela.colunas]
