"""Com quem está a bola, and the clock of each side."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from econtador.atendimentos.models.campos import CamposDoAtendimento
from econtador.atendimentos.models.escolhas import Acao, Bola
from econtador.base.erros import SemPermissao
from econtador.base.viewer import Viewer

RELOGIO = ["bola", "bola_desde", "tempo_escritorio", "tempo_cliente", "tempo_terceiro"]


class Tempos(NamedTuple):
    """For how many seconds each side has had the ball."""

    escritorio: int
    cliente: int
    terceiro: int


class ComRelogio(CamposDoAtendimento):
    """The verb `pass_to`, and what every change of the ball does."""

    class Meta(CamposDoAtendimento.Meta):
        abstract = True

    @transaction.atomic
    def pass_to(self, bola: Bola, *, author: Viewer, agora: datetime | None = None) -> None:
        """Say with whom the ball is; only the office corrects it.

        Raises AtendimentoFechado, SemPermissao.
        """
        self.lock()
        self.require_open()
        if author.cliente:
            raise SemPermissao("Só o escritório diz com quem está a bola.")
        if bola == self.bola:
            return
        em = agora or timezone.now()
        self._turn(bola, em)
        self.touch(em)
        self.save(update_fields=[*RELOGIO, "versao", "atividade_em"])
        self.record(Acao.BOLA, author=author, em=em, para=bola)

    def clocks(self, agora: datetime) -> Tempos:
        """Return the time of each side: the turns that ended, and at `agora` the one that runs."""
        running = {self.bola: self._running(agora)} if self.aberto else {}
        return Tempos(
            *(getattr(self, f"tempo_{lado}") + running.get(lado, 0) for lado in Tempos._fields)
        )

    def _turn(self, bola: str, em: datetime) -> None:
        """Give the ball to a side; the caller saves RELOGIO."""
        if bola == self.bola:
            return
        self._stop(em)
        self.bola, self.bola_desde = bola, em

    def _stop(self, em: datetime) -> None:
        """Add the turn that ends at `em` to its side."""
        campo = f"tempo_{self.bola}"
        setattr(self, campo, getattr(self, campo) + self._running(em))

    def _running(self, em: datetime) -> int:
        # What arrives late may be told of an earlier moment: no turn lasts less than nothing.
        return max(0, int((em - self.bola_desde).total_seconds()))
