"""Configurações of the escritório."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from econtador.acessos.porta import Requisicao, administrador
from econtador.escritorios.forms import EXPLICACOES, EXPLICACOES_DO_PRAZO, PoliticasForm
from econtador.escritorios.models import Escritorio


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def politicas(request: Requisicao) -> HttpResponse:
    """Show and change the policies of the viewer's own escritório."""
    escritorio = Escritorio.objects.get(pk=request.viewer.escritorio_id)
    data = request.POST if request.method == "POST" else None
    form = PoliticasForm(data, initial=asdict(escritorio.politicas))
    if form.is_valid():
        escritorio.set_policies(form.politicas(), author=request.viewer)
        messages.success(request, "Configurações salvas.")
        return redirect("configurar-atendimentos")
    context = {"form": form, "explicacoes": EXPLICACOES, "do_prazo": EXPLICACOES_DO_PRAZO}
    return render(request, "escritorios/politicas.html", context, status=_status(form))


def _status(form: PoliticasForm) -> int:
    return 422 if form.errors else 200
