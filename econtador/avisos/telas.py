"""The avisos as the list shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from econtador.atendimentos.frases import sentence
from econtador.avisos.models import Aviso
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa
from econtador.prazos.rotulos import exato, relativo

POR_PAGINA = 25


@dataclass(frozen=True, slots=True)
class Linha:
    """One aviso in words."""

    aviso: Aviso
    autor: Pessoa | None
    frase: str
    em: str
    exata: str
    url: str


@dataclass(frozen=True, slots=True)
class Pagina:
    """The rows of one page and the id after which the next one begins (None on the last)."""

    linhas: list[Linha]
    proxima: UUID | None


def page(viewer: Viewer, *, so_nao_lidos: bool, depois: str, agora: datetime) -> Pagina:
    """Return the viewer's avisos after the id `depois`, the newest first.

    What is no id begins at the top.
    """
    rows = Aviso.objects.visible_to(viewer).newest_first()
    rows = rows.select_related("evento__autor", "atendimento__empresa")
    if so_nao_lidos:
        rows = rows.nao_lidos()
    place = _id(depois)
    if place:
        rows = rows.filter(id__lt=place)
    found = list(rows[: POR_PAGINA + 1])
    shown = found[:POR_PAGINA]
    more = shown[-1].pk if len(found) > POR_PAGINA else None
    return Pagina(list(_lines(shown, agora)), more)


def _lines(avisos: list[Aviso], agora: datetime) -> Iterator[Linha]:
    for aviso in avisos:
        fuso = aviso.atendimento.empresa.fuso
        yield Linha(
            aviso=aviso,
            autor=aviso.evento.autor,
            frase=sentence(aviso.evento),
            em=relativo(aviso.em, agora, fuso),
            exata=exato(aviso.em, fuso),
            url=reverse("atendimento", args=[aviso.atendimento.numero]),
        )


def _id(texto: str) -> UUID | None:
    try:
        return UUID(texto)
    except ValueError:
        return None
