"""Inviting a person, again or for the first time, and taking it back."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.core.context import request_context
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from econtador.acessos.cadastros.comum import load
from econtador.acessos.porta import Requisicao, administrador
from econtador.base.tempo import written
from econtador.pessoas.models import Convite, Pessoa


@administrador
@require_POST
def convite(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /pessoas/<id>/convite: a new link; the one before it dies."""
    pessoa = load(request, pk)
    invite(request, pessoa)
    messages.success(request, f"Convite enviado a {pessoa}.")
    return redirect("pessoa", pk)


@administrador
@require_POST
def cancelamento(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /pessoas/<id>/convite/cancelamento"""
    pessoa = load(request, pk)
    get_object_or_404(Convite.objects.abertos(), pessoa=pessoa).cancel(author=request.viewer)
    messages.success(request, f"O convite de {pessoa} não vale mais.")
    return redirect("pessoa", pk)


def invite(request: Requisicao, pessoa: Pessoa) -> None:
    """Make the invitation, and mail it once it is kept. Raises ConviteRecusado."""
    novo, segredo = Convite.send(pessoa, author=request.viewer)
    words = {
        "link": _link(request, pessoa, reverse("convite", args=[segredo])),
        "tipo": pessoa.tipo,
        "nome": pessoa.nome,
        "escritorio": request.viewer.escritorio_nome,
        "vale_ate": written(novo.vale_ate, request.viewer.fuso),
    }
    transaction.on_commit(lambda: _mail(request, pessoa, words))


def _link(request: Requisicao, pessoa: Pessoa, path: str) -> str:
    """Return the address on the face that the person uses: a cliente's is the portal."""
    if settings.SO_OPERADORES and not pessoa.operador:
        return f"{settings.ENDERECO}{path}"
    return request.build_absolute_uri(path)


def _mail(request: Requisicao, pessoa: Pessoa, words: dict[str, str]) -> None:
    with request_context(request):  # after the commit, allauth may have let go of it
        get_adapter(request).send_invitation(pessoa.conta, **words)
