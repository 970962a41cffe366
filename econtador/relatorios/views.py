"""Reports to save."""

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from econtador.acessos.porta import Requisicao, pessoa
from econtador.atendimentos.forms.filtro import FiltroForm
from econtador.atendimentos.models import Atendimento
from econtador.relatorios.atendimentos import table_of
from econtador.relatorios.respostas import download


@pessoa
@require_safe
def atendimentos(request: Requisicao) -> HttpResponseBase:
    """GET /relatorios/atendimentos?formato=csv: what the list shows under the same filter."""
    agora = timezone.now()
    filtro = FiltroForm(request.GET, viewer=request.viewer)
    lista = filtro.apply(Atendimento.objects.visible_to(request.viewer), agora)
    lista = lista.order_by("-atividade_em", "-id")
    return download(table_of(lista, request.viewer, agora), request.GET.get("formato", ""))
