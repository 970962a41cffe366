"""The sentences in which atendimentos are asked for."""

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from econtador.atendimentos import visibilidade
from econtador.atendimentos.models.escolhas import Bola, Status
from econtador.atendimentos.models.leitura import Leitura
from econtador.base.viewer import Viewer
from econtador.busca import models as busca

if TYPE_CHECKING:
    from econtador.atendimentos.models.atendimento import Atendimento  # noqa: F401 - the type argument


class AtendimentoQuerySet(models.QuerySet["Atendimento"]):
    """Every list begins with `visible_to`."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(visibilidade.visible_to(viewer))

    def abertos(self) -> Self:
        return self.filter(status=Status.ABERTO)

    def atrasados(self, agora: datetime) -> Self:
        return self.abertos().filter(providenciar_ate__lt=agora)

    def with_bola(self, bola: Bola) -> Self:
        return self.abertos().filter(bola=bola)

    def sem_responsavel(self) -> Self:
        return self.abertos().filter(delegado=None)

    def delegados_a(self, pessoa_id: UUID) -> Self:
        return self.abertos().filter(delegado_id=pessoa_id)

    def aguardando_cliente(self) -> Self:
        return self.with_bola(Bola.CLIENTE)

    def urgentes(self, limite: int) -> Self:
        """Narrow to those that are as urgent as the escritório's `limite`, or more."""
        return self.abertos().filter(prioridade__lte=limite)

    def nao_lidos(self, viewer: Viewer) -> Self:
        """Narrow to those with pareceres that the viewer has not read."""
        read = (
            Leitura.objects.filter(atendimento_id=OuterRef("pk"), pessoa_id=viewer.eu)
            .order_by()
            .values("atendimento_id")
            .annotate(ate=Max("ate"))
            .values("ate")
        )
        total = "pareceres_publicos" if viewer.cliente else "pareceres_total"
        return self.filter(**{f"{total}__gt": Coalesce(Subquery(read), Value(0))})

    def found_by(self, consulta: str) -> Self:
        """Narrow to those whose number is `consulta` or whose texts hold all of its words."""
        number = consulta.strip().removeprefix("#")
        by_number = Q(numero=int(number)) if number.isdecimal() and len(number) < 16 else Q()
        ids = busca.found_by(consulta)
        if ids is None:
            return self.none()
        return self.filter(by_number | Q(pk__in=ids)) if by_number else self.filter(pk__in=ids)

    def with_people(self, *more: str) -> Self:
        """Bring what one row of the list shows, and `more` references, in one query."""
        return self.select_related("empresa", "departamento", "fase", "delegado", *more)


def turn_of(author: Viewer, atual: str) -> str:
    """Return with whom the ball is once `author` has written to the other side."""
    return Bola.ESCRITORIO if author.cliente else Bola.CLIENTE if author.operador else atual
