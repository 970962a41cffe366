"""The door to the data: without a viewer, row security shows no row."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from econtador.base.viewer import Viewer

_current: ContextVar[Viewer | None] = ContextVar("viewer", default=None)

SET_VIEWER = """
    SELECT set_config('app.escritorio', %s, true), set_config('app.pessoa', %s, true),
           set_config('app.papel', %s, true), set_config('app.empresas', %s, true)
"""


@contextmanager
def viewing(viewer: Viewer) -> Iterator[None]:
    """Open a transaction in which the database shows what `viewer` may see, and nothing else.

    The settings are local to the transaction, so a reused connection never carries them on; a
    nested block gives the outer viewer back when it ends.
    """
    outer = _current.get()
    token = _current.set(viewer)
    try:
        with transaction.atomic():
            _tell_database(viewer)
            yield
            # Where the block was marked to be undone, the savepoint gives the outer viewer back.
            if connection.savepoint_ids and not connection.needs_rollback:
                _tell_database(outer)
    finally:
        _current.reset(token)


def _tell_database(viewer: Viewer | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SET_VIEWER, _settings_of(viewer))


def _settings_of(viewer: Viewer | None) -> list[str]:
    if viewer is None:
        return ["", "", "", ""]
    empresas = "{" + ",".join(str(pk) for pk in viewer.empresas.visualizar) + "}"
    pessoa = str(viewer.pessoa_id) if viewer.pessoa_id else ""
    return [str(viewer.escritorio_id), pessoa, viewer.papel, empresas]
