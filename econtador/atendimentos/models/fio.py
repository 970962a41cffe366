"""The thread: what one more parecer changes in the atendimento, whichever verb writes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from econtador.atendimentos.models.consultas import turn_of
from econtador.atendimentos.models.escrita import Escrito, NovoAnexo, write_parecer
from econtador.atendimentos.models.parecer import Parecer
from econtador.atendimentos.models.pendencia import PENDENCIA, ComPendencia
from econtador.atendimentos.models.relogio import RELOGIO, ComRelogio
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa

ESCRITO = [
    "pareceres_total",
    "pareceres_publicos",
    "delegado",
    "primeira_resposta_em",
    "ultimo_parecer",
    "ultimo_publico",
    "versao",
    "atividade_em",
    *RELOGIO,
    *PENDENCIA,
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NovoParecer:
    """What the form *Adicionar Parecer* asks. `delegado` None leaves the delegation as it is.

    `versao` is the one that the form had read: delegating over somebody else's newer choice
    becomes a question.
    """

    texto: str
    delegado: Pessoa | None = None
    nota_interna: bool = False
    anexos: Sequence[NovoAnexo] = ()
    mencionados: Sequence[Pessoa] = ()
    corrige: Parecer | None = None
    versao: int | None = None


class ComFio(ComRelogio, ComPendencia):
    """Adding to the thread."""

    class Meta(ComRelogio.Meta):
        abstract = True

    def _compose(
        self, novo: NovoParecer, delegado: Pessoa | None, author: Viewer, em: datetime
    ) -> Parecer:
        """Write the parecer and count it; the caller saves ESCRITO and records the event."""
        self._count(novo, delegado, author, em)
        escrito = Escrito(
            texto=novo.texto,
            em=em,
            nota_interna=novo.nota_interna,
            delegado=delegado,
            anexos=novo.anexos,
            mencionados=novo.mencionados,
            corrige=novo.corrige,
        )
        parecer = write_parecer(self, escrito, author=author)
        self.ultimo_parecer = parecer
        self.ultimo_publico_id = self.ultimo_publico_id if novo.nota_interna else parecer.pk
        return parecer

    def _count(
        self, novo: NovoParecer, delegado: Pessoa | None, author: Viewer, em: datetime
    ) -> None:
        self.pareceres_total += 1
        self.delegado = delegado or self.delegado
        if novo.nota_interna:
            # A cliente sees the delegation, but not by any number or date that there is a note.
            self.versao += 1 if delegado else 0
            return
        self.touch(em)
        self.pareceres_publicos += 1
        self._turn(turn_of(author, self.bola), em)
        if self.primeira_resposta_em is None and self._answers(author):
            self.primeira_resposta_em = em

    def _answers(self, author: Viewer) -> bool:
        """Whether the author is on the other side than who opened it."""
        return author.tipo != self.autor.tipo


def names(before: Pessoa | None, after: Pessoa | None) -> dict[str, Any]:
    """Return what an event tells of a delegation."""
    return {"de": before.nome if before else "", "delegado": after.nome if after else ""}
