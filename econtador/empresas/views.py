"""Finding a company while typing, and by a page without JavaScript."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from econtador.acessos.porta import Requisicao, pessoa
from econtador.empresas.escolha import suggestions
from econtador.empresas.models import Empresa, EmpresaQuerySet

ENDERECOS = {"filtro": "/atendimentos", "novo": "/atendimentos/novo"}


@pessoa
@require_safe
def busca(request: Requisicao) -> HttpResponse:
    """GET /empresas/busca?q=&para=filtro|novo: options, or a page of links without JS."""
    para = request.GET.get("para", "filtro")
    text = request.GET.get("q", "")[:80]
    context = {
        "empresas": suggestions(_offered(request, para), text),
        "pesquisa": text,
        "para": para if para in ENDERECOS else "filtro",
        "endereco": ENDERECOS.get(para, "/atendimentos"),
    }
    fragment = request.headers.get("HX-Request") == "true"
    return render(request, "empresas/_opcoes.html" if fragment else "empresas/busca.html", context)


def _offered(request: Requisicao, para: str) -> EmpresaQuerySet:
    viewer = request.viewer
    empresas = Empresa.objects.filter(escritorio_id=viewer.escritorio_id).by_name()
    if viewer.cliente:
        own = viewer.empresas.criar if para == "novo" else viewer.empresas.visualizar
        return empresas.filter(pk__in=own)
    return empresas.ativas() if para == "novo" else empresas
