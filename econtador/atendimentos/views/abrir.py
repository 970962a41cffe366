"""Novo Atendimento."""

from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from econtador.acessos.porta import Requisicao, pessoa
from econtador.atendimentos.forms.abrir import (
    NovoAtendimentoForm,
    departamentos_of,
    empresas_to_open,
    suggested_initial,
)
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.views.comum import RECUSAS, draft_key, refused
from econtador.atendimentos.views.lista import list_page, may_open
from econtador.base.erros import SemPermissao
from econtador.empresas.escolha import choice_of

M = TypeVar("M", bound=Model)


@pessoa
@require_http_methods(["GET", "HEAD", "POST"])
def colecao(request: Requisicao) -> HttpResponse:
    """GET /atendimentos lists them, POST /atendimentos opens one."""
    if request.method != "POST":
        return list_page(request)
    form = NovoAtendimentoForm(
        request.POST, request.FILES, viewer=request.viewer, agora=timezone.now()
    )
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        novo = Atendimento.open(form.pedido(), author=request.viewer)
    except RECUSAS as erro:
        return _page(request, form, status=refused(form, erro).status)
    messages.success(
        request, f"Atendimento {novo.numero} aberto.", extra_tags=draft_key(request.viewer)
    )
    return redirect("atendimento", novo.numero)


@pessoa
@require_safe
def novo(request: Requisicao) -> HttpResponse:
    """GET /atendimentos/novo"""
    if not may_open(request.viewer):
        raise SemPermissao("Você não tem permissão para abrir atendimentos.")
    initial = {
        nome: request.GET[nome] for nome in ("empresa", "departamento") if nome in request.GET
    }
    form = NovoAtendimentoForm(initial=initial, viewer=request.viewer, agora=timezone.now())
    prazo, motivo = _suggestion(request)
    form.initial["providenciar_ate"] = prazo
    return _page(request, form, motivo=motivo, sugerido=prazo)


@pessoa
@require_safe
def prazo_sugerido(request: Requisicao) -> HttpResponse:
    """GET /atendimentos/novo/prazo: the field again when departamento or empresa changed.

    A date that the person typed, other than the one suggested before, stays.
    """
    prazo, motivo = _suggestion(request)
    typed = request.GET.get("providenciar_ate", "")
    kept = typed if typed and typed != request.GET.get("sugerido") else prazo
    form = NovoAtendimentoForm(
        initial={"providenciar_ate": kept}, viewer=request.viewer, agora=timezone.now()
    )
    context = {"form": form, "motivo_prazo": motivo if kept == prazo else "", "sugerido": prazo}
    return render(request, "atendimentos/_prazo.html", context)


def _suggestion(request: Requisicao) -> tuple[str, str]:
    viewer = request.viewer
    return suggested_initial(
        viewer,
        timezone.now(),
        empresa=_one(empresas_to_open(viewer), request.GET.get("empresa")),
        departamento=_one(departamentos_of(viewer), request.GET.get("departamento")),
    )


def _one(queryset: QuerySet[M], valor: str | None) -> M | None:
    try:
        return queryset.filter(pk=UUID(valor or "")).first()
    except ValueError:
        return None


def _page(
    request: Requisicao,
    form: NovoAtendimentoForm,
    *,
    motivo: str = "",
    sugerido: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "empresa": choice_of(form["empresa"]),
        "motivo_prazo": motivo,
        "sugerido": sugerido or form.data.get("sugerido", ""),
        "rascunho": draft_key(request.viewer),
    }
    return render(request, "atendimentos/novo.html", context, status=status)
