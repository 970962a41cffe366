"""Who hears what: the rule of who sees, asked anew for every burst of recados."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.utils.module_loading import import_string

from econtador.acessos.porta import admitted
from econtador.aovivo.recado import Recado
from econtador.atendimentos.models import Atendimento
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lugar:
    """A place in the audience: one session, as one pessoa. All its open pages share it."""

    sessao: str
    pessoa: UUID


@dataclass(frozen=True, slots=True)
class Dito:
    """What a place is told: `recarregar` where so much changed that the page should ask again."""

    viewer: Viewer
    itens: list[tuple[Recado, Item]] = field(default_factory=list)
    recarregar: bool = False


def still_there(lugar: Lugar) -> Viewer | None:
    """Return the viewer of the place as he is now; None where the session or the right is gone."""
    request = HttpRequest()
    request.session = import_string(f"{settings.SESSION_ENGINE}.SessionStore")(lugar.sessao)
    request.user = get_user(request)
    viewer = admitted(request)
    return viewer if viewer and viewer.pessoa_id == lugar.pessoa else None


def audience(lugar: Lugar, recados: Sequence[Recado], olhando: Collection[UUID]) -> Dito | None:
    """Return what of `recados` the place may hear: numbers and kinds, no content.

    Whoever listens is loaded again, so that a right taken meanwhile counts; then one query asks
    `visible_to` for all atendimentos at once. None: nobody may listen there any more.
    """
    viewer = still_there(lugar)
    if viewer is None:
        return None
    meus = [each for each in recados if each.may_concern(viewer, olhando)]
    numeros = _seen(viewer, {each.atendimento for each in meus if each.atendimento})
    itens = [
        (each, _item(each, viewer, numeros))
        for each in meus
        if each.tipo == "aviso" or each.atendimento in numeros
    ]
    return Dito(viewer, itens, any(each.tipo == "muitos" for each in meus))


def _seen(viewer: Viewer, ids: set[UUID]) -> dict[UUID | None, int]:
    if not ids:
        return {}
    with viewing(viewer):
        seen = Atendimento.objects.visible_to(viewer).filter(pk__in=ids)
        return dict(seen.values_list("pk", "numero"))


def _item(recado: Recado, viewer: Viewer, numeros: dict[UUID | None, int]) -> Item:
    item: Item = {"tipo": recado.tipo}
    if recado.atendimento in numeros:
        item["atendimento"] = numeros[recado.atendimento]
    if recado.evento:
        item |= {"evento": str(recado.evento), "acao": recado.acao}
    if recado.tipo == "escrevendo":
        item["quem"] = recado.nome
    if recado.pessoa == viewer.pessoa_id:
        item["meu"] = True
    return item
