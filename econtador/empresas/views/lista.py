"""The companies of the escritório."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from econtador.acessos.porta import Requisicao, operador
from econtador.base.pagina import page_by
from econtador.base.ui.procura import address
from econtador.empresas.forms.filtro import SITUACOES, FiltroForm
from econtador.empresas.views.comum import of_the_office


@operador
@require_safe
def lista(request: Requisicao) -> HttpResponse:
    """GET /empresas?pesquisa=&carteira=&integrada=&ver=arquivadas&depois="""
    filtro = FiltroForm(request.GET, viewer=request.viewer)
    depois = request.GET.get("depois", "")
    found = filtro.narrow(of_the_office(request.viewer).select_related("carteira"))
    pagina = page_by("nome_chave", found, depois)
    context = {
        "filtro": filtro,
        "empresas": pagina.linhas,
        "visoes": _visoes(filtro),
        "proxima": _here(filtro, depois=pagina.proxima) if pagina.proxima else "",
        "primeira": _here(filtro) if depois else "",
    }
    return render(request, "empresas/lista.html", context)


def _here(filtro: FiltroForm, **more: str) -> str:
    return address(reverse("empresas"), **filtro.here(**more))


def _visoes(filtro: FiltroForm) -> list[dict[str, object]]:
    return [
        {"rotulo": rotulo, "url": _here(filtro, ver=ver), "atual": ver == filtro.ver}
        for ver, rotulo in SITUACOES.items()
    ]
