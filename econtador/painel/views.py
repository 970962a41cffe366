"""The panel and its files."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from econtador.acessos.porta import Requisicao, operador
from econtador.painel.forms import PeriodoForm, shortcuts
from econtador.painel.relatorio import Consulta
from econtador.painel.tela import Painel
from econtador.painel.todos import RELATORIOS
from econtador.relatorios.respostas import download


@operador
@require_safe
def painel(request: Requisicao) -> HttpResponse:
    """GET /painel: the numbers of what the person may see."""
    agora = timezone.now()
    hoje = _today(request, agora)
    form = PeriodoForm(request.GET, viewer=request.viewer, hoje=hoje)
    numeros = Painel.of(_asked(request, form, agora)) if form.is_valid() else None
    context = {
        "form": form,
        "painel": numeros,
        "consulta": request.GET.urlencode(),
        "atalhos": _shortcuts(request.GET, form, hoje),
    }
    return render(request, "painel/painel.html", context, status=422 if form.errors else 200)


@operador
@require_safe
def arquivo(request: Requisicao, chave: str) -> HttpResponseBase:
    """GET /painel/pessoas?formato=csv: one report of the panel, whole, as a file."""
    agora = timezone.now()
    form = PeriodoForm(request.GET, viewer=request.viewer, hoje=_today(request, agora))
    if chave not in RELATORIOS or not form.is_valid():
        raise Http404
    relatorio = RELATORIOS[chave](_asked(request, form, agora))
    return download(relatorio.as_table(form.periodo), request.GET.get("formato", ""))


def _today(request: Requisicao, agora: datetime) -> date:
    return agora.astimezone(ZoneInfo(request.viewer.fuso)).date()


def _asked(request: Requisicao, form: PeriodoForm, agora: datetime) -> Consulta:
    departamento = form.cleaned_data["departamento"]
    return Consulta(request.viewer, form.periodo, agora, departamento and departamento.pk)


def _shortcuts(query: QueryDict, form: PeriodoForm, hoje: date) -> list[dict[str, object]]:
    found = []
    for rotulo, de, ate in shortcuts(hoje):
        address = QueryDict(mutable=True)
        address.update({"de": de.isoformat(), "ate": ate.isoformat()})
        if query.get("departamento"):
            address["departamento"] = query.get("departamento", "")
        here = form.is_valid() and (form.periodo.de, form.periodo.ate) == (de, ate)
        found.append({"rotulo": rotulo, "url": f"?{address.urlencode()}", "atual": here})
    return found
