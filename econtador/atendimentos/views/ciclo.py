"""Delegating, cancelling, concluding, reopening, restricting: one verb each."""

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from econtador.acessos.porta import Requisicao, operador, pessoa
from econtador.atendimentos.erros import DelegacaoRecusada, VersaoAntiga
from econtador.atendimentos.forms.responder import (
    CancelarForm,
    ConfidencialForm,
    DelegarForm,
    ParecerForm,
)
from econtador.atendimentos.models import Atendimento, Bola
from econtador.atendimentos.views.comum import RECUSAS, Recusa, load, refused, to_detail
from econtador.atendimentos.views.detalhe import detail_page
from econtador.atendimentos.views.formulario import form_page
from econtador.base.erros import SemPermissao

CANCELAR = "atendimentos/cancelar.html"


@operador
@require_POST
def delegacoes(request: Requisicao, numero: int) -> HttpResponse:
    """POST /atendimentos/42/delegacoes"""
    atendimento = load(request, numero)
    form = DelegarForm(request.POST, viewer=request.viewer, atendimento=atendimento)
    if not form.is_valid():
        raise DelegacaoRecusada("Escolha um operador ativo que tenha acesso a este atendimento.")
    chosen = form.cleaned_data["delegado"]
    try:
        atendimento.delegate_to(chosen, author=request.viewer, versao=form.cleaned_data["versao"])
    except VersaoAntiga as erro:
        return _ask_again(request, atendimento, form, erro)
    messages.success(request, f"Delegado para {chosen.nome}." if chosen else "Delegação retirada.")
    return to_detail(atendimento)


@pessoa
@require_http_methods(["GET", "HEAD", "POST"])
def cancelamento(request: Requisicao, numero: int) -> HttpResponse:
    """GET and POST /atendimentos/42/cancelamento"""
    atendimento = load(request, numero)
    if request.method == "POST":
        return _cancel(request, atendimento)
    atendimento.require("excluir", request.viewer)
    atendimento.require_open()
    return form_page(request, CANCELAR, atendimento, CancelarForm())


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
    recusa = Recusa() if form.is_bound else None
    return form_page(request, "atendimentos/confidencial.html", atendimento, form, recusa)


def _ask_again(
    request: Requisicao, atendimento: Atendimento, form: DelegarForm, erro: VersaoAntiga
) -> HttpResponse:
    """Show the detail with the choice kept, and what somebody else chose meanwhile."""
    composer = ParecerForm(viewer=request.viewer, atendimento=atendimento)
    return detail_page(
        request, atendimento, composer, status=erro.status, delegar=form, pergunta_delegar=erro
    )


def _cancel(request: Requisicao, atendimento: Atendimento) -> HttpResponse:
    form = CancelarForm(request.POST)
    if not form.is_valid():
        return form_page(request, CANCELAR, atendimento, form, Recusa())
    try:
        atendimento.cancel(form.cleaned_data["motivo"], author=request.viewer)
    except RECUSAS as erro:
        return form_page(request, CANCELAR, atendimento, form, refused(form, erro))
    messages.success(request, f"Atendimento {atendimento.numero} cancelado.")
    return to_detail(atendimento)
