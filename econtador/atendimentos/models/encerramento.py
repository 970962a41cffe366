"""Ending an atendimento and taking that back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from econtador.atendimentos.models.campos import CamposDoAtendimento
from econtador.atendimentos.models.desfecho import Desfecho
from econtador.atendimentos.models.escolhas import Acao, Status
from econtador.base.erros import DadoInvalido, DomainError, SemPermissao
from econtador.base.viewer import Viewer


class Encerravel(CamposDoAtendimento):
    """The verbs `conclude`, `cancel` and `reopen`."""

    class Meta(CamposDoAtendimento.Meta):
        abstract = True

    @transaction.atomic
    def conclude(self, *, author: Viewer, agora: datetime | None = None) -> None:
        """End it as done. Only the office may. Raises AtendimentoFechado, SemPermissao."""
        self.lock()
        self.require_open()
        if author.cliente:
            raise SemPermissao("Só o escritório encerra um atendimento.")
        self._end(Status.ENCERRADO, Acao.ENCERRADO, author, agora or timezone.now())

    @transaction.atomic
    def cancel(self, motivo: str, *, author: Viewer, agora: datetime | None = None) -> None:
        """End it as not to be done, with a reason.

        Raises AtendimentoFechado, DadoInvalido (no reason) and SemPermissao (a cliente without
        *excluir*).
        """
        self.lock()
        self.require("excluir", author)
        self.require_open()
        if not motivo.strip():
            raise DadoInvalido("Escreva o motivo do cancelamento.", "motivo")
        when = agora or timezone.now()
        self._end(Status.CANCELADO, Acao.CANCELADO, author, when, motivo=motivo.strip())

    @transaction.atomic
    def reopen(self, *, author: Viewer, agora: datetime | None = None) -> None:
        """Put a concluded atendimento back to *Em aberto*; a cancelled one stays cancelled."""
        self.lock()
        if author.cliente:
            raise SemPermissao("Só o escritório reabre um atendimento.")
        if self.status != Status.ENCERRADO:
            raise DomainError("Só um atendimento encerrado pode ser reaberto.")
        self._end(Status.ABERTO, Acao.REABERTO, author, agora or timezone.now())

    def _end(
        self, status: Status, acao: Acao, author: Viewer, em: datetime, *, motivo: str = ""
    ) -> None:
        self.status = status
        self.touch(em)
        self.save(update_fields=["status", "versao", "atividade_em"])
        Desfecho.objects.create(
            escritorio_id=self.escritorio_id,
            empresa_id=self.empresa_id,
            atendimento_id=self.pk,
            status=status,
            motivo=motivo,
            autor_id=author.pessoa_id,
            em=em,
        )
        dados: dict[str, Any] = {"motivo": motivo} if motivo else {}
        self.record(acao, author=author, em=em, **dados)
