"""Departamentos of the escritório."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.erros import DadoInvalido
from econtador.base.models import Assunto, audit, changes
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa

NOME_UNICO = "departamentos_departamento_nome_unico"


@dataclass(frozen=True, slots=True)
class Ficha:
    """What is known of a departamento."""

    nome: str
    descricao: str = ""
    responsavel: Pessoa | None = None
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
    @transaction.atomic
    def add(cls, ficha: Ficha, *, author: Viewer) -> "Departamento":
        """Create a departamento, the last of the author's escritório; an administrador may.

        Raises DadoInvalido where the escritório has one of that name.
        """
        author.require_administrador()
        others = cls.objects.filter(escritorio_id=author.escritorio_id)
        last = others.aggregate(last=models.Max("ordem"))["last"]
        novo = cls(escritorio_id=author.escritorio_id, ordem=0 if last is None else last + 1)
        novo._fill(ficha)
        novo._keep(force_insert=True)
        audit(Assunto.DEPARTAMENTO, f"criou {novo}", author=author, objeto=novo)
        return novo

    @transaction.atomic
    def change(self, ficha: Ficha, *, author: Viewer) -> None:
        """Write the whole ficha anew; only an administrador may. Raises as `add` does."""
        author.require_administrador()
        self.lock()
        before = self._in_words()
        self._fill(ficha)
        self._keep()
        mudancas = changes(before, self._in_words())
        if mudancas:
            frase = f"mudou o departamento {self}"
            audit(Assunto.DEPARTAMENTO, frase, author=author, objeto=self, mudancas=mudancas)

    @transaction.atomic
    def move(self, passo: Literal[-1, 1], *, author: Viewer) -> None:
        """Change places with the neighbour in use: -1 goes up, 1 down; at the end, nothing."""
        author.require_administrador()
        same = Departamento.objects.filter(escritorio_id=self.escritorio_id, ativo=self.ativo)
        row = list(same.select_for_update().in_order())
        here = row.index(self)
        there = here + passo
        if not 0 <= there < len(row):
            return
        row[here], row[there] = row[there], row[here]
        for place, departamento in enumerate(row):
            departamento.ordem = place
        Departamento.objects.bulk_update(row, ["ordem"])
        onde = "para cima" if passo < 0 else "para baixo"
        audit(Assunto.DEPARTAMENTO, f"moveu {self} {onde}", author=author, objeto=self)

    def lock(self) -> None:
        """Take the row for this transaction and read it anew."""
        self.refresh_from_db(from_queryset=Departamento.objects.select_for_update(no_key=True))

    def _in_words(self) -> dict[str, str | bool]:
        return {
            "Nome": self.nome,
            "Descrição": self.descricao,
            "Responsável": str(self.responsavel or ""),
            "Ativo": self.ativo,
        }

    def _fill(self, ficha: Ficha) -> None:
        self.nome, self.descricao = ficha.nome.strip(), ficha.descricao.strip()
        self.responsavel, self.ativo = ficha.responsavel, ficha.ativo

    def _keep(self, *, force_insert: bool = False) -> None:
        try:
            with transaction.atomic():
                self.save(force_insert=force_insert)
        except IntegrityError as erro:
            if NOME_UNICO not in str(erro):
                raise
            raise DadoInvalido("Já existe um departamento com este nome.", "nome") from erro
