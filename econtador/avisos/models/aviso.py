"""The aviso: one person told of one event."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from econtador.avisos.models.consultas import AvisoQuerySet
from econtador.avisos.models.escolhas import Correio, Especie, Frequencia
from econtador.avisos.models.preferencia import Escolha
from econtador.base.banco.campos import DoEscritorio, Referencia

if TYPE_CHECKING:
    from econtador.atendimentos.models import Evento

# What waited longer than this (the worker was off) goes into one letter, not into fifty.
FRESCO = timedelta(days=1)
NA_TELA = Q(na_tela=True)
NAO_LIDO = NA_TELA & Q(lido_em=None)


@dataclass(frozen=True, slots=True)
class Ouvinte:
    """Who is told, as what, how he wants it, and whether he has read the thing already."""

    pessoa_id: UUID
    especie: Especie
    escolha: Escolha
    ja_leu: bool = False


class Aviso(DoEscritorio):
    """One row per person and event. It holds no text: what is shown is read anew, by who may.

    `em` is the event's; `interno` keeps it from clientes; `na_tela` False is only for the e-mail.
    """

    empresa = Referencia("empresas.Empresa")
    atendimento = Referencia("atendimentos.Atendimento")
    evento = Referencia("atendimentos.Evento")
    pessoa = Referencia("pessoas.Pessoa")
    especie = models.CharField("espécie", max_length=12, choices=Especie)
    interno = models.BooleanField(default=False)
    em = models.DateTimeField()
    na_tela = models.BooleanField(default=True)
    lido_em = models.DateTimeField(null=True)
    correio = models.CharField(max_length=10, choices=Correio, blank=True, default=Correio.NENHUM)
    enviado_em = models.DateTimeField(null=True)

    objects = AvisoQuerySet.as_manager()

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(fields=["evento", "pessoa"], name="avisos_aviso_unico"),
            models.CheckConstraint(
                condition=Q(especie__in=Especie.values), name="avisos_aviso_especie"
            ),
            models.CheckConstraint(
                condition=Q(correio__in=Correio.values), name="avisos_aviso_correio"
            ),
            models.CheckConstraint(
                condition=Q(enviado_em=None) | Q(correio=Correio.ENVIADO),
                name="avisos_aviso_enviado",
            ),
        ]
        indexes = [
            models.Index("pessoa", F("id").desc(), name="avisos_da_pessoa", condition=NA_TELA),
            models.Index("pessoa", F("id").desc(), name="avisos_nao_lidos", condition=NAO_LIDO),
            models.Index(
                "escritorio", "pessoa", name="avisos_do_resumo", condition=Q(correio=Correio.DIARIO)
            ),
            models.Index(
                "pessoa",
                "enviado_em",
                name="avisos_enviados",
                condition=Q(enviado_em__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.especie} a {self.pessoa_id}"

    @classmethod
    def tell(cls, evento: "Evento", ouvintes: Iterable[Ouvinte], *, agora: datetime) -> None:
        """Tell each of the event, at most once; whoever wants neither screen nor e-mail, never."""
        novos = [cls._of(evento, ouvinte, agora) for ouvinte in ouvintes]
        wanted = [novo for novo in novos if novo.na_tela or novo.correio]
        Aviso.objects.bulk_create(wanted, ignore_conflicts=True)

    def settle(self, correio: Correio, *, agora: datetime) -> None:
        """Say what became of the e-mail."""
        self.correio = correio
        self.enviado_em = agora if correio == Correio.ENVIADO else None
        self.save(update_fields=["correio", "enviado_em"])

    @classmethod
    def _of(cls, evento: "Evento", ouvinte: Ouvinte, agora: datetime) -> "Aviso":
        return cls(
            escritorio_id=evento.escritorio_id,
            empresa_id=evento.empresa_id,
            atendimento_id=evento.atendimento_id,
            evento=evento,
            pessoa_id=ouvinte.pessoa_id,
            especie=ouvinte.especie,
            interno=evento.interno,
            em=evento.em,
            na_tela=ouvinte.escolha.na_tela,
            lido_em=agora if ouvinte.ja_leu else None,
            correio=_first(ouvinte, agora - evento.em),
        )


def _first(ouvinte: Ouvinte, idade: timedelta) -> Correio:
    """Return where the e-mail of a new aviso stands."""
    if ouvinte.ja_leu or ouvinte.escolha.email == Frequencia.NUNCA:
        return Correio.NENHUM
    late = ouvinte.escolha.email == Frequencia.DIARIO or idade > FRESCO
    return Correio.DIARIO if late else Correio.IMEDIATO
