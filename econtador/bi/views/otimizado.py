"""Otimizado: choose, look at what would be opened, open."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from econtador.acessos.porta import Requisicao, operador
from econtador.atendimentos.models import Atendimento, Pedido
from econtador.atendimentos.prazo_sugerido import Onde, limit_for
from econtador.bi.forms.empresas import ESCOLHIDAS, LISTA
from econtador.bi.forms.otimizado import OtimizadoForm
from econtador.bi.telas.escolha import offer


@operador
@require_http_methods(["GET", "HEAD", "POST"])
def otimizado(request: Requisicao) -> HttpResponse:
    """GET /bi/otimizado asks, POST /bi/otimizado opens."""
    if request.method != "POST":
        return _form(request, _form_of(request, None))
    form = _form_of(request, request.POST)
    if not form.is_valid():
        return _form(request, form)
    abertos = Atendimento.open_many(form.pedidos(), author=request.viewer)
    context = {
        "feitos": [each for each in abertos if each.atendimento],
        "falhas": [each for each in abertos if not each.atendimento],
        "recusadas": form.recusadas,
    }
    return render(request, "bi/abertos.html", context)


@operador
@require_POST
def previa(request: Requisicao) -> HttpResponse:
    """POST /bi/otimizado/previa: what would be opened, before anything is."""
    form = _form_of(request, request.POST)
    if not form.is_valid():
        return _form(request, form)
    pedidos = form.pedidos()
    context = {
        "form": form,
        "pedidos": pedidos,
        "exemplo": pedidos[0],
        "guardados": _kept(request.POST, pedidos),
    }
    return render(request, "bi/previa.html", context)


@operador
@require_POST
def empresas(request: Requisicao) -> HttpResponse:
    """POST /bi/otimizado/empresas: the companies that match, beside those marked already.

    Without htmx the whole page comes back with everything that was typed, and nothing is judged.
    """
    if request.headers.get("HX-Request") == "true":
        return render(request, "bi/_empresas.html", {"oferta": offer(request.POST, request.viewer)})
    form = _form_of(request, None, initial=request.POST.dict())
    return _form(request, form)


def _form_of(
    request: Requisicao, data: QueryDict | None, initial: dict[str, Any] | None = None
) -> OtimizadoForm:
    agora = timezone.now()
    if initial is None:
        prazo = limit_for(Onde(), request.viewer, agora).valor
        initial = {"providenciar_ate": prazo, "quais": "escolhidas"}
    return OtimizadoForm(data, initial=initial, viewer=request.viewer, agora=agora)


def _form(request: Requisicao, form: OtimizadoForm) -> HttpResponse:
    context = {"form": form, "oferta": offer(request.POST, request.viewer)}
    return render(request, "bi/otimizado.html", context, status=422 if form.is_bound else 200)


def _kept(data: QueryDict, pedidos: list[Pedido]) -> list[tuple[str, str]]:
    """Return the fields of the form again, with exactly the companies that were looked at."""
    texts = [(nome, data.get(nome, "")) for nome in COMUNS]
    if data.get("quais") == ESCOLHIDAS:
        chosen = [("empresas", str(pedido.empresa.pk)) for pedido in pedidos]
        return [*texts, ("quais", ESCOLHIDAS), *chosen]
    # A carteira may change meanwhile; and a thousand fields would be too many for one request.
    documentos = "\n".join(pedido.empresa.documento for pedido in pedidos)
    return [*texts, ("quais", LISTA), ("lista", documentos)]


COMUNS = (
    *("nome", "tipo", "departamento", "delegado"),
    *("providenciar_ate", "competencia", "parecer"),
)
