"""The words of ASGI and WSGI that the root speaks."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

# What goes on after a view has answered: it gets the connection, whose head has been sent.
Fluxo = Callable[[Receive, Send], Awaitable[None]]
Assumir = Callable[[Fluxo], None]
# Under this name a view finds, in `request.environ`, the function to which it gives a `Fluxo`.
ASSUMIR = "econtador.assumir"
