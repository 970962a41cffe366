"""The list with its filter."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from econtador.acessos.porta import Requisicao
from econtador.atendimentos.forms.filtro import AVANCADOS, FiltroForm
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.models.consultas import AtendimentoQuerySet
from econtador.atendimentos.telas.lista import Visao, capped_count, rows
from econtador.atendimentos.telas.pagina import page_of
from econtador.base.viewer import Viewer
from econtador.empresas.escolha import choice_of

SIMPLES = ("empresa", "departamento", "pesquisa")


def list_page(request: Requisicao) -> HttpResponse:
    """Return the page of GET /atendimentos."""
    viewer, agora = request.viewer, timezone.now()
    filtro = FiltroForm(request.GET, viewer=viewer)
    seen = Atendimento.objects.visible_to(viewer)
    narrowed = filtro.apply(seen, agora)
    pagina = page_of(narrowed, filtro.ordem_escolhida, request.GET.get("depois", ""))
    context = {
        "filtro": filtro,
        "empresa": choice_of(filtro["empresa"]),
        "linhas": rows(pagina.linhas, viewer, agora),
        "visoes": _visoes(request.GET, seen.abertos(), seen.atrasados(agora)),
        "proxima": _address(request.GET, depois=pagina.proxima) if pagina.proxima else "",
        "primeira": _address(request.GET, depois="") if request.GET.get("depois") else "",
        "limpar": _address(QueryDict()),
        "simples": _tab(request.GET),
        "em_todos": _address(request.GET, status="todos", depois=""),
        "texto_da_pagina": f"{len(pagina.linhas)} nesta página",
        "pode_abrir": may_open(viewer),
    }
    return render(request, "atendimentos/lista.html", context)


def may_open(viewer: Viewer) -> bool:
    return not viewer.cliente or bool(viewer.empresas.criar)


def _visoes(
    query: QueryDict, abertos: AtendimentoQuerySet, atrasados: AtendimentoQuerySet
) -> list[Visao]:
    here = {
        "nao_lidos": bool(query.get("nao_lidos")),
        "atrasados": bool(query.get("atrasados")),
        "encerrado": query.get("status") == "encerrado",
    }
    return [
        Visao("Em aberto", _tab(query), not any(here.values()), capped_count(abertos)),
        Visao("Não lidos", _tab(query, nao_lidos="1"), here["nao_lidos"]),
        Visao("Atrasados", _tab(query, atrasados="1"), here["atrasados"], capped_count(atrasados)),
        Visao("Encerrados", _tab(query, status="encerrado"), here["encerrado"]),
    ]


def _tab(query: QueryDict, **novos: str) -> str:
    kept = QueryDict(mutable=True)
    kept.update({nome: value for nome in SIMPLES if (value := query.get(nome))})
    return _address(kept, **novos)


def _address(query: QueryDict, **novos: str) -> str:
    copy = query.copy()
    for nome, valor in novos.items():
        copy[nome] = valor
    known = (*SIMPLES, *AVANCADOS, "avancado", "depois")
    kept = QueryDict(mutable=True)
    kept.update({nome: value for nome in known if (value := copy.get(nome))})
    return f"/atendimentos?{kept.urlencode()}" if kept else "/atendimentos"
