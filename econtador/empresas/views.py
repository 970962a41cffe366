"""The companies of the escritório, and finding one while typing or by a page without JavaScript."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from econtador.acessos.porta import Requisicao, administrador, operador, pessoa
from econtador.base.erros import DadoInvalido
from econtador.base.http import add_error
from econtador.base.pagina import page_by
from econtador.base.ui.procura import Procura, address
from econtador.empresas.escolha import suggestions
from econtador.empresas.forms import NOVA, ZONAS, EmpresaForm, initial_of
from econtador.empresas.models import Empresa, EmpresaQuerySet

ENDERECOS = {"filtro": "/atendimentos", "novo": "/atendimentos/novo"}


@operador
@require_safe
def lista(request: Requisicao) -> HttpResponse:
    """GET /empresas?pesquisa=&ver=inativas&depois="""
    procura = Procura(request.GET)
    inativas = request.GET.get("ver") == "inativas"
    found = _of_the_office(request).filter(ativa=not inativas)
    if procura.texto:
        found = found.beginning_with(procura.texto)
    pagina = page_by("nome_chave", found, request.GET.get("depois", ""))
    aqui = {"pesquisa": procura.texto, "ver": "inativas" if inativas else ""}
    context = {
        "procura": procura,
        "empresas": pagina.linhas,
        "inativas": inativas,
        "visoes": _visoes(procura.texto, inativas=inativas),
        "proxima": _lista(**aqui, depois=pagina.proxima) if pagina.proxima else "",
        "primeira": _lista(**aqui) if request.GET.get("depois") else "",
    }
    return render(request, "empresas/lista.html", context)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def nova(request: Requisicao) -> HttpResponse:
    """GET and POST /empresas/nova"""
    if request.method != "POST":
        return _page(request, EmpresaForm(initial=NOVA))
    form = EmpresaForm(request.POST)
    if form.is_valid():
        try:
            empresa = Empresa.add(form.cadastro(), author=request.viewer)
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            messages.success(request, f"{empresa} cadastrada.")
            return redirect("empresas")
    return _page(request, form)


@operador
@require_http_methods(["GET", "HEAD", "POST"])
def empresa(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET and POST /empresas/<id>: operadores read it, an administrador changes it."""
    found = get_object_or_404(_of_the_office(request), pk=pk)
    if request.method == "POST":
        return _change(request, found)
    if not request.viewer.administrador:
        context = {"empresa": found, "zona": ZONAS.get(found.fuso, found.fuso)}
        return render(request, "empresas/empresa.html", context)
    return _page(request, EmpresaForm(initial=initial_of(found)), found)


@pessoa
@require_safe
def busca(request: Requisicao) -> HttpResponse:
    """GET /empresas/busca?q=&para=filtro|novo|<id of a pessoa>: options, or a page of links."""
    para = request.GET.get("para", "filtro")
    text = request.GET.get("q", "")[:80].replace("\0", "")
    context = {
        "empresas": suggestions(_offered(request, para), text),
        "pesquisa": text,
        "para": para,
        "endereco": _back_to(para),
    }
    fragment = request.headers.get("HX-Request") == "true"
    return render(request, "empresas/_opcoes.html" if fragment else "empresas/busca.html", context)


def _change(request: Requisicao, empresa: Empresa) -> HttpResponse:
    request.viewer.require_administrador()
    form = EmpresaForm(request.POST)
    if form.is_valid():
        try:
            empresa.change(form.cadastro(), author=request.viewer)
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            messages.success(request, f"{empresa} salva.")
            return redirect("empresas")
    return _page(request, form, get_object_or_404(_of_the_office(request), pk=empresa.pk))


def _page(request: Requisicao, form: EmpresaForm, empresa: Empresa | None = None) -> HttpResponse:
    context = {"form": form, "empresa": empresa}
    status = 422 if form.errors else 200
    return render(request, "empresas/formulario.html", context, status=status)


def _of_the_office(request: Requisicao) -> EmpresaQuerySet:
    return Empresa.objects.filter(escritorio_id=request.viewer.escritorio_id)


def _offered(request: Requisicao, para: str) -> EmpresaQuerySet:
    viewer = request.viewer
    empresas = _of_the_office(request).by_name()
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


def _lista(**params: str) -> str:
    return address(reverse("empresas"), **params)


def _visoes(texto: str, *, inativas: bool) -> list[dict[str, object]]:
    return [
        {"rotulo": "Ativas", "url": _lista(pesquisa=texto), "atual": not inativas},
        {"rotulo": "Inativas", "url": _lista(pesquisa=texto, ver="inativas"), "atual": inativas},
    ]
