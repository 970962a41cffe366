"""The holidays that the office adds."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from econtador.acessos.porta import Requisicao, administrador
from econtador.base.erros import DadoInvalido
from econtador.base.http import add_error
from econtador.base.ui.procura import address
from econtador.calendario.forms.feriado import EXPLICACOES, FeriadoForm, initial_of
from econtador.calendario.models import Feriado, Sede
from econtador.calendario.telas.lugares import SEPARADOR
from econtador.escritorios.models import Escritorio
from econtador.prazos.calendario import Ambito


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def novo(request: Requisicao) -> HttpResponse:
    """GET and POST /configuracoes/calendario/feriados/novo"""
    if request.method != "POST":
        return _page(request, FeriadoForm(initial=_initial(request)))
    form = FeriadoForm(request.POST)
    if form.is_valid():
        try:
            return _saved(request, Feriado.add(form.ficha(), author=request.viewer))
        except DadoInvalido as erro:
            add_error(form, erro)
    return _page(request, form)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def feriado(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET and POST /configuracoes/calendario/feriados/<id>"""
    found = _load(request, pk)
    if request.method != "POST":
        return _page(request, FeriadoForm(initial=initial_of(found)), found)
    form = FeriadoForm(request.POST)
    if form.is_valid():
        try:
            found.change(form.ficha(), author=request.viewer)
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            return _saved(request, found)
    return _page(request, form, _load(request, pk))


@administrador
@require_POST
def remocao(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /configuracoes/calendario/feriados/<id>/remocao"""
    found = _load(request, pk)
    found.archive(author=request.viewer)
    messages.success(request, f"{found} não conta mais. Ele fica entre os removidos.")
    return redirect(_back(found))


@administrador
@require_POST
def restauracao(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /configuracoes/calendario/feriados/<id>/restauracao"""
    found = _load(request, pk)
    found.restore(author=request.viewer)
    messages.success(request, f"{found} conta de novo.")
    return redirect(_back(found))


def _load(request: Requisicao, pk: UUID) -> Feriado:
    return get_object_or_404(Feriado, escritorio_id=request.viewer.escritorio_id, pk=pk)


def _initial(request: Requisicao) -> dict[str, str]:
    escritorio_id = request.viewer.escritorio_id
    return {
        "escopo": Ambito.MUNICIPIO.value,
        "uf": Escritorio.objects.values_list("uf", flat=True).get(pk=escritorio_id),
        "municipio": Sede.of(escritorio_id),
        "dia": request.GET.get("dia", ""),
    }


def _saved(request: Requisicao, saved: Feriado) -> HttpResponse:
    messages.success(request, f"{saved} salvo.")
    return redirect(_back(saved))


def _back(feriado: Feriado) -> str:
    """Return the year and the place in which the holiday can be seen."""
    town = feriado.escopo in (Ambito.UF, Ambito.MUNICIPIO)
    lugar = f"{feriado.uf}{SEPARADOR}{feriado.municipio}" if town else ""
    return address(reverse("calendario"), ano=str(feriado.dia.year), lugar=lugar)


def _page(request: Requisicao, form: FeriadoForm, feriado: Feriado | None = None) -> HttpResponse:
    context = {"form": form, "feriado": feriado, "explicacoes": EXPLICACOES}
    status = 422 if form.errors else 200
    return render(request, "calendario/feriado.html", context, status=status)
