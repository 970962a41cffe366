"""Fases: the list in its order, and the page of each."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from econtador.acessos.porta import Requisicao, administrador
from econtador.base.erros import DomainError
from econtador.base.ui.procura import Procura
from econtador.fluxo.forms.fase import FaseForm, initial_of
from econtador.fluxo.models import Fase, Tipo
from econtador.fluxo.views.comum import Botao, load, matching, save, tabs_of

COM_TIPOS = Count("tipo_fases", filter=Q(tipo_fases__tipo__ativo=True))


@administrador
@require_safe
def lista(request: Requisicao) -> HttpResponse:
    """GET /fases?ver=arquivadas&pesquisa=: in the order in which they are gone through."""
    procura = Procura(request.GET)
    arquivadas = request.GET.get("ver") == "arquivadas"
    of_the_office = Fase.objects.filter(escritorio_id=request.viewer.escritorio_id)
    todas = list(of_the_office.annotate(tipos=COM_TIPOS).in_order())
    context = {
        "procura": procura,
        "arquivadas": arquivadas,
        "visoes": tabs_of("fases", "arquivadas", todas, request),
        "fases": matching([f for f in todas if f.ativa is not arquivadas], procura.texto),
    }
    return render(request, "fluxo/fases.html", context)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def nova(request: Requisicao) -> HttpResponse:
    """GET and POST /fases/nova"""
    if request.method != "POST":
        return _page(request, FaseForm())
    form = FaseForm(request.POST)
    if save(form, Fase.add, author=request.viewer) is None:
        return _page(request, form)
    return _saved(request, form)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def fase(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET and POST /fases/<id>"""
    found = load(request, Fase, pk)
    if request.method != "POST":
        return _page(request, FaseForm(initial=initial_of(found)), found)
    form = FaseForm(request.POST)
    if save(form, found.change, author=request.viewer) is None:
        return _page(request, form, load(request, Fase, pk))
    return _saved(request, form)


def _saved(request: Requisicao, form: FaseForm) -> HttpResponse:
    messages.success(request, f"Fase {form.cleaned_data['nome']} salva.")
    return redirect("fases")


def _page(
    request: Requisicao,
    form: FaseForm,
    fase: Fase | None = None,
    recusa: DomainError | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "fase": fase,
        "recusa": recusa,
        "tipos": list(Tipo.objects.ativos().through(fase).by_name()) if fase else (),
    }
    status = recusa.status if recusa else 422 if form.errors else 200
    return render(request, "fluxo/fase.html", context, status=status)


def _load(request: Requisicao, pk: UUID) -> Fase:
    return load(request, Fase, pk)


def _refused(request: Requisicao, fase: Fase, recusa: DomainError) -> HttpResponse:
    return _page(request, FaseForm(initial=initial_of(fase)), fase, recusa)


_botao = Botao(_load, volta=lambda _: reverse("fases"), recusada=_refused)
arquivamento = _botao.view("archive", "Fase {} arquivada. Os atendimentos que estão nela ficam.")
restauracao = _botao.view("restore", "Fase {} em uso de novo.")
subida = _botao.view("move", passo=-1)
descida = _botao.view("move", passo=1)
