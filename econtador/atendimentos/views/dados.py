"""Changing nome and providenciar até."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from econtador.acessos.porta import Requisicao, pessoa
from econtador.atendimentos.forms.responder import DadosForm
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.views.comum import RECUSAS, Recusa, load, refused, to_detail
from econtador.atendimentos.views.formulario import form_page

PAGINA = "atendimentos/dados.html"


@pessoa
@require_http_methods(["GET", "HEAD", "POST"])
def dados(request: Requisicao, numero: int) -> HttpResponse:
    """GET and POST /atendimentos/42/dados"""
    atendimento = load(request, numero)
    if request.method == "POST":
        return _save(request, atendimento)
    atendimento.require_open()
    atendimento.require("editar", request.viewer)
    form = DadosForm(atendimento=atendimento, agora=timezone.now())
    return form_page(request, PAGINA, atendimento, form)


def _save(request: Requisicao, atendimento: Atendimento) -> HttpResponse:
    form = DadosForm(request.POST, atendimento=atendimento, agora=timezone.now())
    if not form.is_valid():
        return form_page(request, PAGINA, atendimento, form, Recusa())
    try:
        atendimento.edit(form.dados(), author=request.viewer)
    except RECUSAS as erro:
        return form_page(request, PAGINA, atendimento, form, refused(form, erro))
    messages.success(request, "Dados salvos.")
    return to_detail(atendimento)
