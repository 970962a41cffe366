"""Configurações / Auditoria: who changed what, the newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from econtador.acessos.cadastros.filtro import AuditoriaForm
from econtador.acessos.porta import Requisicao, administrador
from econtador.base.models import Assunto, Auditoria
from econtador.base.tempo import written
from econtador.base.ui.procura import address

POR_PAGINA = 50
FILTROS = ("assunto", "autor", "de", "ate")


@dataclass(frozen=True, slots=True)
class Linha:
    """An entry with its moment and its subject in words."""

    entrada: Auditoria
    em: str
    assunto: str


@administrador
@require_safe
def auditoria(request: Requisicao) -> HttpResponse:
    """GET /configuracoes/auditoria?assunto=&autor=&de=&ate=&depois="""
    form = AuditoriaForm(request.GET, viewer=request.viewer)
    valid = form.is_valid()
    own = Auditoria.objects.filter(escritorio_id=request.viewer.escritorio_id)
    found = form.narrow(own) if valid else own.none()
    context = {"filtro": form, **_page(found, request.GET, request.viewer.fuso)}
    return render(request, "acessos/auditoria.html", context, status=200 if valid else 422)


def _page(found: QuerySet[Auditoria], query: Mapping[str, str], fuso: str) -> dict[str, Any]:
    here = {name: query.get(name, "") for name in FILTROS}
    depois = _uuid(query.get("depois", ""))
    rows = found.filter(id__lt=depois) if depois else found
    entradas = list(rows.select_related("autor").order_by("-id")[: POR_PAGINA + 1])
    shown, page = entradas[:POR_PAGINA], reverse("auditoria")
    more = len(entradas) > POR_PAGINA
    return {
        "linhas": [_row(entrada, fuso) for entrada in shown],
        "primeira": address(page, **here) if depois else "",
        "proxima": address(page, **here, depois=str(shown[-1].pk)) if more else "",
    }


def _row(entrada: Auditoria, fuso: str) -> Linha:
    return Linha(entrada, written(entrada.em, fuso), str(Assunto(entrada.assunto).label))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
