"""Only UTF-8 comes in: a request that claims another charset is refused before Django reads it.

Django decodes addresses and forms with any codec that the request names. Some (rot13, idna) raise
before a middleware could answer; some (unicode_escape) make text that no database stores.
"""

import codecs
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

Environ = dict[str, Any]
Aplicacao = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

RECUSA = "Só recebemos textos em UTF-8.\n".encode()


def utf8_only(application: Aplicacao) -> Aplicacao:
    """Wrap a WSGI application: 400 for whoever sends, or claims to send, another charset."""

    def guarded(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if is_utf8(environ.get("CONTENT_TYPE", "")):
            return application(environ, start_response)
        start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8")])
        return [RECUSA]

    return guarded


def is_utf8(content_type: str) -> bool:
    """Say whether a Content-Type names UTF-8 or no charset at all ("a/b; charset=UTF8")."""
    charset = parse_header_parameters(content_type)[1].get("charset")
    if charset is None:
        return True
    try:
        return codecs.lookup(charset).name == "utf-8"
    except (LookupError, ValueError):
        return False
