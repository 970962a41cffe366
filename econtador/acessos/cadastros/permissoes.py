"""The empresas of a cliente, and what he may do in each."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from econtador.acessos.cadastros.comum import load_cliente
from econtador.acessos.forms import LiberarForm, VerbosForm
from econtador.acessos.models import AcessoEmpresa
from econtador.acessos.porta import Requisicao, administrador
from econtador.base.pagina import page_by
from econtador.base.ui.procura import address
from econtador.empresas.escolha import choice_of
from econtador.pessoas.models import Pessoa


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def empresas(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET /pessoas/<id>/empresas lists them, POST gives one more."""
    pessoa = load_cliente(request, pk)
    if request.method != "POST":
        initial = {"empresa": request.GET.get("empresa", ""), "criar": True}
        form = LiberarForm(initial=initial, viewer=request.viewer, pessoa=pessoa)
        return _page(request, pessoa, form)
    form = LiberarForm(request.POST, viewer=request.viewer, pessoa=pessoa)
    if not form.is_valid():
        return _page(request, pessoa, form)
    empresa = form.cleaned_data["empresa"]
    AcessoEmpresa.allow(pessoa, empresa, *form.verbos, author=request.viewer)
    messages.success(request, f"{empresa} liberada para {pessoa}.")
    return _to_list(pk)


@administrador
@require_POST
def permissoes(request: Requisicao, pk: UUID, acesso: UUID) -> HttpResponse:
    """POST /pessoas/<id>/empresas/<id>: exactly these permissions from now on."""
    pessoa = load_cliente(request, pk)
    found = _load(pessoa, acesso)
    form = VerbosForm(request.POST)
    if form.is_valid():
        AcessoEmpresa.allow(pessoa, found.empresa, *form.verbos, author=request.viewer)
        messages.success(request, f"Permissões em {found.empresa} salvas.")
    return _to_list(pk)


@administrador
@require_POST
def revogacao(request: Requisicao, pk: UUID, acesso: UUID) -> HttpResponse:
    """POST /pessoas/<id>/empresas/<id>/revogacao: lost from the next request on."""
    pessoa = load_cliente(request, pk)
    found = _load(pessoa, acesso)
    AcessoEmpresa.forbid(pessoa, found.empresa, author=request.viewer)
    messages.success(request, f"{pessoa} não vê mais {found.empresa}.")
    return _to_list(pk)


def _page(request: Requisicao, pessoa: Pessoa, form: LiberarForm) -> HttpResponse:
    acessos = AcessoEmpresa.objects.filter(pessoa=pessoa).select_related("empresa")
    pagina = page_by("empresa__nome_chave", acessos, request.GET.get("depois", ""))
    here = reverse("empresas-da-pessoa", args=[pessoa.pk])
    context = {
        "pessoa": pessoa,
        "form": form,
        "empresa": choice_of(form["empresa"]),
        "acessos": pagina.linhas,
        "primeira": here if request.GET.get("depois") else "",
        "proxima": address(here, depois=pagina.proxima) if pagina.proxima else "",
    }
    status = 422 if form.errors else 200
    return render(request, "acessos/permissoes.html", context, status=status)


def _load(pessoa: Pessoa, pk: UUID) -> AcessoEmpresa:
    acessos = AcessoEmpresa.objects.filter(pessoa=pessoa).select_related("empresa")
    return get_object_or_404(acessos, pk=pk)


def _to_list(pk: UUID) -> HttpResponse:
    return redirect("empresas-da-pessoa", pk)
