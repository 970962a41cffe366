"""A charset that is not UTF-8 does not reach Django."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from econtador.base.codificacao import RECUSA, is_utf8, utf8_only

BOAS = [
    "",
    "text/html",
    "text/plain; charset=utf-8",
    'a/b; charset="UTF-8"',
    "a/b;charset=utf8",
    "multipart/form-data; boundary=x",
]
MAS = [
    *("rot13", "idna", "unicode_escape", "utf-16", "utf-7", "latin-1", "", "x", "a" * 9000),
    *("utf-8\0", "é", "undefined", "zlib"),
]


@pytest.mark.parametrize("content_type", BOAS)
def test_utf8_or_nothing_passes(content_type: str) -> None:
    assert is_utf8(content_type)


@pytest.mark.parametrize("charset", MAS, ids=range(len(MAS)))
@pytest.mark.parametrize("form", ["text/plain; charset={}", "a/b; x=y; CHARSET={}"])
def test_anything_else_does_not(form: str, charset: str) -> None:
    assert not is_utf8(form.format(charset))


def answer_of(content_type: str) -> tuple[list[Any], bytes]:
    started: list[Any] = []

    def inside(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("200 OK", [])
        return [b"dentro"]

    body = utf8_only(inside)({"CONTENT_TYPE": content_type}, lambda *args: started.append(args))
    return started, b"".join(body)


def test_the_application_is_asked_or_not_at_all() -> None:
    assert answer_of("text/plain") == ([("200 OK", [])], b"dentro")
    started, body = answer_of("text/plain; charset=rot13")
    assert started[0][0] == "400 Bad Request"
    assert body == RECUSA
