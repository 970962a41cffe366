"""From an event to its avisos: a reader of the histórico, run by a job."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache, partial
from uuid import UUID

from django.db.models import Q

from econtador.acessos.viewer import load_viewer
from econtador.atendimentos.models import Atendimento, Evento, Leitura
from econtador.avisos.destinatarios import recipients
from econtador.avisos.models import Aviso, Ouvinte, Preferencia
from econtador.avisos.models.preferencia import PADRAO
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa, TipoPessoa


def announce(evento_id: UUID, *, agora: datetime) -> None:
    """Write the avisos of the event; a second time it writes none.

    The viewer is the system. The e-mails leave by the jobs that the rows bring with them.
    """
    rows = Evento.objects.select_related("autor", "parecer", "atendimento__departamento")
    evento = rows.get(pk=evento_id)
    told = recipients(evento, cache(partial(_sees, evento)))
    chosen, read = Preferencia.of(set(told)), _have_read(evento, told)
    Aviso.tell(
        evento,
        [
            Ouvinte(pk, especie, chosen.get((pk, especie), PADRAO[especie]), ja_leu=pk in read)
            for pk, especie in told.items()
        ],
        agora=agora,
    )


def may_see(viewer: Viewer | None, evento_id: UUID) -> bool:
    """Return whether the person sees the event now, by the rule and by row security."""
    if viewer is None:
        return False
    with viewing(viewer):
        seen = Atendimento.objects.visible_to(viewer)
        return Evento.objects.filter(pk=evento_id, atendimento__in=seen).exists()


def _sees(evento: Evento, pessoa_id: UUID) -> bool:
    conta_id = Pessoa.objects.values_list("conta_id", flat=True).get(pk=pessoa_id)
    return may_see(load_viewer(conta_id, pessoa_id), evento.pk)


def _have_read(evento: Evento, pessoas: Iterable[UUID]) -> set[UUID]:
    """Those who were faster than the worker: the thread was open before them."""
    parecer = evento.parecer
    if parecer is None:
        return set()
    cliente = Q(pessoa__tipo=TipoPessoa.CLIENTE)
    until_it = cliente & Q(ate__gte=parecer.ordem_publica) | ~cliente & Q(ate__gte=parecer.ordem)
    read = Leitura.objects.filter(until_it, atendimento=evento.atendimento_id)
    return set(read.filter(pessoa_id__in=pessoas).values_list("pessoa_id", flat=True))
