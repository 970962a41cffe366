"""Ending an atendimento and taking that back."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from econtador.atendimentos.models.desfecho import Desfecho
from econtador.atendimentos.models.escolhas import Acao, Bola, Fim, Pendencia, Status
from econtador.atendimentos.models.evento import Evento
from econtador.atendimentos.models.fio import ESCRITO, ComFio, NovoParecer
from econtador.atendimentos.models.parecer import Parecer
from econtador.atendimentos.models.pendencia import PENDENCIA
from econtador.atendimentos.models.relogio import RELOGIO
from econtador.base.erros import DadoInvalido, DomainError, SemPermissao
from econtador.base.viewer import Viewer
from econtador.fluxo.models import Fase

FIM = ["status", "encerrado_em", "versao", "atividade_em", *RELOGIO, *PENDENCIA]
COMECO = [*FIM, "reaberturas", "fase", "fase_desde"]
ITENS_EM_ABERTO = "Ainda há itens obrigatórios do checklist por fazer ou dispensar."


def may_close(author: Viewer) -> bool:
    """Return whether the author ends atendimentos: the office, in the portal by its policy."""
    if author.cliente:
        return False
    return author.papel == "sistema" or author.face == "packcrm" or author.encerra_no_portal


class Encerravel(ComFio):
    """The verbs `conclude`, `cancel` and `reopen`."""

    class Meta(ComFio.Meta):
        abstract = True

    @transaction.atomic
    def conclude(self, *, author: Viewer, agora: datetime | None = None, texto: str = "") -> None:
        """End it as done, with `texto` as the last parecer where there is one.

        Only the office may, and in the portal only where its policy says so. Raises
        AtendimentoFechado, SemPermissao, and DomainError while mandatory items are pending.
        """
        self.lock()
        self.require_open()
        self._check_closing(author)
        em = agora or timezone.now()
        parecer = self._last_words(texto, author, em)
        self._close(Status.ENCERRADO, author, em)
        self.save(update_fields=[*FIM, *(ESCRITO if parecer else ())])
        self.record(Acao.ENCERRADO, author=author, em=em, parecer=parecer)

    @transaction.atomic
    def cancel(self, motivo: str, *, author: Viewer, agora: datetime | None = None) -> None:
        """End it as not to be done, with a reason.

        Raises AtendimentoFechado, DadoInvalido (no reason) and SemPermissao (a cliente without
        *excluir*).
        """
        self.lock()
        self.require("excluir", author)
        self.require_open()
        motivo = motivo.strip()
        if not motivo:
            raise DadoInvalido("Escreva o motivo do cancelamento.", "motivo")
        em = agora or timezone.now()
        self.touch(em)
        self._close(Status.CANCELADO, author, em, motivo)
        self.save(update_fields=FIM)
        self.record(Acao.CANCELADO, author=author, em=em, motivo=motivo)

    @transaction.atomic
    def reopen(self, *, author: Viewer, agora: datetime | None = None, motivo: str = "") -> None:
        """Put a concluded atendimento back to *Em aberto*; a cancelled one stays cancelled.

        The office has the ball, and the fase is the one before that which had ended it. Raises
        SemPermissao, and DomainError past the escritório's days for it.
        """
        self.lock()
        em = agora or timezone.now()
        self.check_reopening(author, em)
        motivo = motivo.strip()
        self._go_back(em)
        self.status, self.encerrado_em = Status.ABERTO, None
        self.reaberturas += 1
        self.bola, self.bola_desde = Bola.ESCRITORIO, em
        self.touch(em)
        self.save(update_fields=COMECO)
        self._tell_desfecho(author, em, motivo)
        dados: dict[str, Any] = {"motivo": motivo} if motivo else {}
        self.record(Acao.REABERTO, author=author, em=em, **dados)

    def _check_closing(self, author: Viewer) -> None:
        if author.cliente:
            raise SemPermissao("Só o escritório encerra um atendimento.")
        if not may_close(author):
            raise SemPermissao("Neste escritório, atendimentos são encerrados no PackCRM.")
        self._check_items()

    def _check_items(self) -> None:
        # Asked of the database, since a cliente who confirms sees no checklist.
        with connection.cursor() as cursor:
            cursor.execute("SELECT tem_item_em_aberto(%s)", [self.pk])
            row = cursor.fetchone()
        if row and row[0]:
            raise DomainError(ITENS_EM_ABERTO)

    def _last_words(self, texto: str, author: Viewer, em: datetime) -> Parecer | None:
        if texto.strip():
            return self._compose(NovoParecer(texto=texto), None, author, em)
        self.touch(em)
        return None

    def _close(self, status: Status, author: Viewer, em: datetime, motivo: str = "") -> None:
        """Stop the clock, answer what waits and say how it ended; the caller saves FIM."""
        done = status == Status.ENCERRADO and self.pendencia == Pendencia.PEDIDO
        self._settle(Fim.ACEITA if done else Fim.RETIRADA, author, em)
        self._stop(em)
        self.status, self.encerrado_em = status, em
        self._tell_desfecho(author, em, motivo)

    def _tell_desfecho(self, author: Viewer, em: datetime, motivo: str) -> None:
        Desfecho.objects.create(
            escritorio_id=self.escritorio_id,
            empresa_id=self.empresa_id,
            atendimento_id=self.pk,
            status=self.status,
            motivo=motivo,
            autor_id=author.pessoa_id,
            em=em,
        )

    def reopenable_by(self, author: Viewer, agora: datetime | None = None) -> bool:
        """Return whether `reopen` would not be refused."""
        try:
            self.check_reopening(author, agora or timezone.now())
        except DomainError:
            return False
        return True

    def check_reopening(self, author: Viewer, em: datetime) -> None:
        """Raise what `reopen` would at `em`."""
        if author.cliente:
            raise SemPermissao("Só o escritório reabre um atendimento.")
        if self.status != Status.ENCERRADO or self.encerrado_em is None:
            raise DomainError("Só um atendimento encerrado pode ser reaberto.")
        dias = author.dias_para_reabrir
        if em > self.encerrado_em + timedelta(days=dias):
            raise DomainError(_too_late(dias))

    def _go_back(self, em: datetime) -> None:
        if self.fase.encerra:
            self.fase, self.fase_desde = self._fase_before() or self.tipo.first_fase(), em

    def _fase_before(self) -> Fase | None:
        """Return the fase that it came from, if an atendimento of its tipo may still be there."""
        moves = Evento.objects.filter(atendimento_id=self.pk, acao=Acao.FASE)
        last = moves.order_by("-ordem").first()
        before = last.dados["fase"]["de_id"] if last else None
        legal = [fase for fase in self.tipo.fases() if not fase.encerra]
        return next((fase for fase in legal if str(fase.pk) == before), None)


def _too_late(dias: int) -> str:
    if not dias:
        return "Neste escritório, atendimentos não são reabertos: abra um novo."
    quando = "1 dia" if dias == 1 else f"{dias} dias"
    return f"Só se reabre até {quando} depois de encerrado: abra um novo atendimento."
