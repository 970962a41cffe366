"""Tipos de atendimento: the list, and the page of each."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from econtador.acessos.porta import Requisicao, administrador
from econtador.base.erros import DomainError
from econtador.base.ui.procura import Procura
from econtador.fluxo.forms.tipo import TipoForm, initial_of, initial_of_new
from econtador.fluxo.models import Tipo
from econtador.fluxo.views.comum import Botao, load_tipo, matching, save, tabs_of

PERGUNTAS = Count("perguntas", filter=Q(perguntas__ativa=True), distinct=True)
ITENS = Count("itens", filter=Q(itens__ativo=True), distinct=True)
POR_DEPARTAMENTO = (
    F("departamento__ordem").asc(nulls_first=True),
    "departamento__nome",
    "nome",
    "id",
)


@administrador
@require_safe
def lista(request: Requisicao) -> HttpResponse:
    """GET /tipos?ver=arquivados&pesquisa=: those of the whole escritório first."""
    procura = Procura(request.GET)
    arquivados = request.GET.get("ver") == "arquivados"
    todos = list(_with_counts(request))
    context = {
        "procura": procura,
        "arquivados": arquivados,
        "visoes": tabs_of("tipos", "arquivados", todos, request),
        "tipos": matching([t for t in todos if t.ativo is not arquivados], procura.texto),
    }
    return render(request, "fluxo/tipos.html", context)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def novo(request: Requisicao) -> HttpResponse:
    """GET and POST /tipos/novo"""
    viewer = request.viewer
    if request.method != "POST":
        return _page(request, TipoForm(initial=initial_of_new(viewer), viewer=viewer))
    form = TipoForm(request.POST, viewer=viewer)
    born = save(form, Tipo.add, author=viewer)
    if born is None:
        return _page(request, form)
    messages.success(request, f"Tipo {born} salvo. Diga agora o que ele pergunta ao abrir.")
    return redirect("perguntas-do-tipo", born.pk)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def tipo(request: Requisicao, tipo: UUID) -> HttpResponse:
    """GET and POST /tipos/<id>"""
    found = load_tipo(request, tipo)
    if request.method != "POST":
        return _page(request, _form_of(request, found), found)
    form = TipoForm(request.POST, viewer=request.viewer, atual=found.departamento_id)
    if save(form, found.change, author=request.viewer) is None:
        return _page(request, form, load_tipo(request, tipo))
    messages.success(request, f"Tipo {found} salvo.")
    return redirect("tipos")


@administrador
@require_POST
def copias(request: Requisicao, tipo: UUID) -> HttpResponse:
    """POST /tipos/<id>/copias: another like it, to be changed from there."""
    copia = load_tipo(request, tipo).duplicate(author=request.viewer)
    messages.success(request, f"{copia} criado. Mude o que for diferente.")
    return redirect("tipo", copia.pk)


def _with_counts(request: Requisicao) -> QuerySet[Tipo]:
    todos = Tipo.objects.filter(escritorio_id=request.viewer.escritorio_id)
    counted = todos.annotate(n_perguntas=PERGUNTAS, n_itens=ITENS)
    return counted.select_related("departamento").order_by(*POR_DEPARTAMENTO)


def _page(
    request: Requisicao,
    form: TipoForm,
    tipo: Tipo | None = None,
    recusa: DomainError | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "tipo": tipo, "recusa": recusa}
    status = recusa.status if recusa else 422 if form.errors else 200
    return render(request, "fluxo/tipo.html", context, status=status)


def _form_of(request: Requisicao, tipo: Tipo) -> TipoForm:
    initial = initial_of(tipo)
    return TipoForm(initial=initial, viewer=request.viewer, atual=tipo.departamento_id)


def _refused(request: Requisicao, tipo: Tipo, recusa: DomainError) -> HttpResponse:
    return _page(request, _form_of(request, tipo), tipo, recusa)


_botao = Botao(load_tipo, volta=lambda _: reverse("tipos"), recusada=_refused)
arquivamento = _botao.view("archive", "Tipo {} arquivado. Os atendimentos dele continuam.")
restauracao = _botao.view("restore", "Tipo {} em uso de novo.")
