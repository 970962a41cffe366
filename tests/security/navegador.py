"""An attacker's browser: one request, and what came back of it, read to the end."""

import re
from contextlib import closing
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

    pedido: str
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

    def shows(self, *words: str) -> bool:
        return any(word in self.tudo for word in words)

    def __str__(self) -> str:
        return f"{self.pedido} → {self.status}"


def ask(client: Client, method: str, address: str, data: Any = None, **extra: Any) -> Resposta:
    """Send one request and read the whole answer."""
    answer = getattr(client, method.lower())(address, data, **extra)
    headers = {**dict(answer.items()), "Set-Cookie": answer.cookies.output()}
    return Resposta(f"{method} {address}", answer.status_code, headers, _read(answer))


def try_every_way(cena: Cena, nome: str, address: str, body: dict[str, Any]) -> list[Resposta]:
    """Read, ask for the fragment and write as one of the cast, each time freshly entered."""
    ways: list[tuple[str, Any, dict[str, Any]]] = [
        ("GET", None, {}),
        ("GET", None, {"headers": HTMX}),
        ("HEAD", None, {}),
        ("POST", body, {}),
        ("POST", body, {"headers": HTMX}),
    ]
    return [ask(entered(cena.elenco, nome), way, address, data, **x) for way, data, x in ways]


def _read(answer: Any) -> bytes:
    if not answer.streaming:
        return bytes(answer.content)  # closed by the test client already
    with closing(answer):
        return b"".join(answer.streaming_content)


def without_tokens(texto: str) -> str:
    """Return the page without what differs between two equal answers."""
    return TOKEN.sub("", texto)
