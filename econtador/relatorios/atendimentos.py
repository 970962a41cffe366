"""The list of atendimentos as a table, row by row from the database."""

from collections.abc import Iterator
from datetime import datetime

from econtador.atendimentos.models import AtendimentoQuerySet, Bola, Status
from econtador.base.viewer import Viewer
from econtador.relatorios.tabela import Coluna, Tabela

DE_UMA_VEZ = 2000
COLUNAS = {
    "numero": Coluna("Número", "inteiro", 9),
    "nome": Coluna("Nome do atendimento", largura=40),
    "empresa__nome": Coluna("Empresa", largura=32),
    "empresa__documento": Coluna("CNPJ/CPF", largura=18),
    "departamento__nome": Coluna("Departamento", largura=20),
    "tipo__nome": Coluna("Tipo", largura=20),
    "fase__nome": Coluna("Fase", largura=16),
    "status": Coluna("Status", largura=12),
    "prioridade": Coluna("Prioridade", "inteiro", 10),
    "autor__nome": Coluna("Aberto por", largura=20),
    "delegado__nome": Coluna("Delegado", largura=20),
    "bola": Coluna("Com quem está a bola", largura=18),
    "aberto_em": Coluna("Abertura", "momento", 16),
    "providenciar_ate": Coluna("Providenciar até", "momento", 16),
    "atividade_em": Coluna("Última atividade", "momento", 16),
    "encerrado_em": Coluna("Encerramento", "momento", 16),
    "competencia": Coluna("Competência", largura=12),
}
ROTULOS = {**dict(Status.choices), **dict(Bola.choices)}
ROTULADAS = [list(COLUNAS).index(nome) for nome in ("status", "bola")]


def table_of(lista: AtendimentoQuerySet, viewer: Viewer, agora: datetime) -> Tabela:
    """Return the atendimentos of `lista`, which the caller has narrowed to what `viewer` may see.

    Two thousand rows are in memory at a time, whatever their number.
    """
    dia = agora.strftime("%Y-%m-%d")
    return Tabela(f"Atendimentos {dia}", list(COLUNAS.values()), _rows(lista), viewer.fuso)


def _rows(lista: AtendimentoQuerySet) -> Iterator[list[object]]:
    for linha in lista.values_list(*COLUNAS).iterator(chunk_size=DE_UMA_VEZ):
        valores = list(linha)
        for numero in ROTULADAS:
            valores[numero] = ROTULOS[valores[numero]]
        yield valores
