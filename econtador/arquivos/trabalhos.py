"""The room's job: uploads that never arrived whole."""

from datetime import timedelta

from django.utils import timezone

from econtador.arquivos.armazem import sweep_arriving
from econtador.base.fila import fila

DEMORA_MAXIMA = timedelta(days=1)


@fila.periodic(cron="25 * * * *")
@fila.task(name="arquivos.varrer", queue="arquivos")
def varrer(timestamp: int) -> None:  # noqa: ARG001 - the library's signature
    """Remove what began to arrive a day ago and did not end. Hourly: an office's machine sleeps."""
    sweep_arriving(antes_de=(timezone.now() - DEMORA_MAXIMA).timestamp())
