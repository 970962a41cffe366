"""Delegating, passing the ball, following, restricting: one verb each."""

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from econtador.acessos.porta import Requisicao, operador, pessoa
from econtador.atendimentos.erros import DelegacaoRecusada, VersaoAntiga
from econtador.atendimentos.forms.responder import (
    ConfidencialForm,
    DelegarForm,
    ParecerForm,
)
from econtador.atendimentos.models import Atendimento, Bola
from econtador.atendimentos.views.comum import Recusa, load, to_detail
from econtador.atendimentos.views.detalhe import detail_page
from econtador.atendimentos.views.formulario import form_page


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


@operador
@require_POST
def bola(request: Requisicao, numero: int) -> HttpResponse:
    """POST /atendimentos/42/bola"""
    atendimento = load(request, numero)
    para = request.POST.get("bola", "")
    if para in Bola.values:
        atendimento.pass_to(Bola(para), author=request.viewer)
    return to_detail(atendimento)


@pessoa
@require_POST
def acompanhamento(request: Requisicao, numero: int) -> HttpResponse:
    """POST /atendimentos/42/acompanhamento: hear of it from now on, or (`parar`) no more."""
    atendimento = load(request, numero)
    if "parar" in request.POST:
        atendimento.unfollow(author=request.viewer)
        messages.success(request, "Você deixou de acompanhar este atendimento.")
    else:
        atendimento.follow(author=request.viewer)
        messages.success(request, "Você será avisado do que acontecer aqui.")
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
