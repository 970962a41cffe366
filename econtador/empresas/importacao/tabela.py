"""What was read from a file: a head and its rows, all of it text, within limits."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from econtador.base.celulas import as_typed
from econtador.base.erros import DadoInvalido
from econtador.empresas.importacao.campos import is_head, letters

MAX_BYTES = 5 * 1024 * 1024
MAX_LINHAS = 5_000
MAX_COLUNAS = 60
MAX_VARRIDAS = 4 * MAX_LINHAS  # rows looked at, the empty ones too
MAX_CELULA = 2_000
MAX_LETRAS = 8_000_000  # of all the cells: a few bytes of a sheet may repeat one long text

Linha = tuple[int, list[str]]


class PlanilhaRecusada(DadoInvalido):
    """A file that cannot be imported; `mensagem` says why and what to do."""

    def __init__(self, mensagem: str) -> None:
        super().__init__(mensagem, "arquivo")


@dataclass(frozen=True, slots=True)
class Tabela:
    """`cabecalho` and rows: the number that the row has in the file, and one text per column."""

    cabecalho: list[str]
    linhas: list[Linha]


def tabulate(linhas: Iterable[Iterable[object]]) -> Tabela:
    """Keep the rows that hold something, the first as the head unless it is a company already.

    Raises PlanilhaRecusada for too much, and where there is no company at all.
    """
    cheias = list(_within_limits(linhas))
    titulos = cheias.pop(0)[1] if cheias and is_head(cheias[0][1]) else []
    if not cheias:
        raise PlanilhaRecusada("A planilha não tem nenhuma empresa abaixo da linha de títulos.")
    largura = max(len(titulos), *(len(celulas) for _, celulas in cheias))
    cabecalho = [
        titulo or f"Coluna {letters(n)}" for n, titulo in enumerate(_wide(titulos, largura))
    ]
    return Tabela(cabecalho, [(numero, _wide(celulas, largura)) for numero, celulas in cheias])


def text_of(valor: object) -> str:
    """Return a cell as text on one line: 11222333000181.0 as it was typed, true as *sim*."""
    if valor is None:
        return ""
    if isinstance(valor, bool):
        return "sim" if valor else "não"
    if isinstance(valor, float) and valor.is_integer() and abs(valor) < 1e16:
        valor = int(valor)
    return _plain(str(valor)[: MAX_CELULA + 1])


def _within_limits(linhas: Iterable[Iterable[object]]) -> Iterator[Linha]:
    letras = cheias = 0
    for numero, crua in enumerate(linhas, start=1):
        if numero > MAX_VARRIDAS:
            raise PlanilhaRecusada(f"A planilha passa da linha {MAX_VARRIDAS}. Divida-a em partes.")
        celulas = _trimmed([text_of(valor) for valor in crua])
        if not celulas:
            continue
        cheias, letras = cheias + 1, letras + sum(map(len, celulas))
        _refuse_if_large(len(celulas), cheias, letras)
        yield numero, celulas


def _refuse_if_large(colunas: int, cheias: int, letras: int) -> None:
    if colunas > MAX_COLUNAS:
        raise PlanilhaRecusada(f"A planilha tem mais de {MAX_COLUNAS} colunas.")
    if cheias > MAX_LINHAS + 1:
        raise PlanilhaRecusada(
            f"A planilha tem mais de {MAX_LINHAS} empresas. Divida-a em duas ou mais."
        )
    if letras > MAX_LETRAS:
        raise PlanilhaRecusada("A planilha tem texto demais. Tire as colunas que não são usadas.")


def _wide(celulas: list[str], largura: int) -> list[str]:
    return celulas + [""] * (largura - len(celulas))


def _trimmed(celulas: list[str]) -> list[str]:
    while celulas and not celulas[-1]:
        celulas.pop()
    return celulas


def _plain(texto: str) -> str:
    """Drop what is not seen (NUL, marks of direction, halves of pairs) and what hides a formula."""
    if not texto.isprintable():
        texto = "".join(map(_visible, texto))
    return as_typed(" ".join(texto.split()))


def _visible(letra: str) -> str:
    if letra in "\t\r\n":
        return " "
    return "" if unicodedata.category(letra)[0] == "C" else letra
