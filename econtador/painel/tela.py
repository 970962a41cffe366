"""The panel as its page shows it: the reports, their charts, the few numbers on top."""

from dataclasses import dataclass
from typing import Any

from econtador.painel.graficos import Fatia, Grafico, columns, slices
from econtador.painel.relatorio import Consulta, Relatorio
from econtador.painel.todos import RELATORIOS
from econtador.prazos.duracao import in_words

NA_TELA = 15  # rows of a report; the file has all


@dataclass(frozen=True, slots=True)
class Destaque:
    """A number on top of the page."""

    rotulo: str
    valor: str
    classe: str = ""
    nota: str = ""


@dataclass(frozen=True, slots=True)
class Quadro:
    """A report with what is drawn of it: `barras` beside each row, in the order of the rows."""

    relatorio: Relatorio
    linhas: list[list[str]]
    barras: list[list[Fatia]]
    restantes: int


@dataclass(frozen=True, slots=True)
class Painel:
    """Everything on the page."""

    destaques: list[Destaque]
    quadros: dict[str, Quadro]
    movimento: Grafico
    partes: list[Fatia]

    @classmethod
    def of(cls, consulta: Consulta) -> "Painel":
        """Return the panel: a fixed number of queries."""
        reports = {chave: report(consulta) for chave, report in RELATORIOS.items()}
        movimento = reports["movimento"].linhas
        return cls(
            destaques=_highlights(reports),
            quadros={chave: _framed(each) for chave, each in reports.items()},
            movimento=columns(
                [str(linha[0]) for linha in movimento],
                [_int(linha[1]) for linha in movimento],
                [_int(linha[2]) for linha in movimento],
            ),
            partes=slices(*(_float(linha[4]) for linha in reports["tempos"].linhas[2:])),
        )


def _highlights(reports: dict[str, Relatorio]) -> list[Destaque]:
    open_now = _sum(reports["pessoas"], 1)
    late = _sum(reports["pessoas"], 2)
    first, close = reports["tempos"].linhas[:2]
    back, done = _sum(reports["movimento"], 4), _sum(reports["movimento"], 2)
    return [
        Destaque("Em aberto agora", f"{open_now}"),
        Destaque("Atrasados agora", f"{late}", "late" if late else "", _share(late, open_now)),
        Destaque("Até o primeiro parecer", in_words(_maybe(first[2])), nota="mediana"),
        Destaque("Até encerrar", in_words(_maybe(close[2])), nota="mediana"),
        Destaque("Reabertos", f"{back}", nota=_share(back, done, "dos encerrados")),
    ]


def _framed(relatorio: Relatorio) -> Quadro:
    shown = relatorio.shown()
    drawn = relatorio.chave in ("pessoas", "departamentos")
    return Quadro(
        relatorio,
        shown if relatorio.chave == "movimento" else shown[:NA_TELA],
        _bars(relatorio) if drawn else [],
        0 if relatorio.chave == "movimento" else max(len(shown) - NA_TELA, 0),
    )


def _bars(relatorio: Relatorio) -> list[list[Fatia]]:
    """Late, then in time, then the empty rest, all on the scale of the longest."""
    longest = max((_int(linha[1]) for linha in relatorio.linhas), default=0)
    return [
        slices(_int(linha[2]), _int(linha[1]) - _int(linha[2]), longest - _int(linha[1]))
        for linha in relatorio.linhas[:NA_TELA]
    ]


def _sum(relatorio: Relatorio, coluna: int) -> int:
    return sum(_int(linha[coluna]) for linha in relatorio.linhas)


def _share(parte: int, todo: int, de_que: str = "do total") -> str:
    return f"{round(parte * 100 / todo)}% {de_que}" if todo else ""


def _int(valor: Any) -> int:
    return int(valor or 0)


def _float(valor: Any) -> float:
    return float(valor or 0)


def _maybe(valor: Any) -> float | None:
    return None if valor is None else float(valor)
