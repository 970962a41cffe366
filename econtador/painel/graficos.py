"""Charts as numbers for SVG. What colour says, a pattern and a table say too. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

ALTURA, LARGURA, RODAPE, MARGEM = 160, 720, 22, 34
LINHAS = 4  # of the grid, at most
ROTULOS = 12  # below the columns, at most


@dataclass(frozen=True, slots=True)
class Barra:
    """A rectangle, in the units of the drawing; `serie` is 0, 1…; `texto` says its value."""

    x: float
    y: float
    largura: float
    altura: float
    serie: int
    texto: str


@dataclass(frozen=True, slots=True)
class Grafico:
    """Columns in groups. `grade` has (y, number) of each line, `eixo` (x, label) of each group."""

    barras: list[Barra]
    grade: list[tuple[float, int]]
    eixo: list[tuple[float, str]]
    largura: int = LARGURA
    altura: int = ALTURA + RODAPE


@dataclass(frozen=True, slots=True)
class Fatia:
    """A part of a bar of width 100."""

    x: float
    largura: float
    serie: int


def columns(rotulos: Sequence[str], *series: Sequence[int]) -> Grafico:
    """Return columns side by side, one group a label; all series are as long as `rotulos`."""
    topo = ceiling(max((max(serie, default=0) for serie in series), default=0))
    vao = (LARGURA - MARGEM) / max(len(rotulos), 1)
    largura = round(min(vao * 0.7 / len(series), 24), 2)
    barras = [
        _column(MARGEM + vao * (n + 0.5) + largura * (s - len(series) / 2), largura, topo, s, valor)
        for s, serie in enumerate(series)
        for n, valor in enumerate(serie)
        if valor
    ]
    salto = -(-len(rotulos) // ROTULOS) or 1
    eixo = [
        (round(MARGEM + vao * (n + 0.5), 2), rotulo)
        for n, rotulo in enumerate(rotulos)
        if n % salto == 0
    ]
    return Grafico(barras, _grid(topo), eixo)


def slices(*valores: float) -> list[Fatia]:
    """Return the parts of a bar of width 100 that are to each other as `valores`."""
    total, x, found = sum(valores), 0.0, []
    for serie, valor in enumerate(valores):
        largura = round(valor * 100 / total, 2) if total else 0.0
        if largura:
            found.append(Fatia(round(x, 2), largura, serie))
        x += largura
    return found


def ceiling(valor: int) -> int:
    """Return the number, at or above `valor`, at which the scale ends: 4, 8, 20, 40, 80, 200…"""
    passo = 1
    while True:
        for vezes in (1, 2, 5):
            if passo * vezes * LINHAS >= valor:
                return passo * vezes * LINHAS
        passo *= 10


def _column(x: float, largura: float, topo: int, serie: int, valor: int) -> Barra:
    altura = max(round(valor * (ALTURA - 8) / topo, 2), 1.0)
    return Barra(round(x, 2), round(ALTURA - altura, 2), largura, altura, serie, str(valor))


def _grid(topo: int) -> list[tuple[float, int]]:
    numbers = [topo * n // LINHAS for n in range(LINHAS + 1)]
    return [(round(ALTURA - number * (ALTURA - 8) / topo, 2), number) for number in numbers]
