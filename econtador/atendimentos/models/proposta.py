"""Pedidos and propostas de encerramento: what was asked, and how it was answered."""

from django.db import models
from django.db.models import Q

from econtador.atendimentos.models.escolhas import Fim, Pendencia
from econtador.atendimentos.models.filhos import DoAtendimento
from econtador.base.banco.campos import DoEscritorio, Referencia

EM_ABERTO = Q(desfecho="")


class Proposta(DoAtendimento):
    """One pedido (to the office) or proposta (to the client); of each atendimento one may wait.

    Answered once: by whom, when and, where it was refused, why. Silence answers in nobody's name.
    """

    especie = models.CharField(max_length=8, choices=Pendencia)
    autor = Referencia("pessoas.Pessoa")
    em = models.DateTimeField()
    texto = models.TextField(blank=True)
    desfecho = models.CharField(max_length=8, choices=Fim, blank=True, default="")
    desfecho_por = Referencia("pessoas.Pessoa", null=True)
    desfecho_em = models.DateTimeField(null=True)
    motivo = models.CharField(max_length=500, blank=True)

    class Meta(DoAtendimento.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["atendimento"], condition=EM_ABERTO, name="atendimentos_proposta_uma_so"
            ),
            models.CheckConstraint(
                condition=Q(especie__in=Pendencia.values), name="atendimentos_proposta_especie"
            ),
            models.CheckConstraint(
                condition=EM_ABERTO & Q(desfecho_em=None, desfecho_por=None, motivo="")
                | Q(desfecho__in=Fim.values, desfecho_em__isnull=False),
                name="atendimentos_proposta_desfecho",
            ),
        ]
        indexes = [models.Index(fields=["atendimento", "em"])]

    def __str__(self) -> str:
        return f"{self.especie} {self.desfecho}".rstrip()
