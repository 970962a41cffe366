"""A client of an ASGI application: says what it is told, keeps what it hears."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest

from econtador.base.asgi.raiz import Raiz
from tests import assincrono

Wsgi = Callable[..., Iterable[bytes]]


@dataclass
class Cliente:
    """One request. `diz` are the messages it sends, `ouve` those that came back.

    It takes an answer piece by piece when `pausado` says so, and leaves where `sai_depois` says.
    """

    diz: list[dict[str, Any]] = field(default_factory=lambda: [corpo(b"")])
    sai_depois: int | None = None
    ouve: list[dict[str, Any]] = field(default_factory=list)
    saiu: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self) -> dict[str, Any]:
        if self.diz:
            return self.diz.pop(0)
        await self.saiu.wait()
        return {"type": "http.disconnect"}

    async def send(self, mensagem: dict[str, Any]) -> None:
        self.ouve.append(mensagem)
        if self.sai_depois is not None and len(self.ouve) > self.sai_depois:
            self.saiu.set()
            await asyncio.sleep(0)  # the server learns of it

    @property
    def status(self) -> int:
        return int(self.ouve[0]["status"])

    @property
    def cabecalhos(self) -> dict[bytes, bytes]:
        return dict(self.ouve[0]["headers"])

    @property
    def texto(self) -> bytes:
        return b"".join(each.get("body", b"") for each in self.ouve[1:])


def corpo(parte: bytes, *, mais: bool = False) -> dict[str, Any]:
    """Return one piece of a request's body."""
    return {"type": "http.request", "body": parte, "more_body": mais}


@pytest.fixture
def pede() -> Callable[..., Cliente]:
    """Ask a WSGI application through the root: `pede(app, cliente=…, path=…, headers=…)`."""

    def ask(wsgi: Wsgi, cliente: Cliente | None = None, **scope: Any) -> Cliente:
        async def run() -> Cliente:
            who = cliente or Cliente()
            await Raiz(wsgi, threads=2)(usual | scope, who.receive, who.send)
            return who

        usual = {
            "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http",
            "path": "/", "raw_path": b"/", "query_string": b"", "headers": [], "root_path": "",
            "server": ("127.0.0.1", "8000"), "client": ("10.0.0.9", "4242"),
        }  # fmt: skip
        return assincrono.run(run())

    return ask
