"""Choosing the columns."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from econtador.acessos.porta import Requisicao, operador
from econtador.bi.colunas import PADRAO, in_order
from econtador.bi.forms.colunas import ColunasForm
from econtador.bi.models import Preferencia


@operador
@require_http_methods(["GET", "HEAD", "POST"])
def colunas(request: Requisicao) -> HttpResponse:
    """GET and POST /bi/colunas: a move saves and stays, Salvar goes back to the list."""
    if request.method != "POST":
        return _page(request, Preferencia.columns_of(request.viewer))
    if "padrao" in request.POST:
        return _keep(request, list(PADRAO))
    form = ColunasForm(request.POST)
    if not form.is_valid():
        return _page(request, [], form)
    return _keep(request, form.chosen_in_order(request.POST))


def _keep(request: Requisicao, chaves: list[str]) -> HttpResponse:
    Preferencia.choose_columns(chaves, author=request.viewer)
    if {"subir", "descer", "padrao"} & set(request.POST):
        return redirect("bi-colunas")
    messages.success(request, "Colunas salvas.")
    return redirect("bi")


def _page(
    request: Requisicao, marcadas: list[str], form: ColunasForm | None = None
) -> HttpResponse:
    order = form.cleaned_data.get("ordem", []) if form else marcadas
    context = {"colunas": in_order(order), "marcadas": marcadas, "form": form or ColunasForm()}
    return render(request, "bi/colunas.html", context, status=422 if form else 200)
