"""A report of the panel: a table, told in one sentence, the same on the screen and in the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from econtador.atendimentos.models import Atendimento, AtendimentoQuerySet
from econtador.base.viewer import Viewer
from econtador.painel.periodo import Periodo
from econtador.prazos.duracao import in_words
from econtador.relatorios.tabela import Coluna, Tabela

Linha = Sequence[object]


@dataclass(frozen=True, slots=True)
class Consulta:
    """What is asked: who looks, over which days, now, and in which departamento (id or None)."""

    viewer: Viewer
    periodo: Periodo
    agora: datetime
    departamento_id: UUID | None = None

    def visible(self) -> AtendimentoQuerySet:
        """Return the atendimentos that count: never more than the viewer may see."""
        seen = Atendimento.objects.visible_to(self.viewer)
        return seen.filter(departamento_id=self.departamento_id) if self.departamento_id else seen


@dataclass(frozen=True, slots=True)
class Relatorio:
    """`linhas` hold one cell for each of `colunas`; a span of time is in seconds."""

    chave: str
    titulo: str
    frase: str
    colunas: Sequence[Coluna]
    linhas: Sequence[Linha]

    def as_table(self, periodo: Periodo) -> Tabela:
        """Return it as a file holds it."""
        nome = f"{self.titulo} {periodo.de} {periodo.ate}"
        return Tabela(nome, self.colunas, self.linhas, periodo.fuso)

    def shown(self) -> list[list[str]]:
        """Return the cells as the screen shows them."""
        return [
            [_shown(coluna, valor) for coluna, valor in zip(self.colunas, linha, strict=True)]
            for linha in self.linhas
        ]


def _shown(coluna: Coluna, valor: object) -> str:
    if coluna.especie == "duracao":
        assert valor is None or isinstance(valor, (int, float))  # noqa: S101 - seconds
        return in_words(valor)
    if isinstance(valor, int):
        return f"{valor:,}".replace(",", ".")
    return "—" if valor is None else str(valor)
