"""Who is in the room: the places with their open pages, found by escritório and by person."""

from collections import Counter
from uuid import UUID

from econtador.aovivo.fluxo import Fluxo
from econtador.aovivo.ouvinte import Ouvinte
from econtador.aovivo.plateia import Lugar
from econtador.base.viewer import Viewer

# Idle pages are cheap; these are for whoever opens them without end.
POR_PESSOA = 200
AO_TODO = 8000


class Sala:
    """Changed by the loop alone; `full` may be asked from any thread."""

    def __init__(self) -> None:
        self._lugares: dict[Lugar, Ouvinte] = {}
        self._escritorios: dict[UUID, set[Ouvinte]] = {}
        self._pessoas: Counter[UUID] = Counter()
        self._paginas = 0

    def enter(self, lugar: Lugar, viewer: Viewer, fluxo: Fluxo, agora: float) -> Ouvinte:
        """Put a page in its place; `viewer` was loaded now."""
        ouvinte = self._lugares.setdefault(lugar, Ouvinte(lugar, viewer, agora))
        ouvinte.viewer, ouvinte.visto_em = viewer, agora
        ouvinte.fluxos.add(fluxo)
        self._escritorios.setdefault(viewer.escritorio_id, set()).add(ouvinte)
        self._pessoas[lugar.pessoa] += 1
        self._paginas += 1
        return ouvinte

    def go_out(self, ouvinte: Ouvinte, fluxo: Fluxo) -> None:
        """Take a page out, and its place with the last one."""
        ouvinte.fluxos.discard(fluxo)
        self._paginas -= 1
        self._pessoas[ouvinte.lugar.pessoa] -= 1
        if self._pessoas[ouvinte.lugar.pessoa] <= 0:
            del self._pessoas[ouvinte.lugar.pessoa]
        if not ouvinte.fluxos:
            self._forget(ouvinte)

    def of(self, escritorio: UUID) -> list[Ouvinte]:
        """Return the places of an escritório."""
        return list(self._escritorios.get(escritorio, ()))

    def everybody(self) -> list[Ouvinte]:
        """Return every place."""
        return list(self._lugares.values())

    def fluxos(self) -> list[Fluxo]:
        """Return every open page."""
        return [fluxo for ouvinte in self.everybody() for fluxo in list(ouvinte.fluxos)]

    def full(self, pessoa: UUID) -> bool:
        """Say whether this person, or everybody together, has as many pages open as we hold."""
        return self._pessoas[pessoa] >= POR_PESSOA or self._paginas >= AO_TODO

    def _forget(self, ouvinte: Ouvinte) -> None:
        self._lugares.pop(ouvinte.lugar, None)
        vizinhos = self._escritorios.get(ouvinte.viewer.escritorio_id, set())
        vizinhos.discard(ouvinte)
        if not vizinhos:
            self._escritorios.pop(ouvinte.viewer.escritorio_id, None)
