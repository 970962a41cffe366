"""The ASGI application that serves one face: its pages by WSGI, the live channel by itself."""

import os

from config.wsgi import application as paginas
from econtador.aovivo.central import central
from econtador.base.asgi import Raiz

application = Raiz(
    paginas, threads=int(os.environ.get("ECONTADOR_THREADS", "8")), servicos=[central]
)
