"""What a letter says of one event: read through the eyes of whom it is for."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from econtador.atendimentos.frases import sentence
from econtador.atendimentos.models import Atendimento, Evento
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.prazos.rotulos import exato

TRECHO = 600  # characters of the parecer: enough to decide whether to open it now
RESERVADO = "Atendimento confidencial"


@dataclass(frozen=True, slots=True)
class Noticia:
    """One event in words: who, what, where, when, and how the parecer begins ('' without one)."""

    numero: int
    nome: str
    empresa: str
    autor: str
    frase: str
    em: str
    trecho: str
    link: str


def news(viewer: Viewer, eventos: Sequence[UUID]) -> list[Noticia]:
    """Return the news in these events, the oldest first; what the viewer may not see is none."""
    with viewing(viewer):
        rows = Evento.objects.filter(
            pk__in=eventos, atendimento__in=Atendimento.objects.visible_to(viewer)
        ).select_related("atendimento__empresa", "autor", "parecer__texto_guardado")
        return [_noticia(evento) for evento in rows.order_by("atendimento__numero", "ordem")]


def one_line(text: str) -> str:
    """Return `text` without line breaks, control or invisible direction marks: fit for a header."""
    clean = (" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    return " ".join("".join(clean).split())


def absolute(path: str) -> str:
    """Return the address of a page as a letter needs it."""
    return f"{settings.ENDERECO}{path}"


def _noticia(evento: Evento) -> Noticia:
    atendimento = evento.atendimento
    # A letter travels and lies about in the open: of a confidencial it says only that it is one.
    secret = atendimento.confidencial
    return Noticia(
        numero=atendimento.numero,
        nome=RESERVADO if secret else one_line(atendimento.nome),
        empresa="" if secret else atendimento.empresa.nome,
        autor=one_line(evento.autor.nome) if evento.autor else "O sistema",
        frase="tem novidades" if secret else one_line(sentence(evento)),
        em=exato(evento.em, atendimento.empresa.fuso),
        trecho="" if secret else _beginning(evento),
        link=absolute(reverse("atendimento", args=[atendimento.numero])),
    )


def _beginning(evento: Evento) -> str:
    if evento.parecer is None:
        return ""
    texto = evento.parecer.texto.strip()
    return texto if len(texto) <= TRECHO else texto[:TRECHO].rstrip() + "…"
