"""A company is registered, and its cadastro is written anew."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from econtador.acessos.porta import Requisicao, administrador
from econtador.base.erros import DadoInvalido
from econtador.base.http import add_error
from econtador.empresas.forms import NOVA, EmpresaForm, initial_of
from econtador.empresas.models import Empresa
from econtador.empresas.views.comum import load


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def nova(request: Requisicao) -> HttpResponse:
    """GET and POST /empresas/nova"""
    if request.method != "POST":
        return _page(request, EmpresaForm(initial=NOVA, viewer=request.viewer))
    form = EmpresaForm(request.POST, viewer=request.viewer)
    if form.is_valid():
        try:
            empresa = Empresa.add(form.cadastro(), author=request.viewer)
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            messages.success(request, f"{empresa} cadastrada.")
            return redirect("empresa", empresa.pk)
    return _page(request, form)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def dados(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET and POST /empresas/<id>/dados"""
    found = load(request.viewer, pk)
    if request.method != "POST":
        form = EmpresaForm(initial=initial_of(found), viewer=request.viewer, empresa=found)
        return _page(request, form, found)
    form = EmpresaForm(request.POST, viewer=request.viewer, empresa=found)
    if form.is_valid():
        try:
            found.change(form.cadastro(), author=request.viewer)
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            messages.success(request, f"{found} salva.")
            return redirect("empresa", pk)
    return _page(request, form, load(request.viewer, pk))


def _page(request: Requisicao, form: EmpresaForm, empresa: Empresa | None = None) -> HttpResponse:
    context = {"form": form, "empresa": empresa}
    status = 422 if form.errors else 200
    return render(request, "empresas/formulario.html", context, status=status)
