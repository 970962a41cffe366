"""What came in and what went out, bar by bar."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.db.models.functions import TruncDate

from econtador.atendimentos.models import Desfecho, Status
from econtador.painel.periodo import first_day, step_label
from econtador.painel.relatorio import Consulta, Relatorio
from econtador.painel.tempos import opened_in
from econtador.relatorios.tabela import Coluna

COLUNAS = (
    Coluna("Período", largura=12),
    Coluna("Abertos", "inteiro", 10),
    Coluna("Encerrados", "inteiro", 10),
    Coluna("Cancelados", "inteiro", 10),
    Coluna("Reabertos", "inteiro", 10),
)
Days = Counter[date]


def movement(consulta: Consulta) -> Relatorio:
    """Return how many were opened, concluded, cancelled and reopened in each step of the period.

    Concluded and reopened count each time: what was reopened and concluded again counts twice.
    """
    opened = _opened(consulta)
    ended = {status: _ended(consulta, status) for status in Status}
    return Relatorio(
        "movimento",
        "Movimento",
        "Abertos, encerrados, cancelados e reabertos ao longo do período.",
        COLUNAS,
        [
            (
                step_label(dia, consulta.periodo.passo),
                opened[dia],
                ended[Status.ENCERRADO][dia],
                ended[Status.CANCELADO][dia],
                ended[Status.ABERTO][dia],
            )
            for dia in consulta.periodo.steps()
        ],
    )


def _opened(consulta: Consulta) -> Days:
    lista = consulta.visible().filter(opened_in(consulta))
    return _by_step(consulta, lambda em: lista.order_by().values_list(em), "aberto_em")


def _ended(consulta: Consulta, status: Status) -> Days:
    periodo = consulta.periodo
    lista = Desfecho.objects.filter(
        Q(em__gte=periodo.inicio, em__lt=periodo.fim),
        status=status,
        atendimento__in=consulta.visible().values("pk"),
    )
    return _by_step(consulta, lambda em: lista.order_by().values_list(em), "em")


def _by_step(consulta: Consulta, grouped: Callable[..., object], coluna: str) -> Days:
    dia = TruncDate(coluna, tzinfo=ZoneInfo(consulta.periodo.fuso))
    found: Days = Counter()
    for em, total in grouped(dia).annotate(total=Count("pk")):  # type: ignore[attr-defined] # a queryset of either model
        found[first_day(em, consulta.periodo.passo)] += total
    return found
