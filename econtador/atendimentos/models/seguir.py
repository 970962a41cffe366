"""Acompanhar: hearing of what happens without being delegated."""

from datetime import datetime

from django.utils import timezone

from econtador.atendimentos.models.acompanhamento import Acompanhamento
from econtador.atendimentos.models.campos import CamposDoAtendimento
from econtador.base.viewer import Viewer


class Acompanhavel(CamposDoAtendimento):
    """The verbs `follow` and `unfollow`; like `read` they leave no event: nothing changes in it."""

    class Meta(CamposDoAtendimento.Meta):
        abstract = True

    def follow(self, *, author: Viewer, agora: datetime | None = None) -> None:
        """Tell the author from now on; who follows already goes on."""
        novo = Acompanhamento(
            escritorio_id=self.escritorio_id,
            empresa_id=self.empresa_id,
            atendimento_id=self.pk,
            pessoa_id=author.eu,
            em=agora or timezone.now(),
        )
        Acompanhamento.objects.bulk_create([novo], ignore_conflicts=True)

    def unfollow(self, *, author: Viewer) -> None:
        """Tell the author no more."""
        Acompanhamento.objects.filter(atendimento_id=self.pk, pessoa_id=author.eu).delete()

    def followed_by(self, viewer: Viewer) -> bool:
        own = Acompanhamento.objects.filter(atendimento_id=self.pk, pessoa_id=viewer.eu)
        return own.exists()
