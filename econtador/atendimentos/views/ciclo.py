"""Delegating, cancelling, concluding, reopening, restricting: one verb each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from econtador.acessos.porta import Requisicao, operador, pessoa
from econtador.atendimentos.erros import DelegacaoRecusada
from econtador.atendimentos.forms.responder import CancelarForm, ConfidencialForm, DelegarForm
from econtador.atendimentos.models import Atendimento, Bola
from econtador.atendimentos.views.comum import load, to_detail
from econtador.atendimentos.views.detalhe import header
from econtador.base.erros import SemPermissao


@operador
@require_POST
def delegacoes(request: Requisicao, numero: int) -> HttpResponse:
    """POST /atendimentos/42/delegacoes"""
    atendimento = load(request, numero)
    form = DelegarForm(request.POST, viewer=request.viewer, atendimento=atendimento)
    if not form.is_valid():
        raise DelegacaoRecusada("Escolha um operador ativo que tenha acesso a este atendimento.")
    chosen = form.cleaned_data["delegado"]
    atendimento.delegate_to(chosen, author=request.viewer, versao=form.cleaned_data["versao"])
    messages.success(request, f"Delegado para {chosen.nome}." if chosen else "Delegação retirada.")
    return to_detail(atendimento)


@pessoa
@require_http_methods(["GET", "HEAD", "POST"])
def cancelamento(request: Requisicao, numero: int) -> HttpResponse:
    """GET and POST /atendimentos/42/cancelamento"""
    atendimento = load(request, numero)
    atendimento.require("excluir", request.viewer)
    atendimento.require_open()
    form = CancelarForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        atendimento.cancel(form.cleaned_data["motivo"], author=request.viewer)
        messages.success(request, f"Atendimento {numero} cancelado.")
        return to_detail(atendimento)
    return _page(request, "atendimentos/cancelar.html", atendimento, form)


@operador
@require_POST
def encerramento(request: Requisicao, numero: int) -> HttpResponse:
    """POST /atendimentos/42/encerramento"""
    atendimento = load(request, numero)
    if not request.viewer.encerra_no_portal:
        raise SemPermissao("Neste escritório, atendimentos são encerrados no PackCRM.")
    atendimento.conclude(author=request.viewer)
    messages.success(request, f"Atendimento {numero} encerrado.")
    return to_detail(atendimento)


@operador
@require_POST
def reabertura(request: Requisicao, numero: int) -> HttpResponse:
    """POST /atendimentos/42/reabertura"""
    atendimento = load(request, numero)
    atendimento.reopen(author=request.viewer)
    messages.success(request, f"Atendimento {numero} reaberto.")
    return to_detail(atendimento)


@operador
@require_POST
def bola(request: Requisicao, numero: int) -> HttpResponse:
    """POST /atendimentos/42/bola"""
    atendimento = load(request, numero)
    para = request.POST.get("bola", "")
    if para in Bola.values:
        atendimento.pass_to(Bola(para), author=request.viewer)
    return to_detail(atendimento)


@operador
@require_http_methods(["GET", "HEAD", "POST"])
def confidencial(request: Requisicao, numero: int) -> HttpResponse:
    """GET and POST /atendimentos/42/confidencial"""
    atendimento = load(request, numero)
    atendimento.require_open()
    data = request.POST if request.method == "POST" else None
    form = ConfidencialForm(data, viewer=request.viewer, atendimento=atendimento)
    if form.is_valid():
        atendimento.restrict_to(form.cleaned_data["pessoas"], author=request.viewer)
        messages.success(request, f"Atendimento {numero} agora é confidencial.")
        return to_detail(atendimento)
    return _page(request, "atendimentos/confidencial.html", atendimento, form)


def _page(
    request: Requisicao,
    template: str,
    atendimento: Atendimento,
    form: CancelarForm | ConfidencialForm,
) -> HttpResponse:
    context = {"atendimento": atendimento, "form": form, **header(atendimento, request.viewer)}
    return render(request, template, context, status=422 if form.is_bound else 200)
