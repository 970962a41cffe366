"""Agreeing to an ending: the office is asked for it, or the client."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from econtador.atendimentos.models.encerramento import FIM, Encerravel, may_close
from econtador.atendimentos.models.escolhas import Acao, Bola, Fim, Pendencia, Status
from econtador.atendimentos.models.pendencia import PENDENCIA
from econtador.atendimentos.models.proposta import EM_ABERTO, Proposta
from econtador.atendimentos.models.relogio import RELOGIO
from econtador.atendimentos.prazo_do_silencio import silence_ends
from econtador.base.erros import DadoInvalido, DomainError, SemPermissao
from econtador.base.viewer import Viewer

PEDIDO = [*RELOGIO, *PENDENCIA, "versao", "atividade_em"]


class Negociavel(Encerravel):
    """The verbs `request_conclusion`, `propose_conclusion`, `confirm_` and `refuse_conclusion`."""

    class Meta(Encerravel.Meta):
        abstract = True

    @transaction.atomic
    def request_conclusion(
        self, *, author: Viewer, texto: str = "", agora: datetime | None = None
    ) -> None:
        """Ask the office to end it: a cliente, or an operador where the portal does not.

        Raises AtendimentoFechado, SemPermissao, and DomainError where something waits already or
        the author ends it himself.
        """
        self._begin(author)
        self._require_nothing_pending()
        if may_close(author):
            raise DomainError("Você mesmo pode encerrar este atendimento.")
        em = agora or timezone.now()
        self._ask(Pendencia.PEDIDO, texto.strip(), author, em)
        self._turn(Bola.ESCRITORIO, em)
        self._save_asked(Acao.PEDIDO, author, em, texto=texto.strip())

    @transaction.atomic
    def propose_conclusion(
        self, *, author: Viewer, texto: str = "", agora: datetime | None = None
    ) -> None:
        """Ask the client to agree to the end; business days of silence are an agreement.

        Only who may end it proposes that. Raises as `conclude`, and DomainError where something
        waits already.
        """
        self._begin(author)
        self._require_nothing_pending()
        self._check_closing(author)
        em = agora or timezone.now()
        self._ask(Pendencia.PROPOSTA, texto.strip(), author, em)
        self.pendencia_ate = silence_ends(self.empresa, em, author)
        self._turn(Bola.CLIENTE, em)
        until = self.pendencia_ate.astimezone(ZoneInfo(self.empresa.fuso)).strftime("%d/%m/%Y")
        self._save_asked(Acao.PROPOSTA, author, em, texto=texto.strip(), ate=until)

    @transaction.atomic
    def confirm_conclusion(self, *, author: Viewer, agora: datetime | None = None) -> None:
        """Agree, which ends it: the office to a pedido, a cliente to a proposta.

        Raises AtendimentoFechado, SemPermissao, and DomainError where nothing waits, or mandatory
        items are pending.
        """
        self._begin(author)
        especie = self._require_pending()
        self._check_confirming(especie, author)
        em = agora or timezone.now()
        self._settle(Fim.ACEITA, author, em)
        self._end_agreed(Acao.CONFIRMADO, author, em, especie=especie)

    @transaction.atomic
    def refuse_conclusion(
        self, motivo: str, *, author: Viewer, agora: datetime | None = None
    ) -> None:
        """Disagree, with a reason; who had asked takes it back, with or without one.

        Raises AtendimentoFechado, SemPermissao, DadoInvalido (no reason), and DomainError where
        nothing waits.
        """
        self._begin(author)
        especie = self._require_pending()
        motivo = motivo.strip()
        own = self._asked_by_own_side(especie, author)
        if not own and not motivo:
            raise DadoInvalido("Escreva por que o atendimento não deve ser encerrado.", "motivo")
        em = agora or timezone.now()
        self._settle(Fim.RETIRADA if own else Fim.RECUSADA, author, em, motivo)
        if especie == Pendencia.PROPOSTA:
            self._turn(Bola.ESCRITORIO, em)
        acao = Acao.RETIRADO if own else Acao.RECUSADO
        self._save_asked(acao, author, em, texto=motivo, especie=especie)

    @transaction.atomic
    def expire_conclusion(self, *, author: Viewer, agora: datetime) -> None:
        """End it because the client did not answer the proposta in time; in nobody's name.

        Raises AtendimentoFechado, and DomainError where no proposta has waited long enough or
        mandatory items are pending.
        """
        self.lock()
        self.require_open()
        if self.pendencia_ate is None or agora < self.pendencia_ate:
            raise DomainError("O prazo da proposta de encerramento ainda não passou.")
        self._check_items()
        self._settle(Fim.VENCIDA, author, agora)
        self._end_agreed(Acao.VENCIDO, author, agora)

    def _begin(self, author: Viewer) -> None:
        self.lock()
        self.require("responder", author)
        self.require_open()

    def _require_nothing_pending(self) -> None:
        if self.pendencia:
            raise DomainError(f"Já espera resposta: {Pendencia(self.pendencia).label.lower()}.")

    def _require_pending(self) -> str:
        if not self.pendencia:
            raise DomainError("Não há pedido nem proposta de encerramento à espera de resposta.")
        return self.pendencia

    def _check_confirming(self, especie: str, author: Viewer) -> None:
        if especie == Pendencia.PEDIDO:
            self._check_closing(author)
        elif author.cliente:
            self._check_items()
        else:
            raise SemPermissao("Quem confirma a proposta de encerramento é o cliente.")

    def _asked_by_own_side(self, especie: str, author: Viewer) -> bool:
        """Whether the author would take back what his own side asked for."""
        if especie == Pendencia.PROPOSTA:
            return not author.cliente
        if author.cliente:
            return True
        return Proposta.objects.filter(
            EM_ABERTO, atendimento_id=self.pk, autor_id=author.pessoa_id
        ).exists()

    def _save_asked(self, acao: Acao, author: Viewer, em: datetime, **dados: Any) -> None:
        self.touch(em)
        self.save(update_fields=PEDIDO)
        told = {nome: valor for nome, valor in dados.items() if valor}
        self.record(acao, author=author, em=em, **told)

    def _end_agreed(self, acao: Acao, author: Viewer, em: datetime, **dados: Any) -> None:
        self.touch(em)
        self._close(Status.ENCERRADO, author, em)
        self.save(update_fields=FIM)
        self.record(acao, author=author, em=em, **dados)
