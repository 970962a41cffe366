"""What a report is made of: columns and rows, before any format."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Especie = Literal["texto", "inteiro", "decimal", "duracao", "momento", "dia"]


@dataclass(frozen=True, slots=True)
class Coluna:
    """A column. `especie` says what its cells hold: str, int, float, seconds, datetime or date.

    A span of time goes into a file as hours, with a decimal comma; moments are aware.

    `largura` is in characters, for formats that have a width.
    """

    titulo: str
    especie: Especie = "texto"
    largura: int = 16


@dataclass(frozen=True, slots=True)
class Tabela:
    """A report: `linhas` is read once, in order; each has one cell (or None) for each column.

    `nome` names the file and the sheet; moments are shown on the clock of `fuso`.
    """

    nome: str
    colunas: Sequence[Coluna]
    linhas: Iterable[Sequence[object]]
    fuso: str = "America/Sao_Paulo"
