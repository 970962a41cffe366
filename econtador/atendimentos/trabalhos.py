"""The room's job: propostas that nobody answered."""

from django.utils import timezone

from econtador.atendimentos.silencio import close_silent
from econtador.base.fila import fila


@fila.periodic(cron="*/10 * * * *")
@fila.task(name="atendimentos.encerrar_por_silencio", queue="atendimentos")
def encerrar_por_silencio(timestamp: int) -> None:  # noqa: ARG001 - the library's signature
    """End what the client let end. Often, as the moment is that of the office's closing hour."""
    close_silent(timezone.now())
