"""The atendimento: its columns and, trait by trait, its verbs."""

from django.db import models
from django.db.models import Q

from econtador.atendimentos.models.abertura import Abrivel
from econtador.atendimentos.models.consultas import AtendimentoQuerySet
from econtador.atendimentos.models.edicao import Editavel
from econtador.atendimentos.models.encerramento import Encerravel
from econtador.atendimentos.models.escolhas import Bola, Status
from econtador.atendimentos.models.resposta import Respondivel
from econtador.atendimentos.models.restricao import Restringivel
from econtador.base.banco.campos import DoEscritorio

ABERTO = Q(status=Status.ABERTO)


class Atendimento(Abrivel, Respondivel, Editavel, Encerravel, Restringivel):
    """A request between the office and one of its companies, with its thread of pareceres."""

    objects = AtendimentoQuerySet.as_manager()

    class Meta:
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "empresa", "id"], name="atendimentos_atendimento_da_empresa"
            ),
            models.UniqueConstraint(
                fields=["escritorio", "numero"], name="atendimentos_atendimento_numero"
            ),
            models.CheckConstraint(condition=~Q(nome=""), name="atendimentos_atendimento_nome"),
            models.CheckConstraint(
                condition=Q(prioridade__range=(1, 9)), name="atendimentos_atendimento_prioridade"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="atendimentos_atendimento_status"
            ),
            models.CheckConstraint(
                condition=Q(bola__in=Bola.values), name="atendimentos_atendimento_bola"
            ),
            models.CheckConstraint(
                condition=Q(competencia="") | Q(competencia__regex=r"^[0-9]{4}-(0[1-9]|1[0-2])$"),
                name="atendimentos_atendimento_competencia",
            ),
            models.CheckConstraint(
                condition=Q(pareceres_publicos__lte=models.F("pareceres_total")),
                name="atendimentos_atendimento_contagem",
            ),
        ]
        indexes = [
            models.Index(
                "escritorio",
                models.F("atividade_em").desc(),
                models.F("id").desc(),
                name="atendimentos_abertos",
                condition=ABERTO,
            ),
            models.Index(
                "escritorio",
                models.F("atividade_em").desc(),
                models.F("id").desc(),
                name="atendimentos_todos",
            ),
            models.Index(
                "escritorio",
                models.F("aberto_em").desc(),
                models.F("id").desc(),
                name="atendimentos_por_abertura",
            ),
            models.Index(
                "escritorio",
                "empresa",
                models.F("atividade_em").desc(),
                models.F("id").desc(),
                name="atendimentos_da_empresa",
            ),
            models.Index(
                "escritorio",
                "delegado",
                models.F("atividade_em").desc(),
                models.F("id").desc(),
                name="atendimentos_do_delegado",
                condition=ABERTO,
            ),
            models.Index(
                "escritorio",
                "providenciar_ate",
                "id",
                name="atendimentos_por_prazo",
                condition=ABERTO,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.numero} {self.nome}"
