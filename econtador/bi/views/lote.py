"""Bulk actions: first the question, then the answer row by row."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from econtador.acessos.porta import Requisicao, operador
from econtador.base.http import local_path
from econtador.bi.forms.lote import ACOES, AcaoForm
from econtador.bi.lote import Marcados, apply_to_each, marked


@operador
@require_POST
def lote(request: Requisicao, acao: str) -> HttpResponse:
    """POST /bi/lote/<action> with `id`s: asks for what the action needs, then does it."""
    if acao not in ACOES:
        raise Http404("Não há esta ação.")
    marcados = marked(request.POST.getlist("id"), request.viewer)
    confirmed = "confirmado" in request.POST
    form = ACOES[acao](request.POST if confirmed else None, viewer=request.viewer)
    if not (confirmed and form.is_valid()):
        return ask(request, acao, form, marcados)
    resultados = apply_to_each(marcados, form.act, form.feito)
    context = {
        "acao": acao,
        "form": form,
        "falhas": [each for each in resultados if not each.feito],
        "feitos": [each for each in resultados if each.feito],
        "voltar": local_path(request.POST.get("voltar", ""), "/bi"),
    }
    return render(request, "bi/resultado.html", context)


def ask(request: Requisicao, acao: str, form: AcaoForm, marcados: Marcados) -> HttpResponse:
    """Return the page that shows what was marked and asks for what the action needs."""
    voltar = local_path(request.POST.get("voltar", ""), "/bi")
    context = {"acao": acao, "form": form, "marcados": marcados, "voltar": voltar}
    return render(request, "bi/lote.html", context, status=422 if form.is_bound else 200)
