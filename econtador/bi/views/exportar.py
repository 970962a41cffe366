"""The work list as a file: what the filter shows, or what was marked."""

from django.http import Http404, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from econtador.acessos.porta import Requisicao, operador
from econtador.atendimentos.models import Atendimento, AtendimentoQuerySet
from econtador.atendimentos.telas.pagina import ORDENS
from econtador.bi.filas import FILAS, TODOS, Olhar
from econtador.bi.forms.filtro import FiltroDoBi
from econtador.bi.forms.lote import ExportarLote
from econtador.bi.lote import marked
from econtador.bi.views.lote import ask
from econtador.relatorios.atendimentos import table_of
from econtador.relatorios.respostas import download


@operador
@require_safe
def exportar(request: Requisicao) -> HttpResponseBase:
    """GET /bi/exportar?fila=minha-fila&formato=csv: all pages of a queue under the same filter."""
    fila = FILAS.get(request.GET.get("fila", TODOS))
    filtro = FiltroDoBi(request.GET, viewer=request.viewer)
    if fila is None or not filtro.is_valid():
        raise Http404("Não há esta lista.")
    olhar = Olhar(request.viewer, timezone.now())
    seen = Atendimento.objects.visible_to(request.viewer)
    lista = filtro.apply(fila.narrow(seen, olhar), olhar.agora)
    return _file(lista, filtro.ordem_escolhida, olhar, request.GET.get("formato", ""))


@operador
@require_POST
def marcados(request: Requisicao) -> HttpResponseBase:
    """POST /bi/lote/exportar with `id`s: asks for the format, then gives the file."""
    found = marked(request.POST.getlist("id"), request.viewer)
    data = request.POST if "confirmado" in request.POST else None
    form = ExportarLote(data, viewer=request.viewer)
    if not form.is_valid():
        return ask(request, "exportar", form, found)
    olhar = Olhar(request.viewer, timezone.now())
    seen = Atendimento.objects.visible_to(request.viewer)
    lista = seen.filter(pk__in=[each.pk for each in found.linhas])
    return _file(lista, "prazo", olhar, form.cleaned_data["formato"])


def _file(lista: AtendimentoQuerySet, ordem: str, olhar: Olhar, formato: str) -> HttpResponseBase:
    table = table_of(ORDENS[ordem].sort(lista), olhar.viewer, olhar.agora)
    return download(table, formato)
