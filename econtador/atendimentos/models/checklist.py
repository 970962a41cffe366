"""The checklist: items done or waived; of the office, before an atendimento ends."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from econtador.atendimentos.erros import NaoEncontrado
from econtador.atendimentos.models.campos import CamposDoAtendimento
from econtador.atendimentos.models.escolhas import Acao, Estado, Pendencia
from econtador.atendimentos.models.item import Item
from econtador.base.erros import DadoInvalido, DomainError, SemPermissao
from econtador.base.viewer import Viewer


class ComChecklist(CamposDoAtendimento):
    """The verbs `check_item`, `waive_item` and `reopen_item`.

    Their events are of the office alone, as the items, and move no date or version that a cliente
    sees. To what an item is already nothing happens.
    """

    class Meta(CamposDoAtendimento.Meta):
        abstract = True

    @transaction.atomic
    def check_item(self, item: Item, *, author: Viewer, agora: datetime | None = None) -> None:
        """Mark as done. Raises AtendimentoFechado, SemPermissao, NaoEncontrado (not its item)."""
        self._turn_item(item, Estado.FEITO, author, agora)

    @transaction.atomic
    def waive_item(
        self, item: Item, motivo: str, *, author: Viewer, agora: datetime | None = None
    ) -> None:
        """Say why it need not be done. Raises as `check_item`, and DadoInvalido (no reason)."""
        if not motivo.strip():
            raise DadoInvalido("Escreva por que o item é dispensado.", "motivo")
        self._turn_item(item, Estado.DISPENSADO, author, agora, motivo.strip())

    @transaction.atomic
    def reopen_item(self, item: Item, *, author: Viewer, agora: datetime | None = None) -> None:
        """Put it back to pendente. Raises as `check_item`, and DomainError where it is mandatory
        and the client was asked to agree to the end.
        """
        self.lock()
        if self.pendencia == Pendencia.PROPOSTA and item.obrigatorio:
            raise DomainError("Há uma proposta de encerramento: retire-a antes de reabrir o item.")
        self._turn_item(item, Estado.PENDENTE, author, agora)

    def _turn_item(
        self, item: Item, estado: Estado, author: Viewer, agora: datetime | None, motivo: str = ""
    ) -> None:
        self.lock()
        self.require_open()
        if author.cliente:
            raise SemPermissao("O checklist é do escritório.")
        if item.atendimento_id != self.pk:
            raise NaoEncontrado
        item.refresh_from_db()
        if (item.estado, item.motivo) == (estado, motivo):
            return
        em = agora or timezone.now()
        item.estado, item.motivo, item.em, item.por_id = estado, motivo, em, author.pessoa_id
        item.save(update_fields=["estado", "motivo", "em", "por"])
        told: dict[str, Any] = {"motivo": motivo} if motivo else {}
        self.record(
            Acao.ITEM, author=author, em=em, interno=True, item=item.rotulo, estado=estado, **told
        )
