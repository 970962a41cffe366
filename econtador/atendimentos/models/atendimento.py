"""The atendimento: its columns and, trait by trait, its verbs."""

from django.db import models
from django.db.models import Q

from econtador.atendimentos.models.abertura_em_lote import AbrivelEmLote
from econtador.atendimentos.models.acordo import Negociavel
from econtador.atendimentos.models.checklist import ComChecklist
from econtador.atendimentos.models.consultas import AtendimentoQuerySet
from econtador.atendimentos.models.edicao import Editavel
from econtador.atendimentos.models.escolhas import Bola, Pendencia, Status
from econtador.atendimentos.models.fase import Movivel
from econtador.atendimentos.models.resposta import Respondivel
from econtador.atendimentos.models.restricao import Restringivel
from econtador.atendimentos.models.seguir import Acompanhavel
from econtador.base.banco.campos import DoEscritorio

ABERTO = Q(status=Status.ABERTO)
# What the work list groups by, and in each group by limit.
GRUPOS = ("fase", "departamento", "delegado", "empresa", "prioridade")


class Atendimento(
    AbrivelEmLote,
    Respondivel,
    Movivel,
    Negociavel,
    Editavel,
    ComChecklist,
    Restringivel,
    Acompanhavel,
):
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
            models.CheckConstraint(
                condition=ABERTO & Q(encerrado_em=None) | ~ABERTO & Q(encerrado_em__isnull=False),
                name="atendimentos_atendimento_encerrado_em",
            ),
            models.CheckConstraint(
                condition=Q(pendencia="") | Q(pendencia__in=Pendencia.values) & ABERTO,
                name="atendimentos_atendimento_pendencia",
            ),
            models.CheckConstraint(
                condition=Q(pendencia=Pendencia.PROPOSTA) & Q(pendencia_ate__isnull=False)
                | ~Q(pendencia=Pendencia.PROPOSTA) & Q(pendencia_ate=None),
                name="atendimentos_atendimento_pendencia_ate",
            ),
        ]
        indexes = [
            *(
                models.Index(
                    *("escritorio", coluna, "providenciar_ate", "id"),
                    name=f"atendimentos_de_{coluna}",
                    condition=ABERTO,
                )
                for coluna in GRUPOS
            ),
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
            models.Index(
                "escritorio",
                "pendencia_ate",
                name="atendimentos_em_silencio",
                condition=Q(pendencia=Pendencia.PROPOSTA),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.numero} {self.nome}"
