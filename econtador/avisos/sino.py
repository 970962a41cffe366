"""The bell of the frame."""

from django.utils import timezone

from econtador.atendimentos.models import Atendimento
from econtador.avisos.models import Aviso
from econtador.base.viewer import Viewer

MUITOS = 99


def unread(viewer: Viewer) -> str:
    """Return how many avisos wait for the viewer, as the bell says it: "", "7", "99+".

    One query, by the index of what is unread; it stops counting at a hundred.
    """
    if viewer.pessoa_id is None:
        return ""
    waiting = Aviso.objects.visible_to(viewer).nao_lidos()
    count = waiting.order_by()[: MUITOS + 1].count()
    return "" if not count else str(count) if count <= MUITOS else f"{MUITOS}+"


def mark_opened(atendimento: Atendimento, viewer: Viewer) -> None:
    """Whoever opens an atendimento has been told of it."""
    own = Aviso.objects.filter(pessoa_id=viewer.eu, na_tela=True, atendimento=atendimento)
    own.mark_read(timezone.now())
