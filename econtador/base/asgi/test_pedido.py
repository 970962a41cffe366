"""What of a request reaches WSGI."""

import asyncio
import io
from collections.abc import Callable
from typing import Any

import pytest

from econtador.base.asgi import corpo as modulo
from econtador.base.asgi.conftest import Cliente, corpo

Pede = Callable[..., Cliente]
MEGA = b"x" * 2**20


class Eco:
    """Keeps the environ and what it read of the body; answers how much that was."""

    def __init__(self, *, read: int = -1) -> None:
        self.environ: dict[str, Any] = {}
        self.lido = b""
        self._read = read

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.environ = environ
        self.lido = environ["wsgi.input"].read(self._read)
        texto = str(len(self.lido)).encode()
        start_response("200 OK", [("Content-Length", str(len(texto)))])
        return [texto]


def test_the_address_arrives_in_bytes_as_the_client_wrote_it(pede: Pede) -> None:
    eco = Eco()
    pede(eco, raw_path=b"/a%2Fb/%C3%A9%E9?x", query_string=b"q=%20y", path="/outro")
    assert eco.environ["PATH_INFO"] == "/a/b/Ã©é"
    assert eco.environ["QUERY_STRING"] == "q=%20y"


def test_a_server_without_raw_path_is_understood_too(pede: Pede) -> None:
    eco = Eco()
    pede(eco, raw_path=None, path="/ação")
    assert eco.environ["PATH_INFO"].encode("latin-1").decode() == "/ação"


def test_who_asks_is_the_address_of_the_connection(pede: Pede) -> None:
    eco = Eco()
    pede(eco, headers=[(b"x-forwarded-for", b"203.0.113.7")])
    assert eco.environ["REMOTE_ADDR"] == "10.0.0.9"
    assert eco.environ["HTTP_X_FORWARDED_FOR"] == "203.0.113.7"


def test_over_a_socket_file_nobody_has_an_address(pede: Pede) -> None:
    eco = Eco()
    pede(eco, client=None, server=None)
    assert (eco.environ["REMOTE_ADDR"], eco.environ["SERVER_NAME"]) == ("", "")


def test_a_header_with_underscores_does_not_pass_for_one_with_hyphens(pede: Pede) -> None:
    eco = Eco()
    pede(eco, headers=[(b"x_forwarded_proto", b"https"), (b"content_length", b"9")])
    assert "HTTP_X_FORWARDED_PROTO" not in eco.environ
    assert "CONTENT_LENGTH" not in eco.environ


def test_repeated_headers_are_joined(pede: Pede) -> None:
    eco = Eco()
    twice = [(b"x-a", b"1"), (b"x-a", b"2"), (b"cookie", b"a=1"), (b"cookie", b"b=2")]
    pede(eco, headers=twice)
    assert eco.environ["HTTP_X_A"] == "1,2"
    assert eco.environ["HTTP_COOKIE"] == "a=1; b=2"


def test_type_and_length_of_the_body_have_no_prefix(pede: Pede) -> None:
    eco = Eco()
    pede(eco, headers=[(b"content-type", b"a/b"), (b"content-length", b"3")])
    assert (eco.environ["CONTENT_TYPE"], eco.environ["CONTENT_LENGTH"]) == ("a/b", "3")
    assert not {"HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH"} & set(eco.environ)


def test_a_form_is_complete_before_a_thread_is_taken(pede: Pede) -> None:
    eco = Eco()
    cliente = Cliente([corpo(b"a=1", mais=True), corpo(b"&b=2")])
    assert pede(eco, cliente).texto == b"7"
    assert eco.lido == b"a=1&b=2"
    assert isinstance(eco.environ["wsgi.input"], io.BytesIO)


def test_a_large_body_is_read_as_it_comes(pede: Pede) -> None:
    eco = Eco()
    cliente = Cliente([corpo(MEGA, mais=True) for _ in range(24)] + [corpo(b"fim")])
    assert pede(eco, cliente).texto == str(24 * 2**20 + 3).encode()
    assert eco.lido.endswith(b"xfim")
    assert cliente.diz == []


def test_of_a_large_body_no_more_is_taken_than_is_read(pede: Pede) -> None:
    cliente = Cliente([corpo(MEGA, mais=True) for _ in range(24)])
    assert pede(Eco(read=10), cliente).texto == b"10"
    assert len(cliente.diz) == 23


def test_who_leaves_in_the_middle_of_a_form_gets_no_answer(pede: Pede) -> None:
    eco = Eco()
    cliente = Cliente([corpo(b"a=1", mais=True), {"type": "http.disconnect"}])
    assert pede(eco, cliente).ouve == []
    assert eco.environ == {}


def test_who_leaves_in_the_middle_of_a_file_is_an_error_that_django_knows(pede: Pede) -> None:
    cliente = Cliente([corpo(MEGA, mais=True), {"type": "http.disconnect"}])
    with pytest.raises(OSError, match="saiu antes do fim"):
        pede(Eco(), cliente)


def test_who_stops_sending_does_not_keep_the_thread(
    pede: Pede, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(modulo, "SEGUNDOS_PARADO", 0.05)

    class Calado(Cliente):
        async def receive(self) -> dict[str, Any]:
            return self.diz.pop(0) if self.diz else await asyncio.sleep(60, {})

    assert pede(Eco(), Calado([corpo(MEGA, mais=True)])).ouve == []
