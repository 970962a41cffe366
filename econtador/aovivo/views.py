"""The door of the live channel, and "está escrevendo"."""

import json
import time
from collections.abc import Mapping
from functools import partial
from uuid import UUID

from django.db import connection
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST

from econtador.acessos.porta import Requisicao, pessoa
from econtador.aovivo.central import Chegada, central
from econtador.aovivo.freio import freio
from econtador.aovivo.plateia import Lugar
from econtador.aovivo.recado import CANAL
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.views.comum import load
from econtador.base.asgi import ASSUMIR, Assumir
from econtador.base.viewer import Viewer

OLHA_NO_MAXIMO = 10


@pessoa
@require_GET
def ao_vivo(request: Requisicao) -> HttpResponse:
    """GET /ao-vivo?olhando=42&ha=350: the stream of what happens, as server-sent events.

    `olhando`: the atendimento on screen. `ha`: how many milliseconds ago the page was asked for;
    instead `desde`, or the header Last-Event-ID, is the place up to which it has heard.
    503 where the server holds no streams, 429 where this person has too many.
    """
    assumir: Assumir | None = request.META.get(ASSUMIR)
    if assumir is None:
        return HttpResponse(status=503)
    if central.sala.full(request.viewer.eu):
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    assumir(partial(central.attend, _chegada(request)))
    headers = {"Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no"}
    return HttpResponse(content_type="text/event-stream", headers=headers)


@pessoa
@require_POST
def escrevendo(request: Requisicao, numero: int) -> HttpResponse:
    """POST /atendimentos/42/escrevendo: whoever looks at it now sees who writes; nothing is kept.

    Of a nota interna (`nota_interna=on`) only the office hears. Whoever types into one that was
    ended meanwhile is told so when he saves: here nothing happens.
    """
    atendimento = load(request, numero)
    atendimento.require("responder", request.viewer)
    if atendimento.aberto and freio.lets((request.viewer.eu, atendimento.pk)):
        interno = request.viewer.operador and bool(request.POST.get("nota_interna"))
        _say_writing(atendimento, request.viewer, interno=interno)
    return HttpResponse(status=204)


def _say_writing(atendimento: Atendimento, viewer: Viewer, *, interno: bool) -> None:
    recado = {
        "tipo": "escrevendo",
        "escritorio": str(atendimento.escritorio_id),
        "empresa": str(atendimento.empresa_id),
        "atendimento": str(atendimento.pk),
        "pessoa": str(viewer.pessoa_id),
        "nome": viewer.nome,
        "interno": interno,
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CANAL, json.dumps(recado)])


def _chegada(request: Requisicao) -> Chegada:
    lugar = Lugar(str(request.session.session_key), request.viewer.eu)
    return Chegada(lugar, request.viewer, _desde(request), _olhando(request))


def _desde(request: Requisicao) -> float:
    """Return up to when the page knows everything, in seconds since 1970."""
    lugar = _number(request.headers, "Last-Event-ID") or _number(request.GET, "desde")
    return lugar / 1000 if lugar else time.time() - _number(request.GET, "ha") / 1000


def _number(valores: Mapping[str, str], nome: str) -> int:
    texto = valores.get(nome) or ""
    return int(texto) if texto.isascii() and texto.isdecimal() and len(texto) < 16 else 0


def _olhando(request: Requisicao) -> frozenset[UUID]:
    """Return the atendimentos on screen: of those named, the ones that the viewer may see."""
    textos = request.GET.getlist("olhando")[:OLHA_NO_MAXIMO]
    numeros = [
        int(each) for each in textos if each.isascii() and each.isdecimal() and len(each) < 16
    ]
    if not numeros:
        return frozenset()
    seen = Atendimento.objects.visible_to(request.viewer).filter(numero__in=numeros)
    return frozenset(seen.values_list("pk", flat=True))
