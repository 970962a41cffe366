"""The companies that Otimizado offers: those marked, and those that match what was typed."""

from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict

from econtador.base.viewer import Viewer
from econtador.bi.forms.empresas import offered_to
from econtador.empresas.models import Empresa

MOSTRADAS = 100


@dataclass(frozen=True, slots=True)
class Oferta:
    """`marcadas` stay on the page whatever is typed; `ha_mais` asks to type some more."""

    procura: str
    marcadas: list[Empresa]
    achadas: list[Empresa]
    ha_mais: bool


def offer(data: QueryDict, viewer: Viewer) -> Oferta:
    """Return what to show for these fields: two queries."""
    procura = data.get("procura", "")[:80].replace("\0", "").strip()
    todas = offered_to(viewer)
    ids = [pk for pk in map(_uuid, data.getlist("empresas")) if pk]
    marcadas = list(todas.filter(pk__in=ids)) if ids else []
    matching = todas.beginning_with(procura) if procura else todas
    achadas = list(matching.exclude(pk__in=ids)[: MOSTRADAS + 1])
    return Oferta(procura, marcadas, achadas[:MOSTRADAS], len(achadas) > MOSTRADAS)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
