"""Mover de fase, on a page of its own: the way without JavaScript, and for fases that demand."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from econtador.acessos.porta import Requisicao, operador
from econtador.atendimentos.forms.fase import FaseForm
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.views.comum import RECUSAS, Recusa, load, refused
from econtador.atendimentos.views.formulario import form_page
from econtador.base.http import local_path
from econtador.fluxo.models import Fase

PAGINA = "atendimentos/fase.html"


@operador
@require_http_methods(["GET", "HEAD", "POST"])
def fase(request: Requisicao, numero: int) -> HttpResponse:
    """GET /atendimentos/42/fase?fase=<id>&voltar=<address> and POST /atendimentos/42/fase"""
    atendimento = load(request, numero)
    if request.method == "POST":
        return _move(request, atendimento)
    atendimento.require_open()
    form = FaseForm(viewer=request.viewer, atendimento=atendimento)
    form.initial = {"versao": atendimento.versao}
    chosen = _chosen(form, request.GET.get("fase", ""))
    if chosen:
        form.initial |= {"fase": chosen.pk, "texto": chosen.modelo_padrao}
    return _page(request, atendimento, form)


def _move(request: Requisicao, atendimento: Atendimento) -> HttpResponse:
    form = FaseForm(request.POST, viewer=request.viewer, atendimento=atendimento)
    if not form.is_valid():
        return _page(request, atendimento, form, Recusa())
    try:
        atendimento.move_to(form.mudanca(), author=request.viewer, agora=timezone.now())
    except RECUSAS as erro:
        return _page(request, atendimento, form, refused(form, erro))
    messages.success(request, f"Atendimento {atendimento.numero} em {atendimento.fase}.")
    return HttpResponseRedirect(_back_to(request, atendimento))


def _page(
    request: Requisicao, atendimento: Atendimento, form: FaseForm, recusa: Recusa | None = None
) -> HttpResponse:
    voltar = _back_to(request, atendimento)
    return form_page(request, PAGINA, atendimento, form, recusa, voltar=voltar)


def _back_to(request: Requisicao, atendimento: Atendimento) -> str:
    asked = request.POST.get("voltar") or request.GET.get("voltar", "")
    return local_path(asked, reverse("atendimento", args=[atendimento.numero]))


def _chosen(form: FaseForm, valor: str) -> Fase | None:
    try:
        pk = UUID(valor)
    except ValueError:
        return None
    return next((each for each in form.fases if each.pk == pk), None)
