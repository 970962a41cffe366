"""Changing nome and providenciar até."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from econtador.acessos.porta import Requisicao, pessoa
from econtador.atendimentos.forms.responder import DadosForm
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.prazo_sugerido import explain_limit
from econtador.atendimentos.views.comum import RECUSAS, Recusa, load, refused, to_detail
from econtador.atendimentos.views.formulario import form_page
from econtador.atendimentos.views.prazo import tell_day

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
    return _page(request, atendimento, form)


def _save(request: Requisicao, atendimento: Atendimento) -> HttpResponse:
    form = DadosForm(request.POST, atendimento=atendimento, agora=timezone.now())
    if not form.is_valid():
        return _page(request, atendimento, form, Recusa())
    antes = atendimento.providenciar_ate
    try:
        atendimento.edit(form.dados(), author=request.viewer)
    except RECUSAS as erro:
        return _page(request, atendimento, form, refused(form, erro))
    messages.success(request, "Dados salvos.")
    if atendimento.providenciar_ate != antes:
        tell_day(request, atendimento)
    return to_detail(atendimento)


def _page(
    request: Requisicao, atendimento: Atendimento, form: DadosForm, recusa: Recusa | None = None
) -> HttpResponse:
    limite = explain_limit(
        atendimento.empresa, str(form["providenciar_ate"].value()), timezone.now()
    )
    url = reverse("prazo-dos-dados", args=[atendimento.numero])
    return form_page(request, PAGINA, atendimento, form, recusa, limite=limite, prazo_url=url)
