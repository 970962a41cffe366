"""A browser without JavaScript: Django's test client, entered as one of the cast."""

from datetime import timedelta

from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from econtador.atendimentos.demo.elenco import Elenco
from econtador.atendimentos.models import Atendimento
from tests.cena import Cena


def entered(elenco: Elenco, nome: str) -> Client:
    """Return a client that is logged in as `nome` (first name in lower case)."""
    client = Client()
    client.force_login(elenco.pessoas[nome].conta, backend="econtador.contas.entrada.PorLogin")
    return client


def saved(answer: HttpResponseBase) -> bytes:
    """Return the file that an answer carries; at its end the test client closes it."""
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined] # of a FileResponse


def soon(days: int = 5) -> str:
    """Return a date and hour as the forms take it, some days ahead."""
    return (timezone.localtime() + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


def only(cena: Cena) -> Atendimento:
    """Return the one atendimento that there is, as the system sees it."""
    with cena.by_sistema():
        return Atendimento.objects.select_related("delegado", "empresa", "tipo", "fase").get()
