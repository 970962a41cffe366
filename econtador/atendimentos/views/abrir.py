"""Novo Atendimento."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from econtador.acessos.porta import Requisicao, pessoa
from econtador.atendimentos.forms.abrir import NovoAtendimentoForm
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.prazo_sugerido import Limite
from econtador.atendimentos.views.comum import RECUSAS, draft_key, refused
from econtador.atendimentos.views.lista import list_page, may_open
from econtador.atendimentos.views.prazo import limit_of, tell_day
from econtador.base.erros import SemPermissao
from econtador.empresas.escolha import choice_of


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
    tell_day(request, novo)
    return redirect("atendimento", novo.numero)


@pessoa
@require_safe
def novo(request: Requisicao) -> HttpResponse:
    """GET /atendimentos/novo"""
    if not may_open(request.viewer):
        raise SemPermissao("Você não tem permissão para abrir atendimentos.")
    initial = {
        nome: request.GET[nome]
        for nome in ("empresa", "departamento", "tipo")
        if nome in request.GET
    }
    form = NovoAtendimentoForm(initial=initial, viewer=request.viewer, agora=timezone.now())
    limite = limit_of(request)
    form.initial["providenciar_ate"] = limite.valor
    form.initial["parecer"] = form.tipo_em_vigor.modelo_texto
    return _page(request, form, limite)


@pessoa
@require_safe
def perguntas(request: Requisicao) -> HttpResponse:
    """GET /atendimentos/novo/perguntas: what the tipo asks, again when the choice changed."""
    form = NovoAtendimentoForm(
        initial=request.GET.dict(), viewer=request.viewer, agora=timezone.now()
    )
    return render(request, "atendimentos/_perguntas.html", {"form": form})


def _page(
    request: Requisicao, form: NovoAtendimentoForm, limite: Limite | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "empresa": choice_of(form["empresa"]),
        "limite": limite or Limite("", sugerido=form.data.get("sugerido", "")),
        "prazo_url": reverse("prazo-sugerido"),
        "rascunho": draft_key(request.viewer),
    }
    return render(request, "atendimentos/novo.html", context, status=status)
