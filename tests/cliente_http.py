"""A browser without JavaScript: Django's test client, entered as one of the cast."""

from django.test import Client

from econtador.atendimentos.demo.elenco import Elenco


def entered(elenco: Elenco, nome: str) -> Client:
    """Return a client that is logged in as `nome` (first name in lower case)."""
    client = Client()
    client.force_login(elenco.pessoas[nome].conta, backend="econtador.contas.entrada.PorLogin")
    return client
