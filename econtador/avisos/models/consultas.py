"""The sentences in which avisos are asked for."""

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models

from econtador.atendimentos.models import Atendimento
from econtador.avisos.models.escolhas import Correio
from econtador.base.viewer import Viewer

if TYPE_CHECKING:
    from econtador.avisos.models.aviso import Aviso


class AvisoQuerySet(models.QuerySet["Aviso"]):
    """Every list of a person begins with `visible_to`."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Narrow to the viewer's own, on what he may see now: a lost right takes its avisos too."""
        seen = Atendimento.objects.visible_to(viewer)
        return self.filter(pessoa_id=viewer.eu, na_tela=True, atendimento__in=seen)

    def nao_lidos(self) -> Self:
        return self.filter(lido_em=None)

    def newest_first(self) -> Self:
        return self.order_by("-id")

    def up_to(self, newest: str) -> Self:
        """Narrow to those that are not newer than the one of this id; none for what is no id."""
        try:
            return self.filter(id__lte=UUID(newest))
        except ValueError:
            return self.none()

    def sent_since(self, since: datetime, *, pessoa_id: UUID) -> Self:
        """Narrow to those whose e-mail left, alone, after `since`."""
        return self.filter(pessoa_id=pessoa_id, enviado_em__gt=since)

    def of_digest(self, ate: datetime) -> Self:
        """Narrow to those that wait for the daily e-mail and are from before `ate`."""
        return self.filter(correio=Correio.DIARIO, em__lt=ate)

    def locked(self, pk: UUID) -> "Aviso":
        """Return the aviso with its pessoa, and hold it until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("pessoa").get(pk=pk)

    def mark_read(self, agora: datetime) -> int:
        """Mark the unread ones as read; return how many there were."""
        return self.nao_lidos().update(lido_em=agora)
