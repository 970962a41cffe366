"""O que pode impedir um comando, numa frase."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError
from django.db import DatabaseError
from django.db.utils import InterfaceError

from econtador.base.postgres import PostgresErro
from econtador.base.postgres.erro import explain, explained

DO_DISCO = ("No space left on device", "Disk quota exceeded", "Read-only file system")


class CliErro(Exception):
    """Something anticipated; its text is one sentence for the person."""


@contextmanager
def explained_all(data: Path) -> Iterator[None]:
    """Turn what the disk and the database refuse into one sentence; the unforeseen passes."""
    try:
        with explained(data):
            yield
    except CommandError as erro:
        raise CliErro(str(erro)) from erro
    except (DatabaseError, InterfaceError) as erro:
        if any(sinal in str(erro) for sinal in DO_DISCO):
            raise PostgresErro(explain(str(erro), data)) from erro
        raise
