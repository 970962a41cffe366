"""What every page knows, whichever the face: who looks, where he may work, the menu, the look."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string

from econtador.acessos.viewer import Vinculo, load_vinculos
from econtador.avisos.sino import unread
from econtador.base.viewer import Viewer
from econtador.moldura.menu import Secao

TEMAS = ("auto", "claro", "escuro")


@dataclass(frozen=True, slots=True)
class Face:
    """What a face says of itself; each has one, in `econtador/<face>/face.py`."""

    nome: str
    menu: Callable[[Viewer, str], list[Secao]]


def face(request: HttpRequest) -> dict[str, Any]:
    """Return the context that `ui/base.html` reads, for the face of this process."""
    esta: Face = import_string(f"econtador.{settings.FACE}.face.FACE")
    viewer = getattr(request, "viewer", None)
    tema = request.COOKIES.get("tema", "auto")
    # A page that refreshes by itself leaves the messages to the page that comes of what was done.
    calada: dict[str, Any] = {"messages": []} if request.headers.get("X-Ao-Vivo") else {}
    return {
        **calada,
        "viewer": Espectador(viewer, request.user.pk) if viewer else None,
        "face": settings.FACE,
        "face_nome": esta.nome,
        "sino": "avisos/_sino_{}.html" if viewer else "",
        "menu": esta.menu(viewer, request.path) if viewer else [],
        "tema": tema if tema in TEMAS else "auto",
    }


@dataclass(frozen=True, slots=True)
class Lugar:
    """An entry of the switcher: where one works, or may go on."""

    rotulo: str
    url: str
    atual: bool


class Espectador:
    """The viewer as the frame of the pages shows it: himself, and the places where he may work.

    The places cost one query, asked by the pages that have the frame and by no fragment.
    """

    def __init__(self, viewer: Viewer, conta_id: UUID | None) -> None:
        self._viewer = viewer
        self._conta_id = conta_id

    def __getattr__(self, name: str) -> Any:
        return getattr(self._viewer, name)

    @cached_property
    def avisos(self) -> str:
        """How many avisos wait for him, as the bell says it; one query too."""
        return unread(self._viewer)

    @cached_property
    def vinculos(self) -> list[Lugar]:
        """The escritórios of the conta, by name."""
        known = load_vinculos(self._conta_id) if self._conta_id else []
        return [self._lugar(vinculo) for vinculo in known]

    def _lugar(self, vinculo: Vinculo) -> Lugar:
        return Lugar(
            vinculo.escritorio_nome,
            reverse("vinculo", args=[vinculo.pessoa_id]),
            atual=vinculo.pessoa_id == self._viewer.pessoa_id,
        )
