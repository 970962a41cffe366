"""What waits for an answer: one pedido or proposta at a time."""

from datetime import datetime

from econtador.atendimentos.models.campos import CamposDoAtendimento
from econtador.atendimentos.models.escolhas import Fim, Pendencia
from econtador.atendimentos.models.proposta import EM_ABERTO, Proposta
from econtador.base.viewer import Viewer

PENDENCIA = ["pendencia", "pendencia_ate"]


class ComPendencia(CamposDoAtendimento):
    """Asking and answering; the caller saves PENDENCIA."""

    class Meta(CamposDoAtendimento.Meta):
        abstract = True

    def _ask(self, especie: Pendencia, texto: str, author: Viewer, em: datetime) -> None:
        Proposta.objects.create(
            escritorio_id=self.escritorio_id,
            empresa_id=self.empresa_id,
            atendimento_id=self.pk,
            especie=especie,
            autor_id=author.eu,
            em=em,
            texto=texto,
        )
        self.pendencia = especie

    def _settle(self, fim: Fim, author: Viewer, em: datetime, motivo: str = "") -> None:
        """Answer what is pending, if anything is."""
        if not self.pendencia:
            return
        Proposta.objects.filter(EM_ABERTO, atendimento_id=self.pk).update(
            desfecho=fim, desfecho_por_id=author.pessoa_id, desfecho_em=em, motivo=motivo
        )
        self.pendencia, self.pendencia_ate = "", None
