"""What a person leaves behind when deactivated: upper rooms register what they count."""

from collections.abc import Callable
from dataclasses import dataclass

from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa


@dataclass(frozen=True, slots=True)
class Pendencia:
    """Something that waits for the person, in words, and where to see it."""

    texto: str
    url: str


Contador = Callable[[Pessoa, Viewer], Pendencia | None]
_contadores: list[Contador] = []


def register(contador: Contador) -> None:
    """Let the screens of people show what `contador` finds; it returns None for nothing."""
    if contador not in _contadores:
        _contadores.append(contador)


def pendencias_of(pessoa: Pessoa, viewer: Viewer) -> list[Pendencia]:
    """Return all that waits for the person, as far as the viewer may see it."""
    return [found for contador in _contadores if (found := contador(pessoa, viewer))]
