"""Changing the name and the deadline; noting that somebody has read."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from econtador.atendimentos.erros import VersaoAntiga
from econtador.atendimentos.models.escolhas import Acao, Bola
from econtador.atendimentos.models.escrita import mark_read
from econtador.atendimentos.models.historia import ComHistoria
from econtador.atendimentos.models.leitura import Leitura
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.viewer import Viewer
from econtador.busca import models as busca


@dataclass(frozen=True, slots=True, kw_only=True)
class Dados:
    """What the form *Alterar dados* asks; `versao` is the one that the form had read."""

    nome: str
    providenciar_ate: datetime
    versao: int


class Editavel(ComHistoria):
    """The verbs `edit` and `read`."""

    class Meta(ComHistoria.Meta):
        abstract = True

    @transaction.atomic
    def edit(self, dados: Dados, *, author: Viewer) -> None:
        """Change nome and providenciar até.

        Raises AtendimentoFechado, SemPermissao, DadoInvalido and VersaoAntiga where somebody
        changed one of these fields since `dados.versao`.
        """
        self.lock()
        self.require("editar", author)
        self.require_open()
        self._refuse_if_stale(dados.versao)
        mudancas = self._apply(dados)
        if not mudancas:
            return
        em = timezone.now()
        self.touch(em)
        self.save(update_fields=["nome", "providenciar_ate", "versao", "atividade_em"])
        busca.index([self.head_text(self.empresa)])
        self.record(Acao.EDITADO, author=author, em=em, mudancas=mudancas)

    @transaction.atomic
    def pass_to(self, bola: Bola, *, author: Viewer, agora: datetime | None = None) -> None:
        """Say with whom the ball is; only the office corrects it. Raises as `edit`."""
        self.lock()
        self.require_open()
        if author.cliente:
            raise SemPermissao("Só o escritório diz com quem está a bola.")
        if bola == self.bola:
            return
        em = agora or timezone.now()
        self.bola, self.bola_desde = bola, em
        self.touch(em)
        self.save(update_fields=["bola", "bola_desde", "versao", "atividade_em"])
        self.record(Acao.BOLA, author=author, em=em, para=bola)

    def read(self, *, author: Viewer) -> bool:
        """Mark everything that the viewer may see here as read; return whether anything was new."""
        if author.papel == "sistema":
            return False
        total = self.pareceres_publicos if author.cliente else self.pareceres_total
        seen = Leitura.objects.read_until(pessoa_id=author.eu, atendimentos=[self.pk])
        if seen.get(self.pk, 0) >= total:
            return False
        mark_read(self, author=author, em=timezone.now())
        return True

    def _refuse_if_stale(self, versao: int) -> None:
        if versao == self.versao:
            return
        mudancas = [change for change in self.changes_since(versao) if change[0] in EDITAVEIS]
        if mudancas:
            raise VersaoAntiga(self.versao, mudancas)

    def _apply(self, dados: Dados) -> list[tuple[str, str, str]]:
        nome = dados.nome.strip()
        if not nome:
            raise DadoInvalido("Dê um nome ao atendimento.", "nome")
        fuso = ZoneInfo(self.empresa.fuso)
        new = [nome, _written(dados.providenciar_ate, fuso)]
        old = [self.nome, _written(self.providenciar_ate, fuso)]
        self.nome, self.providenciar_ate = nome, dados.providenciar_ate
        pairs = zip(EDITAVEIS, old, new, strict=True)
        return [(rotulo, de, para) for rotulo, de, para in pairs if de != para]


EDITAVEIS = ("Nome do atendimento", "Providenciar até")


def _written(em: datetime, fuso: ZoneInfo) -> str:
    return em.astimezone(fuso).strftime("%d/%m/%Y, %H:%M")
