"""The histórico: one event per verb, chained, never changed."""

from django.db import models
from django.db.models import Q

from econtador.atendimentos.models.escolhas import Acao
from econtador.atendimentos.models.filhos import DoAtendimento
from econtador.base.banco.campos import DoEscritorio, Referencia


class Evento(DoAtendimento):
    """Who did what, when. `dados` holds what the sentence needs; `interno` hides it from clientes.

    `ordem` and `elo` are written by a trigger: `elo` is the SHA-256 of the event before and of
    this one (the hash of a parecer's text included), so a change in the past shows.
    """

    acao = models.CharField(max_length=10, choices=Acao)
    autor = Referencia("pessoas.Pessoa", null=True)
    em = models.DateTimeField()
    parecer = Referencia("atendimentos.Parecer", null=True)
    interno = models.BooleanField(default=False)
    dados = models.JSONField(default=dict)
    ordem = models.PositiveIntegerField(default=0)
    elo = models.BinaryField(default=b"")

    class Meta(DoAtendimento.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["atendimento", "ordem"], name="atendimentos_evento_ordem"
            ),
            models.CheckConstraint(
                condition=Q(acao__in=Acao.values), name="atendimentos_evento_acao"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordem} {self.acao}"
