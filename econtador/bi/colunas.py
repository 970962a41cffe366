"""The columns of the work list: which there are, and which one sees who has chosen none."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coluna:
    """A column. `ordem` names the order that its head asks for; `classe` is its style."""

    chave: str
    rotulo: str
    ordem: str = ""
    classe: str = "cell-text"


# Number and name are not among them: without these a row is nobody's.
TODAS = (
    Coluna("empresa", "Empresa", classe="cell-meta cell-text"),
    Coluna("departamento", "Departamento"),
    Coluna("delegado", "Delegado", classe="cell-text cell-who"),
    Coluna("fase", "Fase"),
    Coluna("bola", "Bola com"),
    Coluna("prioridade", "Prioridade", "prioridade", "cell-prio"),
    Coluna("prazo", "Providenciar até", "prazo", "cell-due"),
    Coluna("atividade", "Atividade", "atividade", "cell-side"),
    Coluna("abertura", "Abertura", "abertura", "cell-date"),
    Coluna("tipo", "Tipo"),
    Coluna("autor", "Aberto por", classe="cell-text cell-who"),
    Coluna("competencia", "Competência", classe="cell-date"),
    Coluna("documento", "CNPJ ou CPF", classe="cell-date"),
)
POR_CHAVE = {coluna.chave: coluna for coluna in TODAS}
PADRAO = ("empresa", "delegado", "fase", "bola", "prioridade", "prazo", "atividade")


def chosen(chaves: Iterable[str]) -> list[Coluna]:
    """Return the columns of these keys, in this order; what is unknown or repeated is left out."""
    return [POR_CHAVE[chave] for chave in dict.fromkeys(chaves) if chave in POR_CHAVE]


def in_order(chaves: Iterable[str]) -> list[Coluna]:
    """Return every column: the chosen ones first, in their order."""
    return chosen([*chaves, *POR_CHAVE])
