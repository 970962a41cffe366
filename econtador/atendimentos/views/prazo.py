"""What the calendar says of the limit, while the form is filled in and when it was saved."""

from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from econtador.acessos.porta import Requisicao, pessoa
from econtador.atendimentos.forms.abrir import (
    NovoAtendimentoForm,
    departamentos_of,
    empresas_to_open,
    tipos_to_open,
)
from econtador.atendimentos.forms.responder import DadosForm
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.prazo_sugerido import Limite, Onde, explain_limit, limit_for
from econtador.atendimentos.views.comum import load
from econtador.calendario.consulta import agenda_for, years_around

M = TypeVar("M", bound=Model)
PEDACO = "atendimentos/_prazo.html"


@pessoa
@require_safe
def prazo_sugerido(request: Requisicao) -> HttpResponse:
    """GET /atendimentos/novo/prazo: the field again when departamento, empresa or date changed.

    A date that the person typed, other than the one suggested before, stays and is explained.
    """
    limite = limit_of(request)
    form = NovoAtendimentoForm(
        initial={"providenciar_ate": limite.valor}, viewer=request.viewer, agora=timezone.now()
    )
    context = {"form": form, "limite": limite, "prazo_url": reverse("prazo-sugerido")}
    return render(request, PEDACO, context)


@pessoa
@require_safe
def prazo_dos_dados(request: Requisicao, numero: int) -> HttpResponse:
    """GET /atendimentos/42/dados/prazo: the field of Alterar dados with the date explained."""
    atendimento = load(request, numero)
    atendimento.require("editar", request.viewer)
    agora = timezone.now()
    digitado = request.GET.get("providenciar_ate", "")
    form = DadosForm(atendimento=atendimento, agora=agora, initial={"providenciar_ate": digitado})
    limite = explain_limit(atendimento.empresa, digitado, agora)
    context = {
        "atendimento": atendimento,
        "form": form,
        "limite": limite,
        "prazo_url": reverse("prazo-dos-dados", args=[numero]),
    }
    return render(request, PEDACO, context)


def limit_of(request: Requisicao) -> Limite:
    """Return the limit for what the address names: empresa, departamento and the typed date."""
    viewer, query = request.viewer, request.GET
    typed = query.get("providenciar_ate", "")
    onde = Onde(
        empresa=_one(empresas_to_open(viewer), query.get("empresa")),
        departamento=_one(departamentos_of(viewer), query.get("departamento")),
        tipo=_one(tipos_to_open(viewer), query.get("tipo")) if viewer.operador else None,
        digitado="" if typed == query.get("sugerido") else typed,
    )
    return limit_for(onde, viewer, timezone.now())


def tell_day(request: Requisicao, atendimento: Atendimento) -> None:
    """Say after saving that nobody works on that day: without JavaScript it is read only here."""
    em = atendimento.providenciar_ate
    agenda = agenda_for(atendimento.escritorio_id, atendimento.empresa, years_around(em))
    motivo = agenda.why_not(em)
    if motivo:
        messages.info(request, f"{motivo}. O prazo ficou como você escolheu.")


def _one(queryset: QuerySet[M], valor: str | None) -> M | None:
    try:
        return queryset.filter(pk=UUID(valor or "")).first()
    except ValueError:
        return None
