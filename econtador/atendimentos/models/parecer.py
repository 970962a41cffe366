"""Pareceres: the entries of the thread. Added, never changed; the text has its own table."""

import hashlib

from django.db import models
from django.db.models import Q

from econtador.atendimentos.models.filhos import DoAtendimento
from econtador.base.banco.campos import DoEscritorio, Referencia


class PareceresQuerySet(models.QuerySet["Parecer"]):
    """Sentences about the thread."""

    def in_order(self) -> "PareceresQuerySet":
        return self.order_by("em", "ordem", "id")

    def with_people(self) -> "PareceresQuerySet":
        return self.select_related("autor", "delegado", "texto_guardado")


class Parecer(DoAtendimento):
    """One entry. `ordem` counts all of the atendimento, `ordem_publica` those that clientes see.

    A nota interna has the `ordem_publica` of the public parecer before it.
    """

    autor = Referencia("pessoas.Pessoa")
    em = models.DateTimeField()
    ordem = models.PositiveIntegerField()
    ordem_publica = models.PositiveIntegerField()
    nota_interna = models.BooleanField(default=False)
    delegado = Referencia("pessoas.Pessoa", null=True)
    corrige = Referencia("atendimentos.Parecer", null=True)
    apos_encerramento = models.BooleanField(default=False)
    texto_sha256 = models.CharField(max_length=64)

    objects = PareceresQuerySet.as_manager()

    class Meta(DoAtendimento.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "empresa", "atendimento", "id"],
                name="atendimentos_parecer_do_atendimento",
            ),
            models.UniqueConstraint(
                fields=["atendimento", "ordem"], name="atendimentos_parecer_ordem"
            ),
            models.CheckConstraint(
                condition=Q(ordem__gte=1) & Q(ordem_publica__lte=models.F("ordem")),
                name="atendimentos_parecer_ordem_valida",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.atendimento_id} #{self.ordem}"

    @property
    def texto(self) -> str:
        return self.texto_guardado.texto

    @property
    def anonimizado(self) -> bool:
        return self.texto_guardado.anonimizado_em is not None


class ParecerTexto(models.Model):
    """The free text of a parecer: only `anonymise` may blank it (LGPD)."""

    parecer = models.OneToOneField(
        Parecer,
        models.PROTECT,
        primary_key=True,
        related_name="texto_guardado",
        db_constraint=False,
    )
    escritorio = models.ForeignKey(
        "escritorios.Escritorio", models.PROTECT, related_name="+", db_index=False
    )
    texto = models.TextField()
    anonimizado_em = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["escritorio", "parecer"], name="atendimentos_parecertexto_do_escritorio"
            ),
            models.CheckConstraint(
                condition=Q(anonimizado_em=None) & ~Q(texto="")
                | Q(anonimizado_em__isnull=False) & Q(texto=""),
                name="atendimentos_parecertexto_presente",
            ),
        ]

    def __str__(self) -> str:
        return self.texto[:40]


class Mencao(DoAtendimento):
    """A parecer names the operador (`@Nome`), who sees the atendimento from then on."""

    parecer = Referencia("atendimentos.Parecer")
    pessoa = Referencia("pessoas.Pessoa")

    class Meta(DoAtendimento.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["atendimento", "pessoa", "parecer"], name="atendimentos_mencao_unica"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pessoa_id}"


def text_hash(texto: str) -> str:
    """Return the SHA-256 of a parecer's text (UTF-8), 64 hex digits."""
    return hashlib.sha256(texto.encode()).hexdigest()
