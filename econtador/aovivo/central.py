"""The live channel of this process: who listens, what is said, and who is told."""

import asyncio
import logging
import time
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import close_old_connections

from econtador.aovivo.escuta import Escuta
from econtador.aovivo.fluxo import Fluxo
from econtador.aovivo.memoria import Memoria
from econtador.aovivo.ouvinte import Ouvinte
from econtador.aovivo.plateia import Dito, Lugar, audience
from econtador.aovivo.recado import Recado
from econtador.aovivo.sala import Sala
from econtador.base.asgi import Receive, Send
from econtador.base.viewer import Viewer

# What happens together is told together, and asked of the database once.
JUNTA_SEGUNDOS = 0.12
BATIDA_SEGUNDOS = 20.0
# A right that was taken ends the stream at the next recado, or after this long.
CONFERE_SEGUNDOS = 120.0
JUIZES = 2
SEM_ACESSO = "A sua sessão terminou ou o seu acesso mudou. Atualize a página."
registro = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chegada:
    """A page that begins to listen: it knows what was true at `desde`, seconds since 1970."""

    lugar: Lugar
    viewer: Viewer
    desde: float
    olhando: frozenset[UUID] = frozenset()


class Central:
    """Lives on the loop of the process, where nothing waits for the database."""

    def __init__(self) -> None:
        self.sala = Sala()
        self._memoria = Memoria(time.time())
        self._juizes = ThreadPoolExecutor(JUIZES, thread_name_prefix="ao-vivo")
        self._tarefas: set[asyncio.Task[None]] = set()
        self._aberta = self._saindo = False

    def start(self) -> None:
        """Begin to listen; called again, it does nothing."""
        if not self._aberta:
            self._aberta = True
            self._do(Escuta(self._begin, self.hear).run())
            self._do(self._beat())

    def leave(self) -> None:
        """End every stream: the pages come back, to whoever serves them then."""
        self._saindo = True
        for fluxo in self.sala.fluxos():
            fluxo.close()

    async def stop(self) -> None:
        """End the streams and stop listening."""
        self.leave()
        for tarefa in self._tarefas:
            tarefa.cancel()
        await asyncio.gather(*self._tarefas, return_exceptions=True)
        self._juizes.shutdown(wait=False)

    async def attend(self, chegada: Chegada, receive: Receive, send: Send) -> None:
        """Keep the page told until it leaves, beginning with what it missed on its way here."""
        self.start()
        fluxo = Fluxo(chegada.olhando)
        ouvinte = self.sala.enter(chegada.lugar, chegada.viewer, fluxo, time.time())
        perdidos = self._memoria.since(chegada.desde)
        if perdidos is None:
            fluxo.reload(time.time())
        else:
            self._pass_on(ouvinte, perdidos)
        if self._saindo:
            fluxo.close()
        try:
            await fluxo.run(receive, send)
        finally:
            self.sala.go_out(ouvinte, fluxo)

    def hear(self, recado: Recado) -> None:
        """Remember what was said, and pass it on to those of the escritório whom it may concern."""
        self._memoria.keep(recado)
        for ouvinte in self.sala.of(recado.escritorio):
            self._pass_on(ouvinte, [recado])

    def _begin(self) -> None:
        agora = time.time()
        self._memoria.begin_again(agora)
        for fluxo in self.sala.fluxos():
            fluxo.reload(agora)

    def _pass_on(self, ouvinte: Ouvinte, recados: Sequence[Recado]) -> None:
        if ouvinte.hear(recados):
            self._serve(ouvinte)

    def _serve(self, ouvinte: Ouvinte) -> None:
        ouvinte.ocupado = True
        self._do(self._tell_all(ouvinte))

    async def _tell_all(self, ouvinte: Ouvinte) -> None:
        """Tell what waits, burst after burst: never two at once, so that places only move on."""
        try:
            await asyncio.sleep(JUNTA_SEGUNDOS)
            await self._tell(ouvinte)
            while ouvinte.waiting:
                await asyncio.sleep(JUNTA_SEGUNDOS)
                await self._tell(ouvinte)
        finally:
            ouvinte.ocupado = False

    async def _tell(self, ouvinte: Ouvinte) -> None:
        ouvinte.visto_em = agora = time.time()
        recados, demais = ouvinte.take()
        try:
            dito = await self._ask(ouvinte, recados)
        except Exception:  # whatever it was, nobody may go deaf: the pages ask by themselves
            registro.exception("Não foi possível saber quem ouve o quê")
            demais, dito = True, Dito(ouvinte.viewer)
        if dito is None:
            ouvinte.end(SEM_ACESSO)
        elif demais:
            ouvinte.reload(agora)
        else:
            ouvinte.tell(dito, agora)

    async def _ask(self, ouvinte: Ouvinte, recados: list[Recado]) -> Dito | None:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._juizes, _judge, ouvinte.lugar, recados, ouvinte.olhando
        )

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BATIDA_SEGUNDOS)
            agora = time.time()
            for ouvinte in self.sala.everybody():
                if ouvinte.ocupado:
                    continue
                ouvinte.mark(agora)
                if agora - ouvinte.visto_em > CONFERE_SEGUNDOS:
                    self._serve(ouvinte)

    def _do(self, trabalho: Coroutine[Any, Any, None]) -> None:
        tarefa = asyncio.ensure_future(trabalho)
        self._tarefas.add(tarefa)
        tarefa.add_done_callback(self._tarefas.discard)


def _judge(lugar: Lugar, recados: list[Recado], olhando: frozenset[UUID]) -> Dito | None:
    close_old_connections()
    try:
        return audience(lugar, recados, olhando)
    finally:
        close_old_connections()


central = Central()
