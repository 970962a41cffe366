"""One place that turns what the domain refuses into an answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from econtador.base.erros import DomainError

GetResponse = Callable[[HttpRequest], HttpResponse]


class DomainErrors:
    """Answers a DomainError with its own status and sentence, and a 405 with a page.

    Django's 405 is empty: whoever copies the address of a form would look at nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            response.content = render(request, "ui/erro.html", {"codigo": 405}).content
        return response

    def process_exception(self, request: HttpRequest, erro: Exception) -> HttpResponse | None:
        if not isinstance(erro, DomainError):
            return None
        context = {"codigo": erro.status, "frase": erro.mensagem}
        return render(request, "ui/erro.html", context, status=erro.status)
