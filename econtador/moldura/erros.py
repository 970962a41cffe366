"""The pages of what goes wrong before or beside a view."""

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

FORMULARIO_VELHO = (
    "A página ficou aberta tempo demais, ou o navegador não aceita cookies. "
    "Volte, recarregue e envie de novo."
)
SIMPLES = """<!DOCTYPE html><html lang="pt-BR">
<head><meta charset="utf-8"><title>{titulo}</title></head>
<body><h1>{titulo}</h1><p>O que estava salvo continua salvo; tente de novo em instantes.</p>
<p>Erro {codigo}</p></body></html>"""

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """400, without context: the request itself may be the trouble."""
    return _bare(400, "Pedido inválido", "O navegador enviou algo que não entendemos.")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - the same
    """403."""
    return _page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - the same
    """403 for a form without its token: usually an old page, so it says what to do."""
    return _page(request, 403, titulo="Envie de novo", frase=FORMULARIO_VELHO)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - the same
    """404: the same whether the thing does not exist or is not for these eyes."""
    return _page(request, 404)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: allauth's limits."""
    return _page(request, 429)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same
    """500: drawn without request or context, so that it cannot fail again."""
    return _bare(500)


def _page(request: HttpRequest, codigo: int, **textos: Any) -> HttpResponse:
    return render(request, "ui/erro.html", {"codigo": codigo, **textos}, status=codigo)


def _bare(codigo: int, titulo: str | None = None, frase: str | None = None) -> HttpResponse:
    context = {"codigo": codigo, "titulo": titulo, "frase": frase}
    try:
        corpo = get_template("ui/erro.html").render(context)
    except Exception:  # whatever broke the page may break its error page too
        logger.exception("A página do erro %s falhou", codigo)
        corpo = SIMPLES.format(titulo=titulo or "Algo deu errado do nosso lado", codigo=codigo)
    return HttpResponse(corpo, status=codigo)
