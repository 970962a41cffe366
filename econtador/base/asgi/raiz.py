"""The ASGI application of a face."""

import asyncio
import resource
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import FrameType
from typing import Any, Protocol

from econtador.base.asgi.ambiente import environ_of
from econtador.base.asgi.corpo import body_of
from econtador.base.asgi.resposta import Resposta
from econtador.base.asgi.tipos import Fluxo, Receive, Scope, Send, Wsgi

Tratador = Callable[[int, FrameType | None], Any]


class Servico(Protocol):
    """What lives beside the requests, on the loop of the process."""

    def start(self) -> None:
        """Begin; the loop is running. Called again, it does nothing."""

    def leave(self) -> None:
        """End what is open, soon: the process was asked to stop."""

    async def stop(self) -> None:
        """Give everything back."""


class Raiz:
    """Hands every request to WSGI in one of `threads`; a view may keep its connection open.

    A view does so by giving a `Fluxo` to `request.environ[ASSUMIR]`: its thread is free again,
    and the stream goes on here, behind the door and the headers of an ordinary view.
    """

    def __init__(self, wsgi: Wsgi, *, threads: int, servicos: Sequence[Servico] = ()) -> None:
        self._wsgi = wsgi
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="pagina")
        self._servicos = servicos

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        fluxo = await self._page(scope, receive, send)
        if fluxo is not None:  # nothing of the request is kept meanwhile
            await fluxo(receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> Fluxo | None:
        environ = environ_of(scope)
        try:
            environ["wsgi.input"] = await body_of(receive)
        except ConnectionError:
            return None
        resposta = Resposta(self._wsgi, environ, receive, send)
        loop = asyncio.get_running_loop()
        with suppress(TimeoutError):  # the client took nothing for a minute: cut off in the middle
            for mensagem in await loop.run_in_executor(self._pool, resposta.run):
                await send(mensagem)
        return resposta.fluxo

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        _allow_many_connections()
        self._leave_at_signal()
        for servico in self._servicos:
            servico.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for servico in self._servicos:
            await servico.stop()
        self._pool.shutdown(wait=False)
        await send({"type": "lifespan.shutdown.complete"})

    def _leave_at_signal(self) -> None:
        """A server waits for what is open before it says that it stops: streams must know first."""
        loop = asyncio.get_running_loop()
        with suppress(ValueError):  # not in the main thread: then the server ends us its own way
            for sinal in (signal.SIGTERM, signal.SIGINT):
                signal.signal(sinal, self._on_signal(loop, signal.getsignal(sinal)))

    def _on_signal(self, loop: asyncio.AbstractEventLoop, antes: Any) -> Tratador:
        # The loop hears of signals beside this, by its own descriptor; a plain one came before us.
        def on_signal(numero: int, quadro: FrameType | None) -> None:
            for servico in self._servicos:
                loop.call_soon_threadsafe(servico.leave)
            if callable(antes):
                antes(numero, quadro)

        return on_signal


def _allow_many_connections() -> None:
    """Each open stream is a file to the system, which gives 1,024 unless more are asked for."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
