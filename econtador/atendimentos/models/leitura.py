"""Leituras: up to which parecer each pessoa has read, and when."""

from collections.abc import Sequence
from uuid import UUID

from django.db import models
from django.db.models import Max

from econtador.atendimentos.models.filhos import DoAtendimento
from econtador.base.banco.campos import DoEscritorio, Referencia


class LeituraQuerySet(models.QuerySet["Leitura"]):
    """Sentences about reading."""

    def read_until(self, *, pessoa_id: UUID, atendimentos: Sequence[UUID]) -> dict[UUID, int]:
        """Return how far the pessoa has read each atendimento (those never opened are left out)."""
        rows = self.filter(pessoa_id=pessoa_id, atendimento_id__in=atendimentos)
        furthest = rows.values("atendimento_id").annotate(longe=Max("ate")).order_by()
        return {row["atendimento_id"]: row["longe"] for row in furthest}


class Leitura(DoAtendimento):
    """At `em` the pessoa had read up to `ate`: `ordem`, or for a cliente `ordem_publica`.

    Only added: the furthest counts, and each row tells when the pareceres up to it were first seen.
    """

    pessoa = Referencia("pessoas.Pessoa")
    ate = models.PositiveIntegerField()
    em = models.DateTimeField()

    objects = LeituraQuerySet.as_manager()

    class Meta(DoAtendimento.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["atendimento", "pessoa", "ate"], name="atendimentos_leitura_unica"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pessoa_id} até {self.ate}"
