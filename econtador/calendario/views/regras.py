"""What holds for every year: office hours, the town of the office, the days left to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from econtador.acessos.porta import Requisicao, administrador
from econtador.base.erros import DadoInvalido
from econtador.calendario.consulta import written
from econtador.calendario.forms.expediente import CidadeForm, ExpedienteForm, FacultativosForm
from econtador.calendario.models import Ajuste, Expediente, Sede
from econtador.calendario.telas.facultativos import days_left_to
from econtador.calendario.telas.lugares import place_of


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def expediente(request: Requisicao) -> HttpResponse:
    """GET and POST /configuracoes/calendario/expediente"""
    semana = Expediente.of_week(request.viewer.escritorio_id)
    data = request.POST if request.method == "POST" else None
    form = ExpedienteForm(data, semana=semana)
    if form.is_valid():
        Expediente.set_week(form.semana(), author=request.viewer)
        messages.success(request, "Expediente salvo.")
        return redirect("calendario")
    status = 422 if form.errors else 200
    return render(request, "calendario/expediente.html", {"form": form}, status=status)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def facultativos(request: Requisicao) -> HttpResponse:
    """GET and POST /configuracoes/calendario/facultativos?lugar=SP"""
    escrito = written(request.viewer.escritorio_id)
    lugar = place_of(request.GET.get("lugar", ""), escrito.sede)
    linhas = days_left_to(escrito, lugar, timezone.localdate().year)
    data = request.POST if request.method == "POST" else None
    form = FacultativosForm(data, dias={linha.chave: linha.efeito for linha in linhas})
    if form.is_valid():
        Ajuste.adjust(form.efeitos(), author=request.viewer)
        messages.success(request, "Dias facultativos salvos.")
        return redirect("calendario")
    context = {"form": form, "linhas": list(zip(linhas, form, strict=True)), "lugar": lugar}
    status = 422 if form.errors else 200
    return render(request, "calendario/facultativos.html", context, status=status)


@administrador
@require_POST
def cidade(request: Requisicao) -> HttpResponse:
    """POST /configuracoes/calendario/cidade"""
    form = CidadeForm(request.POST)
    if not form.is_valid():
        messages.error(request, "O nome do município tem até 80 letras.")
        return redirect("calendario")
    try:
        Sede.place(form.cleaned_data["municipio"], author=request.viewer)
    except DadoInvalido as erro:
        messages.error(request, erro.mensagem)
    else:
        messages.success(request, "Cidade do escritório salva.")
    return redirect("calendario")
