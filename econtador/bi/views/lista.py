"""B.I. Atendimento: the work list and its queues."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from econtador.acessos.porta import Requisicao, operador
from econtador.atendimentos.models import Atendimento
from econtador.bi.colunas import chosen
from econtador.bi.filas import FILAS, TODOS, Olhar
from econtador.bi.forms.filtro import FiltroDoBi
from econtador.bi.forms.lote import BARRA
from econtador.bi.models import Preferencia
from econtador.bi.telas.atalhos import DA_LISTA
from econtador.bi.telas.enderecos import Aqui
from econtador.bi.telas.lista import sheet, tabs_of
from econtador.empresas.escolha import choice_of


@operador
@require_safe
def lista(request: Requisicao, fila: str = TODOS) -> HttpResponse:
    """GET /bi and GET /bi/<queue>"""
    olhar = Olhar(request.viewer, timezone.now())
    filtro, aqui = FiltroDoBi(request.GET, viewer=request.viewer), Aqui(request.path, request.GET)
    seen = Atendimento.objects.visible_to(request.viewer)
    narrowed = filtro.apply(FILAS[fila].narrow(seen, olhar), olhar.agora)
    context = {
        "fila": FILAS[fila],
        "arquivo": Aqui(reverse("bi-exportar"), request.GET).but(fila=fila),
        "filtro": filtro,
        "empresa": choice_of(filtro["empresa"]),
        "folha": sheet(filtro, narrowed, olhar, aqui),
        "visoes": tabs_of(seen, olhar, fila, aqui),
        "colunas": chosen(Preferencia.columns_of(request.viewer)),
        "acoes": BARRA,
        "urgente": request.viewer.prioridade_urgente,
        "aqui": aqui,
        "atalhos_da_pagina": DA_LISTA,
    }
    return render(request, "bi/lista.html", context)
