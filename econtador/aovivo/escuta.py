"""LISTEN: one connection for the process, which comes back by itself."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections

from econtador.aovivo.recado import CANAL, Recado, parse

SEGUNDOS_CALADA = 15.0
SEGUNDOS_PARA_RESPONDER = 5.0
SEGUNDOS_PARA_VOLTAR = 0.5
registro = logging.getLogger(__name__)


class Escuta:
    """Hands over what is said on the channel, and says when a new silence has begun.

    `on_begin` is called each time that the connection listens (anew): what was said before that
    is lost. `on_hear` gets each recado.
    """

    def __init__(self, on_begin: Callable[[], None], on_hear: Callable[[Recado], None]) -> None:
        self._on_begin = on_begin
        self._on_hear = on_hear

    async def run(self) -> None:
        """Listen until cancelled, through restarts of the database."""
        while True:
            try:
                await self._listen()
            except (psycopg.Error, OSError, TimeoutError) as erro:
                registro.info("A escuta caiu e volta já: %s", erro)
            await asyncio.sleep(SEGUNDOS_PARA_VOLTAR)

    async def _listen(self) -> None:
        async with await psycopg.AsyncConnection.connect(**_address()) as conexao:
            await conexao.execute(f"LISTEN {CANAL}")
            self._on_begin()
            while True:
                async for aviso in conexao.notifies(timeout=SEGUNDOS_CALADA):
                    recado = parse(aviso.payload, time.time())
                    if recado is not None:
                        self._on_hear(recado)
                # A dead connection is silent too: only an answer shows that it lives.
                await asyncio.wait_for(conexao.execute("SELECT 1"), SEGUNDOS_PARA_RESPONDER)


def _address() -> dict[str, Any]:
    """Return where to listen: the runtime's role, straight to the server.

    A pooler between would give each statement another connection, and LISTEN would be lost.
    """
    always = {"autocommit": True, "application_name": CANAL}
    if settings.DATABASE_DIRECT_URL:
        return {"conninfo": settings.DATABASE_DIRECT_URL, **always}
    padrao = connections["default"].get_connection_params()
    known = ("dbname", "user", "password", "host", "port")
    return {nome: padrao[nome] for nome in known if padrao.get(nome)} | always
