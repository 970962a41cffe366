"""Who stands in for whom, between two moments."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.erros import DadoInvalido, DomainError
from econtador.base.models import Assunto, audit
from econtador.base.tempo import days
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa


class SubstituicaoRecusada(DomainError):
    """It is over already."""

    mensagem = "Esta substituição já terminou."


class SubstituicaoQuerySet(models.QuerySet["Substituicao"]):
    """Sentences about substitutions."""

    def nao_terminadas(self, agora: datetime) -> "SubstituicaoQuerySet":
        return self.filter(ate__gt=agora)

    def of(self, pessoa_id: UUID) -> "SubstituicaoQuerySet":
        """Narrow to those in which the pessoa is replaced, or replaces."""
        return self.filter(Q(titular_id=pessoa_id) | Q(substituto_id=pessoa_id))

    def during(self, de: datetime, ate: datetime) -> "SubstituicaoQuerySet":
        """Narrow to those that share a moment with the period."""
        return self.filter(de__lt=ate, ate__gt=de)

    def with_people(self) -> "SubstituicaoQuerySet":
        return self.select_related("titular", "substituto")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ausencia:
    """What the form asks: who is away, who stands in, from when until when."""

    titular: Pessoa
    substituto: Pessoa
    de: datetime
    ate: datetime


class Substituicao(DoEscritorio):
    """Between two instants `substituto` sees what is delegated to `titular`."""

    titular = Referencia("pessoas.Pessoa")
    substituto = Referencia("pessoas.Pessoa")
    de = models.DateTimeField()
    ate = models.DateTimeField("até")

    objects = SubstituicaoQuerySet.as_manager()

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ate__gt=F("de")) & ~Q(titular=F("substituto")),
                name="acessos_substituicao_valida",
            ),
        ]
        indexes = [models.Index(fields=["escritorio", "substituto", "ate"])]

    def __str__(self) -> str:
        return f"{self.substituto_id} por {self.titular_id}"

    @classmethod
    def appoint(
        cls, *, titular: Pessoa, substituto: Pessoa, de: datetime, ate: datetime
    ) -> "Substituicao":
        """Let `substituto` stand in for `titular` between the two instants."""
        return cls.objects.create(
            escritorio_id=titular.escritorio_id,
            titular=titular,
            substituto=substituto,
            de=de,
            ate=ate,
        )

    @classmethod
    @transaction.atomic
    def arrange(
        cls, ausencia: Ausencia, *, author: Viewer, agora: datetime | None = None
    ) -> "Substituicao":
        """Do as `appoint`, checked and told to the audit; only an administrador may.

        Raises DadoInvalido for a period that is over, for one that meets another of the same two,
        and for a substituto who is away himself.
        """
        author.require_administrador()
        _lock(ausencia)
        _check(ausencia, agora or timezone.now())
        nova = cls.appoint(
            titular=ausencia.titular,
            substituto=ausencia.substituto,
            de=ausencia.de,
            ate=ausencia.ate,
        )
        nova._tell("pôs {substituto} no lugar de {titular}", author)
        return nova

    @transaction.atomic
    def end(self, *, author: Viewer, agora: datetime | None = None) -> None:
        """End it now; one that has not begun never was. Raises SubstituicaoRecusada."""
        author.require_administrador()
        em = agora or timezone.now()
        found = Substituicao.objects.select_for_update().nao_terminadas(em).filter(pk=self.pk)
        if not found.exists():
            raise SubstituicaoRecusada
        self._tell("encerrou a substituição de {titular} por {substituto}", author)
        if self.de < em:
            found.update(ate=em)
        else:
            found.delete()

    def _tell(self, frase: str, author: Viewer) -> None:
        em_palavras = frase.format(titular=self.titular, substituto=self.substituto)
        periodo = days(self.de, self.ate, author.fuso)
        audit(
            Assunto.SUBSTITUICAO,
            em_palavras,
            author=author,
            objeto=self.titular,
            mudancas=[("Período", "", periodo)],
        )


def _lock(ausencia: Ausencia) -> None:
    # In one order, so that two who arrange crosswise wait and do not deadlock.
    for pessoa in sorted((ausencia.titular, ausencia.substituto), key=lambda each: each.pk):
        pessoa.lock()


def _check(ausencia: Ausencia, agora: datetime) -> None:
    titular, substituto = ausencia.titular, ausencia.substituto
    if titular == substituto:
        raise DadoInvalido("Ninguém substitui a si mesmo.", "substituto")
    if not (titular.operador and substituto.operador and substituto.ativa):
        raise DadoInvalido("Só um operador ativo substitui outro.", "substituto")
    if ausencia.ate <= max(ausencia.de, agora):
        raise DadoInvalido("Este período já passou.", "ate")
    _refuse_what_meets(ausencia)


def _refuse_what_meets(ausencia: Ausencia) -> None:
    titular, substituto = ausencia.titular, ausencia.substituto
    meanwhile = Substituicao.objects.during(ausencia.de, ausencia.ate)
    if meanwhile.filter(titular=titular, substituto=substituto).exists():
        raise DadoInvalido(f"{substituto} já substitui {titular} em parte deste período.", "de")
    if meanwhile.filter(titular=substituto).exists():
        raise DadoInvalido(f"{substituto} também está fora neste período.", "substituto")
    if meanwhile.filter(substituto=titular).exists():
        raise DadoInvalido(f"{titular} substitui outra pessoa neste período.", "titular")
