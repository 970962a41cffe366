"""The ASGI root of a face: pages go to WSGI in threads, streams stay open on the loop."""

from econtador.base.asgi.raiz import Raiz, Servico
from econtador.base.asgi.resposta import gone
from econtador.base.asgi.tipos import ASSUMIR, Assumir, Fluxo, Receive, Send

__all__ = ["ASSUMIR", "Assumir", "Fluxo", "Raiz", "Receive", "Send", "Servico", "gone"]
