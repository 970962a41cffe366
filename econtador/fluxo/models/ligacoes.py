"""What joins a tipo to the fases it goes through and to the operadores who may not see it."""

from typing import Any

from django.db import models

from econtador.base.banco.campos import DoEscritorio, Referencia


class TipoFase(DoEscritorio):
    """The ordered fases of a tipo."""

    tipo = Referencia("fluxo.Tipo", related_name="tipo_fases")
    fase = Referencia("fluxo.Fase", related_name="tipo_fases")
    ordem = models.PositiveSmallIntegerField(default=0)

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "tipo", "fase"], name="fluxo_tipofase_unica"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordem}"


class SemAcesso(DoEscritorio):
    """The operador does not see atendimentos of the tipo, not even when delegated to him."""

    tipo = Referencia("fluxo.Tipo", related_name="sem_acesso")
    pessoa = Referencia("pessoas.Pessoa")

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "tipo", "pessoa"], name="fluxo_semacesso_unico"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pessoa_id} sem {self.tipo_id}"


def copy_rows(rows: "models.QuerySet[Any]", tipo: models.Model) -> None:
    """Create the rows of another tipo again, for this one."""
    own = ("id", "tipo_id")
    colunas = [c.attname for c in rows.model._meta.concrete_fields if c.attname not in own]
    rows.model._default_manager.bulk_create(
        rows.model(tipo=tipo, **{coluna: getattr(row, coluna) for coluna in colunas})
        for row in rows
    )
