"""Propostas de encerramento that nobody answered end their atendimento; a job asks for it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from econtador.atendimentos.models import Atendimento, AtendimentoQuerySet, Estado, Item, Pendencia
from econtador.base.banco.viewing import viewing
from econtador.base.fila import sistemas
from econtador.base.viewer import Viewer

LOTE = 100


def close_silent(agora: datetime) -> int:
    """End every atendimento whose proposta has waited until `agora`; return how many there were.

    In small transactions, office by office. Run twice, or by two workers at once, each ends once:
    what another has locked is left to it.
    """
    return sum(_close_in(sistema, agora) for sistema in sistemas())


def _close_in(sistema: Viewer, agora: datetime) -> int:
    total = 0
    while closed := _close_batch(sistema, agora):
        total += closed
    return total


@transaction.atomic
def _close_batch(sistema: Viewer, agora: datetime) -> int:
    with viewing(sistema):
        waiting = _silent(sistema, agora).select_for_update(skip_locked=True, of=("self",))
        silent = list(waiting[:LOTE])
        for atendimento in silent:
            atendimento.expire_conclusion(author=sistema, agora=agora)
    return len(silent)


def _silent(sistema: Viewer, agora: datetime) -> AtendimentoQuerySet:
    owed = Item.objects.filter(
        atendimento_id=OuterRef("pk"), obrigatorio=True, estado=Estado.PENDENTE
    )
    waiting = Atendimento.objects.visible_to(sistema).filter(
        ~Exists(owed), pendencia=Pendencia.PROPOSTA, pendencia_ate__lte=agora
    )
    return waiting.order_by("pendencia_ate", "id")
