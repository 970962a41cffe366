"""Acompanhar: who wants to hear of an atendimento that is not his."""

from django.db import models

from econtador.atendimentos.models.filhos import DoAtendimento
from econtador.base.banco.campos import DoEscritorio, Referencia


class Acompanhamento(DoAtendimento):
    """The pessoa follows the atendimento since `em`; the row goes when he no longer does."""

    pessoa = Referencia("pessoas.Pessoa")
    em = models.DateTimeField()

    class Meta(DoAtendimento.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["atendimento", "pessoa"], name="atendimentos_acompanhamento_unico"
            ),
        ]
        indexes = [models.Index(fields=["pessoa"])]

    def __str__(self) -> str:
        return f"{self.pessoa_id} acompanha"
