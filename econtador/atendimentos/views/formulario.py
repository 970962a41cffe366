"""A form on a page of its own, with the atendimento that it is about."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from econtador.acessos.porta import Requisicao
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.views.comum import Recusa
from econtador.atendimentos.views.detalhe import header, rights


def form_page(
    request: Requisicao,
    template: str,
    atendimento: Atendimento,
    form: forms.Form,
    recusa: Recusa | None = None,
    **more: Any,
) -> HttpResponse:
    """Return the page; with `recusa` it is the answer to a save that did not happen.

    `more` is what the page shows besides.
    """
    context = {
        "atendimento": atendimento,
        "form": form,
        "pergunta": recusa.pergunta if recusa else None,
        **header(atendimento, request.viewer),
        **rights(atendimento, request.viewer),
        **more,
    }
    return render(request, template, context, status=recusa.status if recusa else 200)
