"""Changing nome and providenciar até."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from econtador.acessos.porta import Requisicao, pessoa
from econtador.atendimentos.erros import VersaoAntiga
from econtador.atendimentos.forms.responder import DadosForm
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.views.comum import RECUSAS, load, refused, to_detail
from econtador.atendimentos.views.detalhe import header


@pessoa
@require_http_methods(["GET", "HEAD", "POST"])
def dados(request: Requisicao, numero: int) -> HttpResponse:
    """GET and POST /atendimentos/42/dados"""
    atendimento = load(request, numero)
    if request.method == "POST":
        return _save(request, atendimento)
    atendimento.require_open()
    atendimento.require("editar", request.viewer)
    return _page(request, atendimento, DadosForm(atendimento=atendimento, agora=timezone.now()))


def _save(request: Requisicao, atendimento: Atendimento) -> HttpResponse:
    form = DadosForm(request.POST, atendimento=atendimento, agora=timezone.now())
    if not form.is_valid():
        return _page(request, atendimento, form, status=422)
    try:
        atendimento.edit(form.dados(), author=request.viewer)
    except RECUSAS as erro:
        return _page(request, atendimento, form, **refused(form, erro))
    messages.success(request, "Dados salvos.")
    return to_detail(atendimento)


def _page(
    request: Requisicao,
    atendimento: Atendimento,
    form: DadosForm,
    *,
    status: int = 200,
    pergunta: VersaoAntiga | None = None,
) -> HttpResponse:
    context = {
        "atendimento": atendimento,
        "form": form,
        "pergunta": pergunta,
        **header(atendimento, request.viewer),
    }
    return render(request, "atendimentos/dados.html", context, status=status)
