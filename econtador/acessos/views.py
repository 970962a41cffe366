"""Choosing as whom one works: a conta may be a pessoa of several escritórios."""

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from econtador.acessos.porta import SESSAO_PESSOA, conta
from econtador.acessos.viewer import load_vinculos
from econtador.contas.models import Conta


@conta
@require_POST
def vinculo(request: HttpRequest, pessoa_id: UUID) -> HttpResponse:
    """Go on as `pessoa_id`, an active pessoa of the conta itself, now and after the next login."""
    if all(vinculo.pessoa_id != pessoa_id for vinculo in load_vinculos(request.user.pk)):
        raise Http404
    request.session[SESSAO_PESSOA] = str(pessoa_id)
    cast(Conta, request.user).remember(pessoa_id)
    return redirect("inicio")
