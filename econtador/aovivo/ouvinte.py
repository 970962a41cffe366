"""One place in the audience: the open pages of a session, and what waits to be judged for them."""

from collections.abc import Iterable
from uuid import UUID

from econtador.aovivo.fluxo import Fluxo
from econtador.aovivo.plateia import Dito, Item, Lugar
from econtador.aovivo.recado import Recado
from econtador.base.viewer import Viewer

# More than this in one burst is not told one by one: the page asks again.
CABEM = 100


class Ouvinte:
    """Collects the recados of a burst, so that the database is asked once for all its pages.

    `ocupado`: somebody is at work to tell what waits; `visto_em`: when it was last known that
    the person may listen.
    """

    def __init__(self, lugar: Lugar, viewer: Viewer, agora: float) -> None:
        self.lugar = lugar
        self.viewer = viewer
        self.visto_em = agora
        self.ocupado = False
        self.fluxos: set[Fluxo] = set()
        self._espera: list[Recado] = []
        self._demais = False

    @property
    def waiting(self) -> bool:
        """Whether something waits to be told."""
        return bool(self._espera) or self._demais

    @property
    def olhando(self) -> frozenset[UUID]:
        """The atendimentos that are on screen in any of the pages."""
        return frozenset().union(*(fluxo.olhando for fluxo in self.fluxos))

    def hear(self, recados: Iterable[Recado]) -> bool:
        """Keep what could concern this place; say whether somebody must come and tell it."""
        for recado in recados:
            if recado.may_concern(self.viewer, self.olhando):
                self._keep(recado)
        return self.waiting and not self.ocupado

    def take(self) -> tuple[list[Recado], bool]:
        """Return what has waited and whether it was too much, and wait for the next."""
        espera, demais = self._espera, self._demais
        self._espera, self._demais = [], False
        return espera, demais

    def tell(self, dito: Dito, em: float) -> None:
        """Send to each page what it wants to hear, up to `em`."""
        self.viewer = dito.viewer
        for fluxo in self.fluxos:
            if dito.recarregar:
                fluxo.reload(em)
            elif itens := self._for_page(fluxo, dito):
                fluxo.tell(em, itens)

    def reload(self, em: float) -> None:
        """Tell every page to ask again."""
        for fluxo in self.fluxos:
            fluxo.reload(em)

    def mark(self, em: float) -> None:
        """Send a sign of life to the pages that have heard everything up to `em`."""
        for fluxo in self.fluxos:
            fluxo.mark(em)

    def end(self, motivo: str) -> None:
        """Close every page's stream for good."""
        for fluxo in self.fluxos:
            fluxo.close(motivo)

    def _keep(self, recado: Recado) -> None:
        if len(self._espera) >= CABEM:
            self._espera, self._demais = [], True
        if not self._demais:
            self._espera.append(recado)

    def _for_page(self, fluxo: Fluxo, dito: Dito) -> list[Item]:
        return [
            item for recado, item in dito.itens if recado.may_concern(dito.viewer, fluxo.olhando)
        ]
