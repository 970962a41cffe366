"""Finding a company while typing, or by a page without JavaScript."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from econtador.acessos.porta import Requisicao, pessoa
from econtador.base.viewer import Viewer
from econtador.empresas.escolha import suggestions
from econtador.empresas.models import EmpresaQuerySet
from econtador.empresas.views.comum import of_the_office

ENDERECOS = {"filtro": "/atendimentos", "novo": "/atendimentos/novo"}


@pessoa
@require_safe
def busca(request: Requisicao) -> HttpResponse:
    """GET /empresas/busca?q=&para=filtro|novo|<id of a pessoa>: options, or a page of links."""
    para = request.GET.get("para", "filtro")
    text = request.GET.get("q", "")[:80].replace("\0", "")
    context = {
        "empresas": suggestions(_offered(request.viewer, para), text),
        "pesquisa": text,
        "para": para,
        "endereco": _back_to(para),
    }
    fragment = request.headers.get("HX-Request") == "true"
    return render(request, "empresas/_opcoes.html" if fragment else "empresas/busca.html", context)


def _offered(viewer: Viewer, para: str) -> EmpresaQuerySet:
    empresas = of_the_office(viewer).by_name()
    if viewer.cliente:
        own = viewer.empresas.criar if para == "novo" else viewer.empresas.visualizar
        return empresas.filter(pk__in=own)
    return empresas if para == "filtro" else empresas.ativas()


def _back_to(para: str) -> str:
    """Return the page that asked: a list, a form, or the rights of a pessoa."""
    try:
        return reverse("empresas-da-pessoa", args=[UUID(para)])
    except ValueError:
        return ENDERECOS.get(para, "/atendimentos")
