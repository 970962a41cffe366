"""How an atendimento ended, who ended it and when; and that it was reopened."""

from django.db import models
from django.db.models import Q

from econtador.atendimentos.models.escolhas import Status
from econtador.atendimentos.models.filhos import DoAtendimento
from econtador.base.banco.campos import DoEscritorio, Referencia


class Desfecho(DoAtendimento):
    """One row each time the status changed; the newest one is the present state.

    A cancellation needs its reason.
    """

    status = models.CharField(max_length=9, choices=Status)
    motivo = models.CharField(max_length=500, blank=True)
    autor = Referencia("pessoas.Pessoa", null=True)
    em = models.DateTimeField()

    class Meta(DoAtendimento.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="atendimentos_desfecho_status"
            ),
            models.CheckConstraint(
                condition=~Q(status="cancelado") | ~Q(motivo=""),
                name="atendimentos_desfecho_motivo",
            ),
        ]
        indexes = [models.Index(fields=["atendimento", "em"])]

    def __str__(self) -> str:
        return self.status


class Nomeado(DoAtendimento):
    """A pessoa named on a confidencial: besides its author, only these see it."""

    pessoa = Referencia("pessoas.Pessoa")
    por = Referencia("pessoas.Pessoa", null=True)
    em = models.DateTimeField()

    class Meta(DoAtendimento.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["atendimento", "pessoa"], name="atendimentos_nomeado_unico"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pessoa_id}"
