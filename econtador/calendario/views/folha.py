"""The calendar of a year, and the box that counts a term by it."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from econtador.acessos.porta import Requisicao, administrador
from econtador.base.ui.formulario import ANOS
from econtador.calendario.consulta import Lugar, agenda_for, feriados_of, written
from econtador.calendario.forms.teste import TesteForm
from econtador.calendario.models import DIAS, Feriado
from econtador.calendario.telas.folha import year_of
from econtador.calendario.telas.lugares import options, place_of
from econtador.calendario.telas.semana import in_words
from econtador.empresas.escolha import choice_of
from econtador.prazos.explicacao import SEMANA


@administrador
@require_safe
def folha(request: Requisicao) -> HttpResponse:
    """GET /configuracoes/calendario: the holidays of a year in a place, and the office's hours."""
    escritorio_id = request.viewer.escritorio_id
    escrito = written(escritorio_id)
    lugar = place_of(request.GET.get("lugar", ""), escrito.sede)
    ano = _year(request.GET.get("ano", ""))
    feriados = feriados_of(escritorio_id, lugar, [ano])
    context = {
        "ano": ano,
        "anos": {"anterior": _in(ano - 1), "proximo": _in(ano + 1)},
        "lugar": lugar,
        "lugares": options(escritorio_id, escrito.sede, lugar),
        "meses": year_of(escrito, lugar, feriados, ano),
        "escrito": escrito,
        "semana": in_words(escrito.horas),
        "removidos": Feriado.objects.filter(escritorio_id=escritorio_id, ativo=False),
    }
    return render(request, "calendario/folha.html", context | _test(request))


@administrador
@require_safe
def que_dia_cai(request: Requisicao) -> HttpResponse:
    """GET /configuracoes/calendario/que-dia-cai: a page of its own; htmx takes the answer of it."""
    form = TesteForm(request.GET, viewer=request.viewer)
    context = {"teste": form, "empresa": choice_of(form["empresa"])}
    context["resposta"] = _answer(request, form) if form.is_valid() else None
    status = 200 if form.is_valid() else 422
    return render(request, "calendario/que_dia_cai.html", context, status=status)


def _answer(request: Requisicao, form: TesteForm) -> dict[str, Any]:
    empresa, prazo = form.cleaned_data["empresa"], form.prazo()
    inicio: datetime = form.cleaned_data["inicio"]
    agenda = agenda_for(request.viewer.escritorio_id, empresa, prazo.anos(inicio))
    zona = ZoneInfo(agenda.fuso)
    found = agenda.due_at(inicio.replace(tzinfo=zona), prazo)
    local = found.em.astimezone(zona)
    return {
        "dia": f"{SEMANA[local.weekday()].capitalize()}, {local:%d/%m/%Y, %H:%M}",
        "explicacao": found.explicacao,
        "prazo": str(prazo),
        "lugar": Lugar.of(empresa) if empresa else "o escritório",
    }


def _test(request: Requisicao) -> dict[str, Any]:
    agora = timezone.localtime(timezone=ZoneInfo(request.viewer.fuso))
    form = TesteForm(
        initial={"inicio": agora, "valor": 5, "unidade": "dias_uteis"}, viewer=request.viewer
    )
    return {"teste": form, "empresa": choice_of(form["empresa"]), "dias": DIAS}


def _year(text: str) -> int:
    ano = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else 0
    return ano if ano in ANOS else timezone.localdate().year


def _in(ano: int) -> int | None:
    return ano if ano in ANOS else None
