"""Answers that carry files from outside: a browser may save them, never run them."""

from typing import Any

from django.core.files.base import File
from django.http import FileResponse, HttpResponse, HttpResponseBase

from econtador.arquivos.catalogo import Tipo
from econtador.arquivos.nomes import content_disposition

NEUTRO = "application/octet-stream"

# kinds that run nothing in any browser; every other one goes out as plain bytes
_INOFENSIVOS = {Tipo.PDF, Tipo.JPEG, Tipo.PNG, Tipo.GIF, Tipo.WEBP}
_DEFESAS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    # the right may be taken tomorrow: no copy stays where the old address would still find it
    "Cache-Control": "private, no-store",
}


def download_response(blob: "File[Any]", nome: str, tipo: str) -> FileResponse:
    """Send an open content to be saved under `nome`, never shown in place; closes it at the end."""
    resposta = FileResponse(blob, content_type=tipo if tipo in _INOFENSIVOS else NEUTRO)
    resposta["Content-Disposition"] = content_disposition(nome)
    resposta["Content-Length"] = str(blob.size)
    _defend(resposta)
    return resposta


def thumbnail_response(miniatura: bytes | None) -> HttpResponse:
    """Send a picture that we drew, the only one shown in place; 404 where there is none."""
    resposta = HttpResponse(miniatura or b"", content_type="image/webp")
    resposta.status_code = 200 if miniatura else 404
    resposta["Content-Disposition"] = "inline"
    _defend(resposta)
    return resposta


def _defend(resposta: HttpResponseBase) -> None:
    for cabecalho, valor in _DEFESAS.items():
        resposta[cabecalho] = valor
