"""The jobs that keep the table of jobs small."""

from procrastinate import JobContext

from econtador.base.fila import fila

HORAS = 24 * 30  # what failed can be looked at for a month; what succeeded goes at once


@fila.periodic(cron="35 * * * *")
@fila.task(name="base.esquecer_trabalhos", queue="base", pass_context=True)
async def esquecer_trabalhos(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - the library's signature
    """Forget the jobs that ended long ago."""
    await context.app.job_manager.delete_old_jobs(
        nb_hours=HORAS, include_failed=True, include_cancelled=True, include_aborted=True
    )
