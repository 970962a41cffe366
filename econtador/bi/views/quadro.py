"""Quadro: kanban by fase. A card moves by mouse, by keys, or by a page of its own."""

import json

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from econtador.acessos.porta import Requisicao, operador
from econtador.atendimentos.models import Atendimento, Mudanca
from econtador.atendimentos.views.comum import load
from econtador.base.erros import DadoInvalido, DomainError
from econtador.base.ui.procura import address
from econtador.bi.filas import Olhar
from econtador.bi.forms.quadro import CONHECIDOS, FiltroDoQuadro, MoverForm
from econtador.bi.telas.atalhos import DO_QUADRO
from econtador.bi.telas.quadro import columns_of
from econtador.empresas.escolha import choice_of


@operador
@require_safe
def quadro(request: Requisicao) -> HttpResponse:
    """GET /bi/quadro?tipo=&departamento=&delegado=&empresa="""
    return _board(request)


@operador
@require_POST
def mover(request: Requisicao, numero: int) -> HttpResponse:
    """POST /bi/quadro/42/fase; a fase that wants a user or a text leads to its page."""
    atendimento = load(request, numero)
    form = MoverForm(request.POST, atendimento=atendimento)
    if not form.is_valid():
        return _answer(request, "Este atendimento não passa por essa fase.", status=422)
    try:
        atendimento.move_to(Mudanca(**form.cleaned_data), author=request.viewer)
    except DadoInvalido as erro:
        return _go_and_fill(request, atendimento, erro)
    except DomainError as erro:
        return _answer(request, erro.mensagem, status=erro.status)
    return _answer(request, f"Atendimento {numero} em {form.cleaned_data['fase']}.")


def _go_and_fill(request: Requisicao, atendimento: Atendimento, erro: DadoInvalido) -> HttpResponse:
    if erro.campo not in ("delegado", "texto"):
        return _answer(request, erro.mensagem, status=erro.status)
    page = reverse("fase", args=[atendimento.numero])
    url = address(page, fase=request.POST["fase"], voltar=_here(request))
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


def _answer(request: Requisicao, frase: str, status: int = 200) -> HttpResponse:
    """Show the board as it is now, with a sentence; without htmx by going there anew."""
    if request.headers.get("HX-Request") == "true":
        response = _board(request, status)
        response["HX-Trigger"] = json.dumps({"aviso": {"texto": frase}})
        return response
    (messages.success if status == 200 else messages.error)(request, frase)
    return HttpResponseRedirect(_here(request))


def _board(request: Requisicao, status: int = 200) -> HttpResponse:
    olhar = Olhar(request.viewer, timezone.now())
    filtro = FiltroDoQuadro(request.GET, viewer=request.viewer)
    seen = Atendimento.objects.visible_to(request.viewer).abertos()
    context = {
        "filtro": filtro,
        "empresa": choice_of(filtro["empresa"]),
        "colunas": columns_of(filtro, filtro.apply(seen, olhar.agora), olhar),
        "aqui": _here(request),
        "filtro_de_agora": request.GET.urlencode(),
        "urgente": request.viewer.prioridade_urgente,
        "atalhos_da_pagina": DO_QUADRO,
    }
    return render(request, "bi/quadro.html", context, status=status)


def _here(request: Requisicao) -> str:
    kept = {nome: request.GET.get(nome, "") for nome in CONHECIDOS}
    return address(reverse("bi-quadro"), **kept)
