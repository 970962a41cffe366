"""Departamentos of the escritório."""

from uuid import UUID

from django.db import models
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.pessoas.models import Pessoa


class DepartamentoQuerySet(models.QuerySet["Departamento"]):
    """Sentences about departments."""

    def ativos(self) -> "DepartamentoQuerySet":
        return self.filter(ativo=True)

    def in_order(self) -> "DepartamentoQuerySet":
        return self.order_by("ordem", "nome", "id")


class Departamento(DoEscritorio):
    """A part of the office (Fiscal, Contábil, DP, Societário) with its responsável."""

    nome = models.CharField(max_length=80)
    descricao = models.CharField("descrição", max_length=300, blank=True)
    responsavel = Referencia("pessoas.Pessoa", null=True, blank=True, verbose_name="responsável")
    ordem = models.PositiveSmallIntegerField(default=0)
    ativo = models.BooleanField(default=True)

    objects = DepartamentoQuerySet.as_manager()

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "nome"], name="departamentos_departamento_nome_unico"
            ),
            models.CheckConstraint(condition=~Q(nome=""), name="departamentos_departamento_nome"),
        ]

    def __str__(self) -> str:
        return self.nome

    @classmethod
    def create(
        cls, *, escritorio_id: UUID, nome: str, responsavel: Pessoa | None = None, ordem: int = 0
    ) -> "Departamento":
        """Create a departamento and return it."""
        return cls.objects.create(
            escritorio_id=escritorio_id, nome=nome.strip(), responsavel=responsavel, ordem=ordem
        )

    def entrust_to(self, responsavel: Pessoa | None) -> None:
        """Set who answers for the departamento."""
        self.responsavel = responsavel
        self.save(update_fields=["responsavel"])
