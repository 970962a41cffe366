"""Jobs: rows of PostgreSQL that a worker process takes, one by one, and never loses.

Each room has its own in `trabalhos.py`. A job's arguments are ids and nothing else: the table of
jobs belongs to no escritório and knows no viewer. What a job does, it does inside `viewing`, and
doing it twice must be harmless: a worker that is killed leaves its job to the next one.
"""

import json
from datetime import timedelta
from uuid import UUID

from django.db import connection
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app as fila
from procrastinate.jobs import Job

from econtador.base.viewer import Viewer

__all__ = ["ComPaciencia", "enqueue", "fila", "sistemas"]

ESPERA_MAXIMA = timedelta(hours=1)

# Of a job that is waiting already under the same lock, one is enough.
ENQUEUE = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args)
    VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING
"""


class ComPaciencia(BaseRetryStrategy):
    """Try again after 15 s, then twice as long, at most an hour; `vezes` times, or for ever."""

    def __init__(self, vezes: int | None = None) -> None:
        self._vezes = vezes

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:  # noqa: ARG002 - the library's signature
        if self._vezes is not None and job.attempts >= self._vezes:
            return None
        seconds = 15 * 2 ** min(job.attempts, 10)
        return RetryDecision(retry_in={"seconds": min(seconds, ESPERA_MAXIMA.seconds)})


def enqueue(tarefa: str, *, uma_so: bool = False, **ids: UUID) -> None:
    """Leave a job named "room.task" to the worker, in the present transaction.

    With `uma_so`, no second one waits for the same ids.
    """
    args = json.dumps({name: str(value) for name, value in ids.items()}, sort_keys=True)
    lock = f"{tarefa} {args}" if uma_so else None
    with connection.cursor() as cursor:
        cursor.execute(ENQUEUE, [tarefa.partition(".")[0], tarefa, lock, args])


def sistemas() -> list[Viewer]:
    """Return the system's viewer of every escritório: a job of all of them takes one at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT escritorios_todos()")
        return [Viewer.sistema(row[0]) for row in cursor.fetchall()]
