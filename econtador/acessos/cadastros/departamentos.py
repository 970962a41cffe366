"""Departamentos, and which operadores have each."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from econtador.acessos.forms import DepartamentoForm
from econtador.acessos.porta import Requisicao, administrador
from econtador.base.erros import DadoInvalido
from econtador.base.http import add_error
from econtador.departamentos.forms import initial_of
from econtador.departamentos.models import Departamento, DepartamentoQuerySet

COM_ACESSO = Count(
    "acessos", filter=Q(acessos__pessoa__tipo="operador", acessos__pessoa__ativa=True)
)


@administrador
@require_safe
def lista(request: Requisicao) -> HttpResponse:
    """GET /departamentos: all of them, those in use first."""
    found = _of_the_office(request).select_related("responsavel").annotate(operadores=COM_ACESSO)
    context = {"departamentos": found.order_by("-ativo", "ordem", "nome", "id")}
    return render(request, "acessos/departamentos.html", context)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def novo(request: Requisicao) -> HttpResponse:
    """GET and POST /departamentos/novo"""
    if request.method != "POST":
        initial = {"ordem": _of_the_office(request).count(), "ativo": True}
        return _page(request, DepartamentoForm(initial=initial, viewer=request.viewer))
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
    found = get_object_or_404(_of_the_office(request), pk=pk)
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
    return _page(request, form, get_object_or_404(_of_the_office(request), pk=pk))


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


def _of_the_office(request: Requisicao) -> DepartamentoQuerySet:
    return Departamento.objects.filter(escritorio_id=request.viewer.escritorio_id)
