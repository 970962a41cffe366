"""One open page: what it is sent, and how fast it takes it."""

import asyncio
import json
from collections.abc import Sequence
from contextlib import suppress
from uuid import UUID

from econtador.aovivo.plateia import Item
from econtador.base.asgi import Receive, Send, gone

CABEM = 32
SEGUNDOS_PARADO = 30.0
# A browser that lost the connection comes back after this long, in milliseconds.
VOLTA_EM = 1000


class Fluxo:
    """A stream of server-sent events, with a short queue.

    A page that takes slower than things happen loses the queue and is told to ask again: what it
    then shows is complete, and nothing has piled up here. One that takes nothing is closed.
    """

    def __init__(self, olhando: frozenset[UUID]) -> None:
        self.olhando = olhando
        self._fila: list[bytes] = []
        self._acorda = asyncio.Event()
        self._fim = False

    @property
    def idle(self) -> bool:
        """Whether nothing waits to be sent."""
        return not self._fila

    def tell(self, em: float, itens: Sequence[Item]) -> None:
        """Send what happened, up to `em`."""
        self._put(_evento("novidades", em, list(itens)))

    def reload(self, em: float) -> None:
        """Tell the page to ask for everything again: what it missed is not known."""
        self._fila = [_evento("recarregar", em, None)]
        self._acorda.set()

    def mark(self, em: float) -> None:
        """Send a sign of life, which moves the place from which a later page goes on."""
        self._put(f"id: {_place(em)}\nevent: sinal\ndata:\n\n".encode())

    def close(self, motivo: str = "") -> None:
        """Send what waits and end; with a `motivo` the page is told not to come back."""
        if motivo:
            self._fila.append(_evento("fim", 0, motivo))
        self._fim = True
        self._acorda.set()

    async def run(self, receive: Receive, send: Send) -> None:
        """Send until the page leaves, stops taking, or the stream is closed."""
        vigia = asyncio.ensure_future(self._watch(receive))
        self._fila.insert(0, f"retry: {VOLTA_EM}\n\n".encode())
        self._acorda.set()
        try:
            with suppress(TimeoutError):
                await self._send_all(send)
        finally:
            vigia.cancel()
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _send_all(self, send: Send) -> None:
        while self._fila or not self._fim:
            await self._acorda.wait()
            self._acorda.clear()
            fila, self._fila = self._fila, []
            if fila:
                corpo = {"type": "http.response.body", "body": b"".join(fila), "more_body": True}
                await asyncio.wait_for(send(corpo), SEGUNDOS_PARADO)

    async def _watch(self, receive: Receive) -> None:
        await gone(receive)
        self._fila = []
        self.close()

    def _put(self, mensagem: bytes) -> None:
        if self._fim:
            return
        if len(self._fila) >= CABEM:
            self._fila = [_evento("recarregar", 0, None)]
        else:
            self._fila.append(mensagem)
        self._acorda.set()


def _evento(nome: str, em: float, dados: object) -> bytes:
    lugar = f"id: {_place(em)}\n" if em else ""
    texto = json.dumps(dados, ensure_ascii=False, separators=(",", ":"))
    return f"{lugar}event: {nome}\ndata: {texto}\n\n".encode()


def _place(em: float) -> int:
    return int(em * 1000)
