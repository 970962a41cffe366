"""The body of a request, as the file that WSGI reads."""

import asyncio
import io
from typing import TYPE_CHECKING, BinaryIO

from econtador.base.asgi.tipos import Message, Receive

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# A form is all here before it takes a thread; of a larger body the thread reads what comes.
INTEIRO = 64 * 1024
SEGUNDOS_PARADO = 60.0


async def body_of(receive: Receive) -> BinaryIO:
    """Return the body to read in a thread. A large one is not kept: reading waits for the client.

    Raises ConnectionError where the client left before a small one was complete.
    """
    inicio = bytearray()
    while len(inicio) < INTEIRO:
        mensagem = await receive()
        inicio += _bytes_of(mensagem)
        if not mensagem.get("more_body"):
            return io.BytesIO(inicio)
    resto = _Resto(bytes(inicio), receive, asyncio.get_running_loop())
    return io.BufferedReader(resto, INTEIRO)


class _Resto(io.RawIOBase):
    """What has come, and then what comes, asked for from another thread.

    Whoever stops sending for a minute is cut off (TimeoutError), as whoever leaves
    (ConnectionError): a thread is not theirs to keep. Django answers both as OSError.
    """

    def __init__(self, inicio: bytes, receive: Receive, loop: asyncio.AbstractEventLoop) -> None:
        self._veio = memoryview(inicio)
        self._receive = receive
        self._loop = loop
        self._mais = True

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill what fits of the next piece; 0 at the end."""
        while not self._veio and self._mais:
            self._ask()
        alvo = memoryview(buffer)
        tamanho = min(len(alvo), len(self._veio))
        alvo[:tamanho] = self._veio[:tamanho]
        self._veio = self._veio[tamanho:]
        return tamanho

    def _ask(self) -> None:
        pedido = asyncio.run_coroutine_threadsafe(_next(self._receive), self._loop)
        try:
            mensagem = pedido.result(SEGUNDOS_PARADO)
        except TimeoutError:
            pedido.cancel()
            raise
        self._veio = memoryview(_bytes_of(mensagem))
        self._mais = bool(mensagem.get("more_body"))


async def _next(receive: Receive) -> Message:
    return await receive()


def _bytes_of(mensagem: Message) -> bytes:
    if mensagem["type"] == "http.disconnect":
        raise ConnectionError("Quem enviava saiu antes do fim.")
    return mensagem.get("body", b"") or b""
