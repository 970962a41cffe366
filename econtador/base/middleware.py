"""One place that turns what the domain refuses into an answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from econtador.base.erros import DomainError

GetResponse = Callable[[HttpRequest], HttpResponse]


class DomainErrors:
    """Answers a DomainError with its own status: a page, or the fragment that htmx shows."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, erro: Exception) -> HttpResponse | None:
        if not isinstance(erro, DomainError):
            return None
        context = {"codigo": erro.status, "frase": erro.mensagem}
        return render(request, "ui/erro.html", context, status=erro.status)
