"""The root in a process: it begins what lives beside the pages, and ends it in time."""

import asyncio
import os
import resource
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from econtador.base.asgi import Raiz
from tests import assincrono


class Servico:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.ditos: list[str] = []

    def start(self) -> None:
        self.ditos.append("start")

    def leave(self) -> None:
        self.ditos.append("leave")

    async def stop(self) -> None:
        self.ditos.append("stop")


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """Leave the process as it was."""
    kept = {sinal: signal.getsignal(sinal) for sinal in (signal.SIGTERM, signal.SIGINT)}
    files = resource.getrlimit(resource.RLIMIT_NOFILE)
    yield
    for sinal, antes in kept.items():
        signal.signal(sinal, antes)
    resource.setrlimit(resource.RLIMIT_NOFILE, files)


async def live(raiz: Raiz, meanwhile: Any = None) -> list[str]:
    """Begin and end the application; return what it answered to the server."""
    said: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    answers: list[str] = []

    async def send(mensagem: dict[str, Any]) -> None:
        answers.append(mensagem["type"])

    vida = asyncio.ensure_future(raiz({"type": "lifespan"}, said.get, send))
    await said.put({"type": "lifespan.startup"})
    await asyncio.sleep(0.01)
    if meanwhile:
        meanwhile()
        await asyncio.sleep(0.05)
    await said.put({"type": "lifespan.shutdown"})
    await vida
    return answers


def nothing(_environ: dict[str, Any], _start_response: Any) -> list[bytes]:
    return []


def test_services_begin_and_end_with_the_process() -> None:
    servico = Servico()
    answers = assincrono.run(live(Raiz(nothing, threads=1, servicos=[servico])))
    assert answers == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert servico.ditos == ["start", "stop"]


def test_at_the_signal_services_leave_before_the_server_waits_for_them() -> None:
    servico, heard = Servico(), []
    signal.signal(signal.SIGTERM, lambda *_: heard.append("server"))
    raiz = Raiz(nothing, threads=1, servicos=[servico])
    assincrono.run(live(raiz, lambda: os.kill(os.getpid(), signal.SIGTERM)))
    assert servico.ditos == ["start", "leave", "stop"]
    assert heard == ["server"]  # what the server wanted to know, it knows


def test_the_system_gives_as_many_connections_as_it_may() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(512, most), most))
    assincrono.run(live(Raiz(nothing, threads=1)))
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == (most, most)


def test_what_is_no_request_is_left_alone() -> None:
    async def never(*_: Any) -> Any:
        raise AssertionError("nobody was to be asked")

    assincrono.run(Raiz(nothing, threads=1)({"type": "websocket"}, never, never))
