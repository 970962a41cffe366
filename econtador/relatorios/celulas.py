"""Cells of a report, written as a Brazilian reads them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from econtador.base.celulas import harmless
from econtador.relatorios.tabela import Coluna


def title(coluna: Coluna) -> str:
    """Return the head of a column, which says its unit."""
    return f"{coluna.titulo} (h)" if coluna.especie == "duracao" else coluna.titulo


def writers(colunas: list[Coluna], fuso: str) -> list[Callable[[object], str]]:
    """Return for each column the function that writes its cell as a Brazilian reads it."""
    zona = ZoneInfo(fuso)
    of: dict[str, Callable[[object], str]] = {
        "texto": lambda valor: harmless(str(valor)),
        "inteiro": str,
        "decimal": lambda valor: f"{valor:.2f}".replace(".", ","),
        "duracao": lambda valor: f"{hours(valor):.2f}".replace(".", ","),
        "momento": lambda valor: _moment(valor, zona),
        "dia": _day,
    }
    return [of[coluna.especie] for coluna in colunas]


def hours(segundos: Any) -> float:
    """Return seconds as hours."""
    return float(segundos) / 3600


def _moment(valor: object, zona: ZoneInfo) -> str:
    assert isinstance(valor, datetime)  # noqa: S101 - the column promised it
    return valor.astimezone(zona).strftime("%d/%m/%Y %H:%M")


def _day(valor: object) -> str:
    assert isinstance(valor, date)  # noqa: S101 - the column promised it
    return valor.strftime("%d/%m/%Y")
