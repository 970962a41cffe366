"""The portal as people meet it: granian in a process of its own, on a port of its own."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from config.cli.web import ServidorWeb, command
from econtador.base.postgres.cluster import Cluster
from econtador.base.postgres.servidor import dying_with_parent

RAIZ = Path(__file__).resolve().parents[2]
LOCAL = "127.0.0.1"


@contextmanager
def serving(database: str, face: str = "portal") -> Iterator[str]:
    """Serve a face on `database` and yield its address; nothing of it is left afterwards."""
    with started(database, free_port(), face) as (endereco, _):
        yield endereco


@contextmanager
def started(database: str, port: int, face: str = "portal") -> Iterator[tuple[str, int]]:
    """Serve on this port, and yield the address and the process id of the server."""
    processo = subprocess.Popen(
        command(LOCAL, port),
        cwd=RAIZ,
        env=_environment(database) | {"ECONTADOR_FACE": face},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=dying_with_parent(signal.SIGTERM),
    )
    portal = ServidorWeb(processo, LOCAL, port)
    try:
        portal.wait_ready()
        yield f"http://{LOCAL}:{port}", processo.pid
    finally:
        portal.stop()


def _environment(database: str) -> dict[str, str]:
    folder = os.environ["ECONTADOR_TESTE"]
    cluster = Cluster(Path(folder) / "postgres", durable=False)
    return os.environ | {
        "DATABASE_URL": cluster.url("app", database),
        "DATABASE_ADMIN_URL": cluster.url("dono", database),
        "ECONTADOR_DATA": folder,
        "ECONTADOR_DEMO": "1",
        "ECONTADOR_THREADS": "4",
        "SECRET_KEY": settings.SECRET_KEY,  # sessions made by the tests are valid there
    }


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind((LOCAL, 0))
        port: int = taken.getsockname()[1]
        return port
