"""How long things take, and with whom the time was spent."""

from typing import Any

from django.db.models import Count, F, Q

from econtador.atendimentos.models import Status
from econtador.painel.medidas import average, median, p90, seconds_between
from econtador.painel.relatorio import Consulta, Linha, Relatorio
from econtador.relatorios.tabela import Coluna

COLUNAS = (
    Coluna("Medida", largura=30),
    Coluna("Atendimentos", "inteiro", 12),
    Coluna("Mediana", "duracao", 12),
    Coluna("90% em até", "duracao", 12),
    Coluna("Média", "duracao", 12),
)
DO_ENCERRADO = {
    "Até encerrar": seconds_between("aberto_em", "encerrado_em"),
    "Com o escritório": F("tempo_escritorio"),
    "Com o cliente": F("tempo_cliente"),
    "Com terceiros": F("tempo_terceiro"),
}


def times(consulta: Consulta) -> Relatorio:
    """Return median, p90 and mean of the time to the first parecer and to close, and its parts.

    The first over what was opened in the period and answered; the others over what was concluded
    in it, cancellations left out. Clocks stand still while an atendimento is closed.
    """
    return Relatorio(
        "tempos",
        "Tempos",
        "Primeiro parecer do outro lado, do que abriu no período; o resto, do que encerrou nele.",
        COLUNAS,
        [_first_answer(consulta), *_closed(consulta)],
    )


def concluded_in(consulta: Consulta) -> Q:
    """Return "was concluded in the period"."""
    periodo = consulta.periodo
    return Q(
        status=Status.ENCERRADO, encerrado_em__gte=periodo.inicio, encerrado_em__lt=periodo.fim
    )


def opened_in(consulta: Consulta) -> Q:
    """Return "was opened in the period"."""
    return Q(aberto_em__gte=consulta.periodo.inicio, aberto_em__lt=consulta.periodo.fim)


def _first_answer(consulta: Consulta) -> Linha:
    answered = consulta.visible().filter(opened_in(consulta), primeira_resposta_em__isnull=False)
    taken = seconds_between("aberto_em", "primeira_resposta_em")
    return _measured("Até o primeiro parecer", answered, {"x": taken})[0]


def _closed(consulta: Consulta) -> list[Linha]:
    expressions = {f"x{n}": each for n, each in enumerate(DO_ENCERRADO.values())}
    rows = _measured("", consulta.visible().filter(concluded_in(consulta)), expressions)
    return [(nome, *row[1:]) for nome, row in zip(DO_ENCERRADO, rows, strict=True)]


def _measured(nome: str, lista: Any, expressions: dict[str, Any]) -> list[Linha]:
    """One query for all of them: rows of (nome, count, median, p90, mean)."""
    asked: dict[str, Any] = {"total": Count("pk")}
    for key in expressions:
        asked |= {f"{key}_m": median(key), f"{key}_p": p90(key), f"{key}_a": average(key)}
    found = lista.annotate(**expressions).aggregate(**asked)
    return [
        (nome, found["total"], found[f"{key}_m"], found[f"{key}_p"], found[f"{key}_a"])
        for key in expressions
    ]
