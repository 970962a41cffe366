"""Configurações / Confidenciais: an administrador sees that they exist, and may name himself."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from econtador.acessos.porta import Requisicao, administrador
from econtador.atendimentos.models import Atendimento, confidential_of_office, name_myself


@administrador
@require_safe
def confidenciais(request: Requisicao) -> HttpResponse:
    """GET /configuracoes/confidenciais"""
    known = set(
        Atendimento.objects.visible_to(request.viewer)
        .filter(confidencial=True)
        .values_list("pk", flat=True)
    )
    rows = [
        {"id": pk, "numero": numero, "responsavel": responsavel, "incluido": pk in known}
        for pk, numero, responsavel in confidential_of_office(request.viewer)
    ]
    return render(request, "atendimentos/confidenciais.html", {"confidenciais": rows})


@administrador
@require_POST
def incluir_me(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /configuracoes/confidenciais/<id>: audited, and told to the others by the histórico."""
    if pk not in {row[0] for row in confidential_of_office(request.viewer)}:
        raise Http404("Atendimento confidencial não encontrado.")
    name_myself(pk, author=request.viewer)
    messages.success(request, "Você foi incluído. Os outros veem isso no histórico.")
    return redirect("confidenciais")
