"""Files of a parecer: whoever may read the parecer may read them, asked at every download."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from econtador.acessos.porta import Requisicao, pessoa
from econtador.arquivos.armazem import open_blob
from econtador.arquivos.miniaturas import thumbnail
from econtador.arquivos.respostas import download_response, thumbnail_response
from econtador.atendimentos.models import Anexo, Atendimento


@pessoa
@require_safe
def anexo(request: Requisicao, pk: UUID) -> HttpResponseBase:
    """GET /anexos/<id>"""
    found = _load(request, pk)
    blob = open_blob(found.escritorio_id, found.arquivo.sha256)
    return download_response(blob, found.nome, found.arquivo.tipo)


@pessoa
@require_safe
def miniatura(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET /anexos/<id>/miniatura"""
    found = _load(request, pk)
    arquivo = found.arquivo
    return thumbnail_response(thumbnail(found.escritorio_id, arquivo.sha256, arquivo.tipo))


def _load(request: Requisicao, pk: UUID) -> Anexo:
    """Return the anexo if its parecer (row security) and its atendimento may be seen."""
    visible = Atendimento.objects.visible_to(request.viewer)
    found = (
        Anexo.objects.select_related("arquivo")
        .filter(pk=pk, atendimento__in=visible, parecer__isnull=False)
        .first()
    )
    if found is None:
        raise Http404("Arquivo não encontrado.")
    return found
