"""Visualizar."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from econtador.acessos.porta import Requisicao, pessoa
from econtador.atendimentos.forms.responder import DelegarForm, ParecerForm
from econtador.atendimentos.models import Atendimento, Bola, may_close
from econtador.atendimentos.telas.abertura import opened
from econtador.atendimentos.telas.ciclo import cycle_of
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
    opened(atendimento, request.viewer)
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
        "ciclo": cycle_of(atendimento, viewer, agora),
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
        "urgente": viewer.operador and atendimento.urgente(viewer.prioridade_urgente),
    }


def rights(atendimento: Atendimento, viewer: Viewer) -> dict[str, bool]:
    """Return which buttons the page has; the verbs check again."""
    aberto, livre = atendimento.aberto, not atendimento.pendencia
    fecha, responde = may_close(viewer), atendimento.allows("responder", viewer)
    return {
        "pode_responder": aberto and responde,
        "pode_editar": aberto and atendimento.allows("editar", viewer),
        "pode_cancelar": aberto and atendimento.allows("excluir", viewer),
        "pode_mover": aberto and viewer.operador,
        "pode_encerrar": aberto and fecha,
        "pode_pedir": aberto and livre and responde and not fecha,
        "pode_propor": aberto and livre and fecha,
        "pode_reabrir": atendimento.reopenable_by(viewer),
        "pode_restringir": aberto and viewer.operador and not atendimento.confidencial,
    }
