"""Adicionar Parecer and Histórico de Pareceres."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from econtador.acessos.porta import Requisicao, pessoa
from econtador.atendimentos.forms.responder import ParecerForm
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.telas.detalhe import thread
from econtador.atendimentos.views.comum import RECUSAS, Recusa, draft_key, load, refused, to_detail
from econtador.atendimentos.views.detalhe import detail_page, header
from econtador.atendimentos.views.formulario import form_page

PAGINA = "atendimentos/parecer.html"


@pessoa
@require_http_methods(["GET", "HEAD", "POST"])
def pareceres(request: Requisicao, numero: int) -> HttpResponse:
    """GET /atendimentos/42/pareceres is the Histórico de Pareceres, POST adds one."""
    atendimento = load(request, numero)
    return (
        _add(request, atendimento) if request.method == "POST" else _history(request, atendimento)
    )


@pessoa
@require_safe
def novo_parecer(request: Requisicao, numero: int) -> HttpResponse:
    """GET /atendimentos/42/pareceres/novo: the form on a page of its own, from the list's menu."""
    atendimento = load(request, numero)
    atendimento.require_open()
    atendimento.require("responder", request.viewer)
    form = ParecerForm(viewer=request.viewer, atendimento=atendimento)
    return form_page(request, PAGINA, atendimento, form)


def _add(request: Requisicao, atendimento: Atendimento) -> HttpResponse:
    form = ParecerForm(request.POST, request.FILES, viewer=request.viewer, atendimento=atendimento)
    if not form.is_valid():
        return _again(request, atendimento, form, Recusa())
    try:
        atendimento.add_parecer(form.novo(), author=request.viewer)
    except RECUSAS as erro:
        return _again(request, atendimento, form, refused(form, erro))
    messages.success(
        request, _saved(form), extra_tags=draft_key(request.viewer, atendimento.numero)
    )
    return to_detail(atendimento)


def _saved(form: ParecerForm) -> str:
    if form.cleaned_data.get("nota_interna"):
        return "Nota interna salva. Só o escritório vê."
    return "Parecer salvo."


def _again(
    request: Requisicao, atendimento: Atendimento, form: ParecerForm, recusa: Recusa
) -> HttpResponse:
    """Show the same page again with everything that was typed, and what is in the way."""
    if request.POST.get("de") == "pagina":
        return form_page(request, PAGINA, atendimento, form, recusa)
    return detail_page(request, atendimento, form, status=recusa.status, pergunta=recusa.pergunta)


def _history(request: Requisicao, atendimento: Atendimento) -> HttpResponse:
    context = {
        "atendimento": atendimento,
        "fio": thread(atendimento, request.viewer, timezone.now(), tudo=True),
        **header(atendimento, request.viewer),
    }
    return render(request, "atendimentos/historico.html", context)
