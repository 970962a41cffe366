"""One stream: what is written, in which order, and what becomes of a page that does not keep up."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from econtador.aovivo import fluxo as modulo
from econtador.aovivo.fluxo import CABEM, Fluxo
from tests import assincrono

INICIO = "retry: 1000\n\n"


class Pagina:
    """A page at the other end: takes what comes while `aberta`, and may leave."""

    def __init__(self) -> None:
        self.partes: list[dict[str, Any]] = []
        self.saiu = asyncio.Event()
        self.aberta = asyncio.Event()
        self.aberta.set()

    async def receive(self) -> dict[str, Any]:
        await self.saiu.wait()
        return {"type": "http.disconnect"}

    async def send(self, mensagem: dict[str, Any]) -> None:
        await self.aberta.wait()
        self.partes.append(mensagem)

    @property
    def texto(self) -> str:
        return b"".join(each["body"] for each in self.partes).decode()


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def heard(*acts: Callable[[Fluxo, Pagina], None]) -> Pagina:
    """Run a stream, do each of `acts` once it has settled, and close it."""

    async def run() -> Pagina:
        pagina, stream = Pagina(), Fluxo(frozenset())
        correndo = asyncio.ensure_future(stream.run(pagina.receive, pagina.send))
        for act in acts:
            await settle()
            act(stream, pagina)
        await settle()
        stream.close()
        await asyncio.wait_for(correndo, 5)
        return pagina

    return assincrono.run(run())


def test_it_begins_by_saying_when_to_come_back() -> None:
    pagina = heard()
    assert pagina.texto == INICIO
    assert pagina.partes[-1] == {"type": "http.response.body", "body": b"", "more_body": False}


def test_what_happened_is_told_with_its_place() -> None:
    item = {"tipo": "escrevendo", "atendimento": 42, "quem": "Célia\nRocha"}
    pagina = heard(lambda stream, _: stream.tell(12.3456, [item]))
    place, event, data, *rest = pagina.texto.removeprefix(INICIO).split("\n")
    assert (place, event, rest) == ("id: 12345", "event: novidades", ["", ""])
    assert json.loads(data.removeprefix("data: ")) == [item]


def test_a_sign_of_life_moves_the_place() -> None:
    pagina = heard(lambda stream, _: stream.mark(5.0))
    assert pagina.texto == f"{INICIO}id: 5000\nevent: sinal\ndata:\n\n"


def test_what_waits_goes_together() -> None:
    def both(stream: Fluxo, _: Pagina) -> None:
        stream.tell(1.0, [{"tipo": "aviso"}])
        stream.mark(2.0)

    pagina = heard(both)
    assert len(pagina.partes) == 3
    assert pagina.texto.index("novidades") < pagina.texto.index("sinal")


def test_to_reload_makes_the_rest_needless() -> None:
    def tell_and_reload(stream: Fluxo, _: Pagina) -> None:
        stream.tell(1.0, [{"tipo": "aviso"}])
        stream.reload(2.0)

    assert heard(tell_and_reload).texto == f"{INICIO}id: 2000\nevent: recarregar\ndata: null\n\n"


def test_a_page_that_does_not_keep_up_is_told_to_ask_again() -> None:
    def flood(stream: Fluxo, pagina: Pagina) -> None:
        pagina.aberta.clear()
        for number in range(20 * CABEM):
            stream.tell(float(number + 1), [{"tipo": "aviso"}])
        assert len(stream._fila) <= CABEM
        pagina.aberta.set()

    texto = heard(flood).texto
    assert "event: recarregar" in texto
    assert texto.count("novidades") <= CABEM


def test_a_page_that_takes_nothing_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modulo, "SEGUNDOS_PARADO", 0.05)

    class Morta(Pagina):
        async def send(self, mensagem: dict[str, Any]) -> None:
            if mensagem["more_body"]:
                await asyncio.sleep(60)
            await super().send(mensagem)

    async def run() -> Pagina:
        pagina = Morta()
        await asyncio.wait_for(Fluxo(frozenset()).run(pagina.receive, pagina.send), 5)
        return pagina

    assert [each["more_body"] for each in assincrono.run(run()).partes] == [False]


def test_it_ends_when_the_page_leaves() -> None:
    async def run() -> Pagina:
        pagina, stream = Pagina(), Fluxo(frozenset())
        correndo = asyncio.ensure_future(stream.run(pagina.receive, pagina.send))
        await settle()
        stream.tell(1.0, [{"tipo": "aviso"}])
        pagina.saiu.set()
        await asyncio.wait_for(correndo, 5)
        stream.tell(2.0, [{"tipo": "aviso"}])
        assert stream.idle
        return pagina

    assert assincrono.run(run()).partes[-1]["more_body"] is False


def test_who_may_not_listen_any_more_is_told_so() -> None:
    texto = heard(lambda stream, _: stream.close("A sua sessão terminou.")).texto
    assert texto.endswith('event: fim\ndata: "A sua sessão terminou."\n\n')
    assert "id:" not in texto
