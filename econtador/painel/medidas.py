"""What the database computes for the panel."""

from typing import Any

from django.db.models import (
    Aggregate,
    Avg,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    FloatField,
    Q,
)
from django.db.models.functions import Extract

MEDIANA, P90 = 0.5, 0.9


class Percentil(Aggregate):
    """PostgreSQL's `percentile_cont`: the value below which a `fracao` (0 to 1) of the rows lie."""

    function = "percentile_cont"
    template = "%(function)s(%(fracao)s) WITHIN GROUP (ORDER BY %(expressions)s)"

    def __init__(self, expression: Any, *, fracao: float, filter: Q | None = None) -> None:
        super().__init__(expression, fracao=fracao, filter=filter, output_field=FloatField())


def seconds_between(inicio: str, fim: str) -> Extract:
    """Return the seconds from one column to another."""
    span = ExpressionWrapper(F(fim) - F(inicio), output_field=DurationField())
    return Extract(span, "epoch", output_field=FloatField())


def median(expression: Any, where: Q | None = None) -> Percentil:
    return Percentil(expression, fracao=MEDIANA, filter=where)


def p90(expression: Any) -> Percentil:
    return Percentil(expression, fracao=P90)


def counted(condition: Q) -> Count:
    return Count("pk", filter=condition)


def average(coluna: str) -> Avg:
    return Avg(coluna, output_field=FloatField())
