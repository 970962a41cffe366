"""Visualizar."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from econtador.acessos.porta import Requisicao, pessoa
from econtador.atendimentos.forms.responder import DelegarForm, ParecerForm
from econtador.atendimentos.models import Atendimento, Bola
from econtador.atendimentos.telas.detalhe import thread
from econtador.atendimentos.views.comum import draft_key, load
from econtador.base.viewer import Viewer
from econtador.prazos.rotulos import exato, relativo, rotulo_prazo


@pessoa
@require_safe
def detalhe(request: Requisicao, numero: int) -> HttpResponse:
    """GET /atendimentos/42: everything, and from now on it is read."""
    atendimento = load(request, numero)
    atendimento.read(author=request.viewer)
    form = ParecerForm(viewer=request.viewer, atendimento=atendimento)
    return detail_page(request, atendimento, form)


def detail_page(
    request: Requisicao,
    atendimento: Atendimento,
    form: ParecerForm,
    *,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    """Return the page with this composer; also the answer to a parecer that was refused."""
    viewer, agora = request.viewer, timezone.now()
    context = {
        "atendimento": atendimento,
        "fio": thread(atendimento, viewer, agora, tudo="tudo" in request.GET),
        "form": form,
        "delegar": DelegarForm(viewer=viewer, atendimento=atendimento) if viewer.operador else None,
        **header(atendimento, viewer),
        **rights(atendimento, viewer),
        **extra,
    }
    return render(request, "atendimentos/detalhe.html", context, status=status)


def header(atendimento: Atendimento, viewer: Viewer) -> dict[str, Any]:
    """Return the labels of the atendimento's dates, on the clock of its empresa."""
    agora, fuso = timezone.now(), atendimento.empresa.fuso
    return {
        "viewer": viewer,
        "rascunho": draft_key(viewer, atendimento.numero),
        "prazo": rotulo_prazo(atendimento.providenciar_ate, agora, fuso),
        "aberto_em": exato(atendimento.aberto_em, fuso),
        "bola_desde": relativo(atendimento.bola_desde, agora, fuso),
        "bolas": Bola,
    }


def rights(atendimento: Atendimento, viewer: Viewer) -> dict[str, bool]:
    """Return which buttons the page has; the verbs check again."""
    aberto = atendimento.aberto
    return {
        "pode_responder": aberto and atendimento.allows("responder", viewer),
        "pode_editar": aberto and atendimento.allows("editar", viewer),
        "pode_cancelar": aberto and atendimento.allows("excluir", viewer),
        "pode_encerrar": aberto and viewer.operador and viewer.encerra_no_portal,
        "pode_reabrir": atendimento.status == "encerrado" and viewer.operador,
        "pode_restringir": aberto and viewer.operador and not atendimento.confidencial,
    }
