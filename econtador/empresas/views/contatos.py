"""The contatos of a company."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from econtador.acessos.porta import Requisicao, administrador
from econtador.base.viewer import Viewer
from econtador.empresas.forms.contato import ContatoForm, initial_of
from econtador.empresas.models import Contato, Empresa
from econtador.empresas.views.comum import load


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def novo(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET and POST /empresas/<id>/contatos/novo"""
    empresa = load(request.viewer, pk)
    form = ContatoForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        contato = Contato.add(empresa, form.ficha(), author=request.viewer)
        messages.success(request, f"{contato} incluído.")
        return redirect("empresa", pk)
    return _page(request, form, empresa)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def contato(request: Requisicao, empresa: UUID, contato: UUID) -> HttpResponse:
    """GET and POST /empresas/<empresa>/contatos/<contato>"""
    found = _load(request.viewer, empresa, contato)
    if request.method != "POST":
        return _page(request, ContatoForm(initial=initial_of(found)), found.empresa, found)
    form = ContatoForm(request.POST)
    if form.is_valid():
        found.change(form.ficha(), author=request.viewer)
        messages.success(request, f"{found} salvo.")
        return redirect("empresa", empresa)
    return _page(request, form, found.empresa, found)


@administrador
@require_POST
def arquivamento(request: Requisicao, empresa: UUID, contato: UUID) -> HttpResponse:
    """POST /empresas/<empresa>/contatos/<contato>/arquivamento"""
    found = _load(request.viewer, empresa, contato)
    found.archive(author=request.viewer)
    messages.success(request, f"{found} arquivado.")
    return redirect("empresa", empresa)


@administrador
@require_POST
def restauracao(request: Requisicao, empresa: UUID, contato: UUID) -> HttpResponse:
    """POST /empresas/<empresa>/contatos/<contato>/restauracao"""
    found = _load(request.viewer, empresa, contato)
    found.restore(author=request.viewer)
    messages.success(request, f"{found} está de volta.")
    return redirect("empresa", empresa)


def _load(viewer: Viewer, empresa: UUID, contato: UUID) -> Contato:
    own = Contato.objects.filter(escritorio_id=viewer.escritorio_id, empresa_id=empresa)
    return get_object_or_404(own.select_related("empresa"), pk=contato)


def _page(
    request: Requisicao, form: ContatoForm, empresa: Empresa, contato: Contato | None = None
) -> HttpResponse:
    context = {"form": form, "empresa": empresa, "contato": contato}
    status = 422 if form.errors else 200
    return render(request, "empresas/contato.html", context, status=status)
