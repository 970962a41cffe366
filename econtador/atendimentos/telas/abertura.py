"""What rooms above do when somebody opens an atendimento: each adds itself when it is loaded."""

from collections.abc import Callable

from econtador.atendimentos.models import Atendimento
from econtador.base.viewer import Viewer

AO_ABRIR: list[Callable[[Atendimento, Viewer], None]] = []


def opened(atendimento: Atendimento, viewer: Viewer) -> None:
    """Tell the rooms above that the viewer has the page of this atendimento before him."""
    for act in AO_ABRIR:
        act(atendimento, viewer)
