"""The carteiras of the escritório."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from econtador.acessos.porta import Requisicao, administrador, operador
from econtador.base.erros import DadoInvalido
from econtador.base.http import add_error
from econtador.base.ui.procura import Procura
from econtador.base.viewer import Viewer
from econtador.empresas.forms import CarteiraForm
from econtador.empresas.models import Carteira, CarteiraQuerySet


@operador
@require_safe
def lista(request: Requisicao) -> HttpResponse:
    """GET /carteiras?pesquisa=: all of them, those in use first."""
    procura = Procura(request.GET)
    found = _of_the_office(request.viewer).beginning_with(procura.texto)
    carteiras = found.counted().select_related("responsavel").order_by("-ativa", "nome_chave", "id")
    context = {"procura": procura, "carteiras": carteiras}
    return render(request, "empresas/carteiras.html", context)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def nova(request: Requisicao) -> HttpResponse:
    """GET and POST /carteiras/nova"""
    form = CarteiraForm(request.POST if request.method == "POST" else None, viewer=request.viewer)
    if form.is_valid():
        try:
            carteira = Carteira.add(form.ficha(), author=request.viewer)
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            messages.success(request, f"Carteira {carteira} criada.")
            return redirect("carteiras")
    return _page(request, form)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def carteira(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET and POST /carteiras/<id>"""
    found = _load(request.viewer, pk)
    if request.method != "POST":
        initial = {"nome": found.nome, "responsavel": found.responsavel_id}
        form = CarteiraForm(initial=initial, viewer=request.viewer, carteira=found)
        return _page(request, form, found)
    form = CarteiraForm(request.POST, viewer=request.viewer, carteira=found)
    if form.is_valid():
        try:
            found.change(form.ficha(), author=request.viewer)
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            messages.success(request, f"Carteira {found} salva.")
            return redirect("carteiras")
    return _page(request, form, _load(request.viewer, pk))


@administrador
@require_POST
def arquivamento(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /carteiras/<id>/arquivamento"""
    found = _load(request.viewer, pk)
    found.archive(author=request.viewer)
    messages.success(request, f"Carteira {found} arquivada. As empresas continuam nela.")
    return redirect("carteira", pk)


@administrador
@require_POST
def restauracao(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /carteiras/<id>/restauracao"""
    found = _load(request.viewer, pk)
    found.restore(author=request.viewer)
    messages.success(request, f"Carteira {found} está de volta.")
    return redirect("carteira", pk)


def _of_the_office(viewer: Viewer) -> CarteiraQuerySet:
    return Carteira.objects.filter(escritorio_id=viewer.escritorio_id)


def _load(viewer: Viewer, pk: UUID) -> Carteira:
    return get_object_or_404(_of_the_office(viewer).counted(), pk=pk)


def _page(
    request: Requisicao, form: CarteiraForm, carteira: Carteira | None = None
) -> HttpResponse:
    context = {"form": form, "carteira": carteira}
    status = 422 if form.errors else 200
    return render(request, "empresas/carteira.html", context, status=status)
