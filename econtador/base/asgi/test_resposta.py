"""What of an answer reaches the client, and when."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from econtador.base.asgi import ASSUMIR, Receive, Send, gone, resposta
from econtador.base.asgi.conftest import Cliente

Pede = Callable[..., Cliente]


class Partes:
    """An answer in pieces; remembers how many were asked for and that it was closed, and where."""

    def __init__(self, *partes: bytes, length: int | None = None) -> None:
        self.partes = partes
        self.length = length
        self.dadas = 0
        self.fechada_em = ""

    def __call__(self, _environ: dict[str, Any], start_response: Any) -> "Partes":
        headers = [] if self.length is None else [("Content-Length", str(self.length))]
        start_response("201 Created", [*headers, ("X-Nome", "ç"), ("Set-Cookie", "a=1")])
        return self

    def __iter__(self) -> Iterator[bytes]:
        for parte in self.partes:
            self.dadas += 1
            yield parte

    def close(self) -> None:
        self.fechada_em = threading.current_thread().name


def test_a_short_answer_goes_in_one_piece(pede: Pede) -> None:
    app = Partes(b"ol", b"", b"a", length=3)
    cliente = pede(app)
    assert cliente.status == 201
    assert cliente.cabecalhos == {
        b"content-length": b"3", b"x-nome": "ç".encode("latin-1"), b"set-cookie": b"a=1"
    }  # fmt: skip
    assert [each["body"] for each in cliente.ouve[1:]] == [b"ola"]
    assert cliente.ouve[-1]["more_body"] is False


def test_it_is_closed_in_the_thread_that_made_it(pede: Pede) -> None:
    for app in (Partes(b"x", length=1), Partes(b"x")):
        pede(app)
        assert app.fechada_em.startswith("pagina")


def test_an_answer_without_length_is_sent_as_it_is_made(pede: Pede) -> None:
    cliente = pede(Partes(b"um", b"", b"dois"))
    assert [each.get("body") for each in cliente.ouve[1:]] == [b"um", b"dois", b""]
    assert [each["more_body"] for each in cliente.ouve[1:]] == [True, True, False]


def test_a_long_answer_is_not_gathered(pede: Pede) -> None:
    bloco = b"x" * 2**20
    cliente = pede(Partes(*[bloco] * 3, length=3 * 2**20))
    assert [len(each.get("body", b"")) for each in cliente.ouve[1:]] == [2**20] * 3 + [0]


def test_nothing_more_is_made_for_who_has_left(pede: Pede) -> None:
    app = Partes(*[b"linha"] * 10_000)
    pede(app, Cliente(sai_depois=5))
    assert app.dadas < 100
    assert app.fechada_em.startswith("pagina")


def test_who_takes_nothing_does_not_keep_the_thread(
    pede: Pede, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resposta, "SEGUNDOS_PARADO", 0.05)

    class Parado(Cliente):
        async def send(self, mensagem: dict[str, Any]) -> None:
            if len(self.ouve) > 1:
                await self.saiu.wait()
            await super().send(mensagem)

    app = Partes(*[b"linha"] * 10)
    assert len(pede(app, Parado()).ouve) == 2
    assert app.fechada_em.startswith("pagina")


def test_files_are_sent_in_few_large_blocks(pede: Pede, tmp_path: Path) -> None:
    (tmp_path / "guia.pdf").write_bytes(b"x" * 600_000)

    def app(environ: dict[str, Any], start_response: Any) -> Any:
        start_response("200 OK", [("Content-Length", "600000")])
        return environ["wsgi.file_wrapper"]((tmp_path / "guia.pdf").open("rb"), 4096)

    cliente = pede(app)
    assert len(cliente.texto) == 600_000
    assert len(cliente.ouve) < 8


def test_an_error_of_the_application_is_the_servers_to_tell(pede: Pede) -> None:
    def broken(_environ: dict[str, Any], _start_response: Any) -> list[bytes]:
        raise RuntimeError("quebrou")

    with pytest.raises(RuntimeError, match="quebrou"):
        pede(broken)


def test_a_view_may_keep_the_connection(pede: Pede) -> None:
    """The head is the view's, without its length; the rest is the stream's, on the loop."""
    onde: list[str] = []

    async def fluxo(receive: Receive, send: Send) -> None:
        onde.append(threading.current_thread().name)
        await send({"type": "http.response.body", "body": b"data: 1\n\n", "more_body": True})
        await gone(receive)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    class Assumida(Partes):
        def __call__(self, environ: dict[str, Any], start_response: Any) -> "Partes":
            environ[ASSUMIR](fluxo)
            return super().__call__(environ, start_response)

    app = Assumida(length=0)
    cliente = pede(app, Cliente(sai_depois=1))
    assert (cliente.status, cliente.texto) == (201, b"data: 1\n\n")
    assert b"content-length" not in cliente.cabecalhos
    assert app.fechada_em.startswith("pagina")
    assert onde == [threading.main_thread().name]
