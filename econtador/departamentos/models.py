"""Departamentos of the escritório."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.erros import DadoInvalido
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa

NOME_UNICO = "departamentos_departamento_nome_unico"


@dataclass(frozen=True, slots=True)
class Ficha:
    """What is known of a departamento."""

    nome: str
    descricao: str = ""
    responsavel: Pessoa | None = None
    ordem: int = 0
    ativo: bool = True


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
            models.UniqueConstraint(fields=["escritorio", "nome"], name=NOME_UNICO),
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

    @classmethod
    def add(cls, ficha: Ficha, *, author: Viewer) -> "Departamento":
        """Create a departamento of the author's escritório; only an administrador may.

        Raises DadoInvalido where the escritório has one of that name.
        """
        author.require_administrador()
        novo = cls(escritorio_id=author.escritorio_id)
        novo._fill(ficha)
        novo._keep(force_insert=True)
        return novo

    def change(self, ficha: Ficha, *, author: Viewer) -> None:
        """Write the whole ficha anew; only an administrador may. Raises as `add` does."""
        author.require_administrador()
        self._fill(ficha)
        self._keep()

    def _fill(self, ficha: Ficha) -> None:
        self.nome, self.descricao = ficha.nome.strip(), ficha.descricao.strip()
        self.responsavel, self.ordem, self.ativo = ficha.responsavel, ficha.ordem, ficha.ativo

    def _keep(self, *, force_insert: bool = False) -> None:
        try:
            with transaction.atomic():
                self.save(force_insert=force_insert)
        except IntegrityError as erro:
            if NOME_UNICO not in str(erro):
                raise
            raise DadoInvalido("Já existe um departamento com este nome.", "nome") from erro
