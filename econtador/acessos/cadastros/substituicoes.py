"""Substituições: who stands in for whom, from one day to another."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from econtador.acessos.cadastros.formularios import SubstituicaoForm
from econtador.acessos.cadastros.situacao import substitutions
from econtador.acessos.models import Substituicao
from econtador.acessos.porta import Requisicao, administrador
from econtador.base.erros import DadoInvalido
from econtador.base.http import add_error


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def substituicoes(request: Requisicao) -> HttpResponse:
    """GET /pessoas/substituicoes?titular= lists those of now and later, POST arranges one."""
    if request.method != "POST":
        initial = {"titular": request.GET.get("titular", "")}
        return _page(request, SubstituicaoForm(initial=initial, viewer=request.viewer))
    form = SubstituicaoForm(request.POST, viewer=request.viewer)
    if form.is_valid():
        try:
            nova = Substituicao.arrange(form.ausencia(), author=request.viewer)
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            messages.success(request, f"{nova.substituto} substitui {nova.titular} no período.")
            return redirect("substituicoes")
    return _page(request, form)


@administrador
@require_POST
def encerramento(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /pessoas/substituicoes/<id>/encerramento: now, or before it begins."""
    own = Substituicao.objects.filter(escritorio_id=request.viewer.escritorio_id).with_people()
    found = get_object_or_404(own, pk=pk)
    found.end(author=request.viewer)
    messages.success(request, f"{found.substituto} não substitui mais {found.titular}.")
    return redirect("substituicoes")


def _page(request: Requisicao, form: SubstituicaoForm) -> HttpResponse:
    context = {"form": form, "linhas": substitutions(request.viewer)}
    status = 422 if form.errors else 200
    return render(request, "acessos/substituicoes.html", context, status=status)
