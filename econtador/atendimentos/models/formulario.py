"""What the form of the tipo asked, and what was answered when the atendimento was opened."""

from django.db import models
from django.db.models import Q

from econtador.atendimentos.models.filhos import DoAtendimento
from econtador.base.banco.campos import DoEscritorio, Referencia


class Resposta(DoAtendimento):
    """One answer, never changed; `rotulo` is how the pergunta read on that day.

    `valor` is text as a person reads it ("10/2026", "R$ 1.234,56", "Sim").
    """

    pergunta = Referencia("fluxo.Pergunta")
    rotulo = models.CharField("rótulo", max_length=120)
    valor = models.TextField()
    ordem = models.PositiveSmallIntegerField(default=0)

    class Meta(DoAtendimento.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["atendimento", "pergunta"], name="atendimentos_resposta_uma_so"
            ),
            models.CheckConstraint(condition=~Q(valor=""), name="atendimentos_resposta_valor"),
        ]

    def __str__(self) -> str:
        return f"{self.rotulo}: {self.valor}"
