"""The worker's process: `python -m config.trabalhador`. It takes jobs until it is told to stop.

What it was doing when it was killed is known by its heart, which no longer beats, and done again.
"""

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import django
from procrastinate.contrib.django import app as fila
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import DeleteJobCondition, Status
from procrastinate.psycopg_connector import PsycopgConnector

if TYPE_CHECKING:
    from procrastinate import App

AO_MESMO_TEMPO = 4
BATIDA = 3.0  # seconds between two beats of the heart
MORTO_APOS = 12.0  # seconds without one
MORTES = 5  # a job that took its worker along so many times is left alone
GRACA = 10.0  # seconds for what is under way, once told to stop

logger = logging.getLogger("econtador.trabalhador")


def main() -> None:
    """Work until SIGINT or SIGTERM, then finish what is under way."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    conector = PsycopgConnector(kwargs=connector_params("default"), min_size=1, max_size=4)
    with fila.replace_connector(conector) as app, suppress(asyncio.CancelledError):
        asyncio.run(_work(app))


async def _work(app: "App") -> None:
    async with app.open_async(), _rescuing(app):
        await app.run_worker_async(
            concurrency=AO_MESMO_TEMPO,
            delete_jobs=DeleteJobCondition.SUCCESSFUL,
            update_heartbeat_interval=BATIDA,
            stalled_worker_timeout=MORTO_APOS,
            shutdown_graceful_timeout=GRACA,
        )


@asynccontextmanager
async def _rescuing(app: "App") -> AsyncIterator[None]:
    rescue = asyncio.create_task(_rescue_for_ever(app))
    try:
        yield
    finally:
        rescue.cancel()
        with suppress(asyncio.CancelledError):
            await rescue


async def _rescue_for_ever(app: "App") -> None:
    while True:
        # Another worker may have taken the same job up a moment before; a database that is away
        # ends the worker by its own ways.
        with suppress(ConnectorException):
            await rescue_stalled(app)
        await asyncio.sleep(BATIDA)


async def rescue_stalled(app: "App") -> None:
    """Put the jobs of dead workers back into the queue; give up one that keeps killing them."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=MORTO_APOS):
        if job.attempts < MORTES:
            logger.warning("O trabalho %s parou com o seu trabalhador: de volta à fila", job.id)
            await app.job_manager.retry_job(job)
        else:
            logger.error("O trabalho %s (%s) foi abandonado", job.id, job.task_name)
            await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)


if __name__ == "__main__":
    main()
