"""One aviso to one letter, or many to a digest; all of it asked anew at the moment of sending."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db import connection

from econtador.acessos.viewer import load_viewer
from econtador.avisos.correio.carta import Chave, digest_letter, notice_letter
from econtador.avisos.correio.envio import post, reachable
from econtador.avisos.correio.noticia import Noticia, news
from econtador.avisos.models import FRESCO, Aviso, Correio
from econtador.pessoas.models import Pessoa

POR_HORA = 20  # letters to one person; what is more waits for the digest
HORA_DO_RESUMO = time(7)


def deliver(aviso_id: UUID, *, agora: datetime) -> None:
    """Send the e-mail of one aviso, if it is still to be sent. The viewer is the system.

    The row stays locked until it says that the letter left: two workers send it once. One that is
    killed between the two sends it again, under the same Message-ID.
    """
    aviso = Aviso.objects.locked(aviso_id)
    if aviso.correio != Correio.IMEDIATO:
        return
    _one_at_a_time(aviso.pessoa_id)
    aviso.settle(_outcome(aviso, agora), agora=agora)


def deliver_digest(pessoa_id: UUID, *, agora: datetime) -> None:
    """Send one e-mail with all that waits for the digest of this person. The viewer is the system.

    Raises as `post`, and then all of it still waits.
    """
    avisos = list(Aviso.objects.of_digest(agora).filter(pessoa_id=pessoa_id).select_for_update())
    if not avisos:
        return
    pessoa = Pessoa.objects.get(pk=pessoa_id)
    noticias = _news_for(pessoa, [aviso for aviso in avisos if aviso.lido_em is None])
    outcome = Correio.DISPENSADO
    if noticias:
        chave = Chave(uuid5(pessoa_id, " ".join(sorted(str(aviso.pk) for aviso in avisos))))
        outcome = post(digest_letter(pessoa, noticias, chave), pessoa)
    for aviso in avisos:
        aviso.settle(outcome, agora=agora)


def due_digests(fuso: str, *, agora: datetime) -> list[UUID]:
    """Return for whom something waits from before the last seven in the morning, in that zone."""
    here = agora.astimezone(ZoneInfo(fuso))
    today = datetime.combine(here.date(), HORA_DO_RESUMO, here.tzinfo)
    limit = today if here >= today else today - timedelta(days=1)
    waiting = Aviso.objects.of_digest(limit).order_by("pessoa_id")
    return list(waiting.values_list("pessoa_id", flat=True).distinct())


def _outcome(aviso: Aviso, agora: datetime) -> Correio:
    noticias = _news_for(aviso.pessoa, [aviso] if aviso.lido_em is None else [])
    if not noticias:
        return Correio.DISPENSADO
    if agora - aviso.em > FRESCO or _had_enough(aviso.pessoa_id, agora):
        return Correio.DIARIO
    chave = Chave(aviso.pk, conversa=aviso.atendimento_id)
    return post(notice_letter(aviso.pessoa, noticias[0], chave), aviso.pessoa)


def _news_for(pessoa: Pessoa, avisos: Sequence[Aviso]) -> list[Noticia]:
    """Return what may still be told to this person: nothing to who left or has no mail box."""
    viewer = load_viewer(pessoa.conta_id, pessoa.pk) if avisos and reachable(pessoa) else None
    return news(viewer, [aviso.evento_id for aviso in avisos]) if viewer else []


def _had_enough(pessoa_id: UUID, agora: datetime) -> bool:
    # The avisos of one digest left at one instant: they are one letter.
    sent = Aviso.objects.sent_since(agora - timedelta(hours=1), pessoa_id=pessoa_id)
    return sent.values("enviado_em").distinct().count() >= POR_HORA


def _one_at_a_time(pessoa_id: UUID) -> None:
    """Let the letters to one person queue, or two workers would count past the limit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(pessoa_id)])
