"""One request in a thread: WSGI is called, and its answer goes back to the client."""

import asyncio
from collections.abc import Iterable
from typing import Any, BinaryIO
from wsgiref.util import FileWrapper

from econtador.base.asgi.tipos import ASSUMIR, Environ, Fluxo, Message, Receive, Send, Wsgi

# An answer up to here is sent by the loop, and its thread is free at once.
DE_UMA_VEZ = 256 * 1024
BLOCO = 128 * 1024
SEGUNDOS_PARADO = 60.0


class Resposta:
    """The answer to one request. `run` is for a thread; everything else for the loop."""

    def __init__(self, wsgi: Wsgi, environ: Environ, receive: Receive, send: Send) -> None:
        self.fluxo: Fluxo | None = None
        self._wsgi = wsgi
        self._environ = environ
        self._receive = receive
        self._send = send
        self._loop = asyncio.get_running_loop()
        self._inicio: Message = {}
        environ["wsgi.file_wrapper"] = _in_blocks
        environ[ASSUMIR] = self._assumir

    def run(self) -> list[Message]:
        """Call the application and return what is still to be sent: all of a short answer.

        A long answer is sent from here piece by piece, each when the client has taken the one
        before, until it ends or the client has left.
        """
        partes = self._wsgi(self._environ, self._start_response)
        try:
            if self.fluxo is not None:
                return [self._without_length()]
            if self._length() <= DE_UMA_VEZ:
                return [self._inicio, _body(b"".join(partes), more=False)]
            self._stream(partes)
            return [_body(b"", more=False)]
        finally:
            if hasattr(partes, "close"):
                partes.close()

    def _start_response(self, status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        pares = [
            (nome.lower().encode("latin-1"), valor.encode("latin-1")) for nome, valor in headers
        ]
        codigo = int(status.split(" ", 1)[0])
        self._inicio = {"type": "http.response.start", "status": codigo, "headers": pares}

    def _assumir(self, fluxo: Fluxo) -> None:
        self.fluxo = fluxo

    def _length(self) -> float:
        declared = dict(self._inicio["headers"]).get(b"content-length", b"")
        return int(declared) if declared.isdigit() else float("inf")

    def _without_length(self) -> Message:
        kept = [par for par in self._inicio["headers"] if par[0] != b"content-length"]
        return self._inicio | {"headers": kept}

    def _stream(self, partes: Iterable[bytes]) -> None:
        saida = asyncio.run_coroutine_threadsafe(gone(self._receive), self._loop)
        try:
            self._wait(self._inicio)
            for parte in partes:
                if saida.done():
                    return
                if parte:
                    self._wait(_body(parte, more=True))
        finally:
            saida.cancel()

    def _wait(self, mensagem: Message) -> None:
        """Send and wait until it was taken. Whoever takes nothing for a minute: TimeoutError."""
        envio = asyncio.run_coroutine_threadsafe(self._put(mensagem), self._loop)
        try:
            envio.result(SEGUNDOS_PARADO)
        finally:
            envio.cancel()

    async def _put(self, mensagem: Message) -> None:
        await self._send(mensagem)


async def gone(receive: Receive) -> None:
    """Return when the client has left."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _body(parte: bytes, *, more: bool) -> Message:
    return {"type": "http.response.body", "body": parte, "more_body": more}


def _in_blocks(arquivo: BinaryIO, _bloco: int = 0) -> FileWrapper:
    """Read files in blocks of ours: each is a hop to the loop, and Django's are of 4 kB."""
    return FileWrapper(arquivo, BLOCO)
