"""Departamentos: the list in its order, a new one, changes."""

from typing import Any, Literal
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from econtador.acessos.cadastros.comum import departamentos_of_the_office
from econtador.acessos.forms import DepartamentoForm
from econtador.acessos.porta import Requisicao, administrador
from econtador.base.erros import DadoInvalido
from econtador.base.http import add_error
from econtador.base.texto import fold
from econtador.base.ui.procura import Procura, address
from econtador.departamentos.forms import initial_of
from econtador.departamentos.models import Departamento

ABAS = {"": "Ativos", "arquivados": "Arquivados"}


def _having(tipo: str) -> Count:
    return Count("acessos", filter=Q(acessos__pessoa__tipo=tipo, acessos__pessoa__ativa=True))


@administrador
@require_safe
def lista(request: Requisicao) -> HttpResponse:
    """GET /departamentos?ver=arquivados&pesquisa=: there are few, so all of them, in order."""
    aba = request.GET.get("ver", "") if request.GET.get("ver") in ABAS else ""
    procura = Procura(request.GET)
    found = departamentos_of_the_office(request).filter(ativo=not aba).in_order()
    found = found.select_related("responsavel")
    found = found.annotate(operadores=_having("operador"), clientes=_having("cliente"))
    key = fold(procura.texto)
    context = {
        "departamentos": [each for each in found if key in fold(each.nome)],
        "aba": aba,
        "procura": procura,
        "visoes": [_tab(each, aba, procura.texto) for each in ABAS],
    }
    return render(request, "acessos/departamentos.html", context)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def novo(request: Requisicao) -> HttpResponse:
    """GET and POST /departamentos/novo"""
    if request.method != "POST":
        return _page(request, DepartamentoForm(initial={"ativo": True}, viewer=request.viewer))
    form = DepartamentoForm(request.POST, viewer=request.viewer)
    if form.is_valid():
        try:
            created = Departamento.add(form.ficha(), author=request.viewer)
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            return _saved(request, form, created)
    return _page(request, form)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def departamento(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET and POST /departamentos/<id>"""
    found = get_object_or_404(departamentos_of_the_office(request), pk=pk)
    if request.method != "POST":
        having = found.acessos.values_list("pessoa_id", flat=True)
        initial = {**initial_of(found), "operadores": list(having)}
        return _page(request, DepartamentoForm(initial=initial, viewer=request.viewer), found)
    form = DepartamentoForm(request.POST, viewer=request.viewer)
    if form.is_valid():
        try:
            found.change(form.ficha(), author=request.viewer)
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            return _saved(request, form, found)
    return _page(request, form, get_object_or_404(departamentos_of_the_office(request), pk=pk))


@administrador
@require_POST
def subida(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /departamentos/<id>/subida"""
    return _moved(request, pk, -1)


@administrador
@require_POST
def descida(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /departamentos/<id>/descida"""
    return _moved(request, pk, 1)


def _moved(request: Requisicao, pk: UUID, passo: Literal[-1, 1]) -> HttpResponse:
    found = get_object_or_404(departamentos_of_the_office(request), pk=pk)
    found.move(passo, author=request.viewer)
    return redirect(_lista(ver="" if found.ativo else "arquivados"))


def _saved(request: Requisicao, form: DepartamentoForm, saved: Departamento) -> HttpResponse:
    form.give_access(saved)
    messages.success(request, f"Departamento {saved} salvo.")
    return redirect("departamentos")


def _page(
    request: Requisicao, form: DepartamentoForm, departamento: Departamento | None = None
) -> HttpResponse:
    context = {"form": form, "departamento": departamento}
    status = 422 if form.errors else 200
    return render(request, "acessos/departamento.html", context, status=status)


def _lista(**params: str) -> str:
    return address(reverse("departamentos"), **params)


def _tab(aba: str, atual: str, texto: str) -> dict[str, Any]:
    return {"rotulo": ABAS[aba], "url": _lista(ver=aba, pesquisa=texto), "atual": aba == atual}
