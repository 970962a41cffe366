"""The checklist of an atendimento, copied from its tipo when it was opened."""

from django.db import models
from django.db.models import Q

from econtador.atendimentos.models.escolhas import Estado
from econtador.atendimentos.models.filhos import DoAtendimento
from econtador.base.banco.campos import DoEscritorio, Referencia

PENDENTE = Q(estado=Estado.PENDENTE)


class Item(DoAtendimento):
    """Something to be done or waived, with a reason; of the office alone. `por` and `em`: the last
    change."""

    rotulo = models.CharField("rótulo", max_length=120)
    obrigatorio = models.BooleanField("obrigatório", default=True)
    ordem = models.PositiveSmallIntegerField(default=0)
    estado = models.CharField(max_length=10, choices=Estado, default=Estado.PENDENTE)
    motivo = models.CharField(max_length=500, blank=True)
    por = Referencia("pessoas.Pessoa", null=True)
    em = models.DateTimeField(null=True)

    class Meta(DoAtendimento.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.CheckConstraint(condition=~Q(rotulo=""), name="atendimentos_item_rotulo"),
            models.CheckConstraint(
                condition=Q(estado__in=Estado.values), name="atendimentos_item_estado"
            ),
            models.CheckConstraint(
                condition=~Q(estado=Estado.DISPENSADO) & Q(motivo="")
                | Q(estado=Estado.DISPENSADO) & ~Q(motivo=""),
                name="atendimentos_item_motivo",
            ),
            models.CheckConstraint(
                condition=PENDENTE | Q(em__isnull=False), name="atendimentos_item_em"
            ),
        ]
        indexes = [models.Index(fields=["atendimento", "ordem"])]

    def __str__(self) -> str:
        return self.rotulo
