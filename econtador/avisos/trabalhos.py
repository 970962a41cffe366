"""The room's jobs. Each may run twice: what was done is found done."""

from uuid import UUID

from django.utils import timezone

from econtador.avisos.anuncio import announce
from econtador.avisos.correio.entrega import deliver, deliver_digest, due_digests
from econtador.base.banco.viewing import viewing
from econtador.base.fila import ComPaciencia, enqueue, fila, sistemas
from econtador.base.viewer import Viewer
from econtador.escritorios.models import Escritorio


@fila.task(name="avisos.anunciar", queue="avisos", retry=ComPaciencia(10))
def anunciar(escritorio: str, evento: str) -> None:
    """Tell of an event whoever is to know; deferred by the transaction that wrote the event."""
    with viewing(Viewer.sistema(UUID(escritorio))):
        announce(UUID(evento), agora=timezone.now())


# For ever: after a day without a mail server the aviso goes over to the digest.
@fila.task(name="avisos.enviar", queue="avisos", retry=ComPaciencia())
def enviar(escritorio: str, aviso: str) -> None:
    """Send the e-mail of one aviso; deferred by the transaction that wrote the aviso."""
    with viewing(Viewer.sistema(UUID(escritorio))):
        deliver(UUID(aviso), agora=timezone.now())


@fila.task(name="avisos.enviar_resumo", queue="avisos", retry=ComPaciencia(10))
def enviar_resumo(escritorio: str, pessoa: str) -> None:
    """Send one person's digest."""
    with viewing(Viewer.sistema(UUID(escritorio))):
        deliver_digest(UUID(pessoa), agora=timezone.now())


@fila.periodic(cron="5 * * * *")
@fila.task(name="avisos.resumir", queue="avisos", pass_context=False)
def resumir(timestamp: int) -> None:  # noqa: ARG001 - the library's signature
    """Every hour: where it has become seven in the morning, one job for each digest."""
    agora = timezone.now()
    for viewer in sistemas():
        with viewing(viewer):
            fuso = Escritorio.objects.get(pk=viewer.escritorio_id).fuso
            for pessoa in due_digests(fuso, agora=agora):
                enqueue(
                    "avisos.enviar_resumo",
                    uma_so=True,
                    escritorio=viewer.escritorio_id,
                    pessoa=pessoa,
                )
