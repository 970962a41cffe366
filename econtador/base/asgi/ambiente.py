"""From the ASGI scope to the environ of WSGI (PEP 3333)."""

import sys
from typing import Any
from urllib.parse import unquote_to_bytes

from econtador.base.asgi.tipos import Environ, Scope

_SEM_PREFIXO = ("CONTENT_TYPE", "CONTENT_LENGTH")


def environ_of(scope: Scope) -> Environ:
    """Return the environ of a request, without its body.

    A header with an underscore is dropped: X_Forwarded_For would pass for X-Forwarded-For, which
    a proxy in front has not seen and not cleaned.
    """
    servidor, cliente = scope.get("server") or ("", 0), scope.get("client") or ("", 0)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": scope.get("root_path", ""),
        "PATH_INFO": unquote_to_bytes(_raw_path(scope)).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": str(servidor[0]),
        "SERVER_PORT": str(servidor[1]),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": str(cliente[0]),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    _add_headers(environ, scope["headers"])
    return environ


def _raw_path(scope: Scope) -> bytes:
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    return raw.partition(b"?")[0]


def _add_headers(environ: Environ, headers: Any) -> None:
    for nome, valor in headers:
        if b"_" in nome:
            continue
        chave = nome.decode("latin-1").upper().replace("-", "_")
        chave = chave if chave in _SEM_PREFIXO else f"HTTP_{chave}"
        texto = valor.decode("latin-1")
        antes = environ.get(chave)
        separador = "; " if chave == "HTTP_COOKIE" else ","
        environ[chave] = texto if antes is None else f"{antes}{separador}{texto}"
