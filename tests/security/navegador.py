"""An attacker's browser: one request, and what came back of it, read to the end."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client

from tests.cena import Cena
from tests.cliente_http import entered

HTMX = {"HX-Request": "true"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


@dataclass(frozen=True)
class Resposta:
    """What one request brought."""

    metodo: str
    endereco: str
    status: int
    cabecalhos: dict[str, str]
    corpo: bytes

    @property
    def texto(self) -> str:
        return self.corpo.decode("utf-8", "replace")

    @property
    def tudo(self) -> str:
        """Headers, cookies and body as one folded text, in which a secret would be found."""
        return f"{self.cabecalhos} {self.texto}".casefold()

    @property
    def broke(self) -> bool:
        """Whether the server failed; that no stream is held outside ASGI is an answer."""
        return self.status >= 500 and not (self.endereco == "/ao-vivo" and self.status == 503)

    def shows(self, *words: str) -> bool:
        return any(word in self.tudo for word in words)

    def __str__(self) -> str:
        return f"{self.metodo} {self.endereco} → {self.status}"


def ask(client: Client, method: str, address: str, data: Any = None, **extra: Any) -> Resposta:
    """Send one request and read the whole answer."""
    answer = getattr(client, method.lower())(address, data, **extra)
    headers = {**dict(answer.items()), "Set-Cookie": answer.cookies.output()}
    return Resposta(method, address, answer.status_code, headers, _read(answer))


def try_every_way(
    cena: Cena, nome: str, addresses: Iterable[str], body: dict[str, Any]
) -> Iterator[Resposta]:
    """Read, ask for the fragment and write at each address, as one of the cast."""
    client = entered(cena.elenco, nome)
    for address in addresses:
        if address == "/sair":
            continue  # leaving is no attack, and would end the others
        yield ask(client, "GET", address)
        yield ask(client, "GET", address, headers=HTMX)
        yield ask(client, "HEAD", address)
        yield ask(client, "POST", address, body)


def _read(answer: Any) -> bytes:
    # Read to the end, a stream is closed by the test client; closing it twice ends the transaction.
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def without_tokens(texto: str) -> str:
    """Return the page without what differs between two equal answers."""
    return TOKEN.sub("", texto)
