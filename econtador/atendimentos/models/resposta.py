"""Answering and delegating."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from econtador.atendimentos.delegacao import check_choice
from econtador.atendimentos.erros import DelegacaoRecusada, VersaoAntiga
from econtador.atendimentos.models.consultas import turn_of
from econtador.atendimentos.models.desfecho import Nomeado
from econtador.atendimentos.models.escolhas import Acao
from econtador.atendimentos.models.escrita import Escrito, NovoAnexo, write_parecer
from econtador.atendimentos.models.historia import DELEGADO, ComHistoria
from econtador.atendimentos.models.parecer import Parecer
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa


@dataclass(frozen=True, slots=True, kw_only=True)
class NovoParecer:
    """What the form *Adicionar Parecer* asks. `delegado` None leaves the delegation as it is.

    `delegado_visto` is the delegado whom the form showed: delegating over somebody else's newer
    choice becomes a question.
    """

    texto: str
    delegado: Pessoa | None = None
    nota_interna: bool = False
    anexos: Sequence[NovoAnexo] = ()
    mencionados: Sequence[Pessoa] = ()
    corrige: Parecer | None = None
    versao: int | None = None


class Respondivel(ComHistoria):
    """The verbs `add_parecer` and `delegate_to`."""

    class Meta(ComHistoria.Meta):
        abstract = True

    @transaction.atomic
    def add_parecer(
        self, novo: NovoParecer, *, author: Viewer, agora: datetime | None = None
    ) -> Parecer:
        """Add an entry to the thread, with its anexos and perhaps a delegation, and return it.

        Raises AtendimentoFechado, SemPermissao, DelegacaoRecusada, DadoInvalido (no text) and
        VersaoAntiga (somebody else delegated since the form was opened).
        """
        self.lock()
        self._check_parecer(novo, author)
        em = agora or timezone.now()
        delegado = novo.delegado if novo.delegado and novo.delegado.pk != self.delegado_id else None
        if delegado:
            self._check_delegado(delegado, author, novo.versao)
        return self._write(novo, delegado, author, em)

    @transaction.atomic
    def delegate_to(
        self, pessoa: Pessoa | None, *, author: Viewer, versao: int | None = None
    ) -> None:
        """Delegate to `pessoa`, or to nobody. Raises as `add_parecer`."""
        self.lock()
        self.require("responder", author)
        self.require_open()
        if pessoa == self.delegado:
            return
        em = timezone.now()
        self._check_delegado(pessoa, author, versao)
        before = self.delegado
        self.delegado = pessoa
        self.touch(em)
        self.save(update_fields=["delegado", "versao", "atividade_em"])
        self.record(Acao.DELEGADO, author=author, em=em, **_names(before, pessoa))

    def _check_parecer(self, novo: NovoParecer, author: Viewer) -> None:
        self.require("responder", author)
        self.require_open()
        if not novo.texto.strip():
            raise DadoInvalido("Escreva o parecer.", "texto")
        if novo.nota_interna and author.cliente:
            raise SemPermissao("Notas internas são do escritório.")

    def _check_delegado(self, pessoa: Pessoa | None, author: Viewer, versao: int | None) -> None:
        if pessoa is None and author.cliente:
            raise SemPermissao("Só o escritório retira a delegação.")
        if pessoa is not None:
            check_choice(
                pessoa,
                author=author,
                departamento_id=self.departamento_id,
                tipo_id=self.tipo_id,
            )
            self._refuse_if_unnamed(pessoa)
        if versao is not None and versao != self.versao:
            self._refuse_if_delegated_since(versao)

    def _refuse_if_unnamed(self, pessoa: Pessoa) -> None:
        if not self.confidencial or pessoa.pk == self.autor_id:
            return
        if not Nomeado.objects.filter(atendimento_id=self.pk, pessoa_id=pessoa.pk).exists():
            raise DelegacaoRecusada(SO_NOMEADO)

    def _refuse_if_delegated_since(self, versao: int) -> None:
        mudancas = [m for m in self.changes_since(versao) if m[0] == DELEGADO]
        if mudancas:
            raise VersaoAntiga(self.versao, mudancas)

    def _write(
        self, novo: NovoParecer, delegado: Pessoa | None, author: Viewer, em: datetime
    ) -> Parecer:
        before = self.delegado
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
        self.save(update_fields=CHANGED)
        acao = Acao.NOTA if novo.nota_interna else Acao.PARECER
        dados = _names(before, delegado) if delegado else {}
        self.record(acao, author=author, em=em, parecer=parecer, **dados)
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
        bola = turn_of(author, self.bola)
        if bola != self.bola:
            self.bola, self.bola_desde = bola, em


SO_NOMEADO = "Este atendimento é confidencial: delegue a quem já está incluído nele."
CHANGED = [
    "pareceres_total",
    "pareceres_publicos",
    "delegado",
    "bola",
    "bola_desde",
    "ultimo_parecer",
    "ultimo_publico",
    "versao",
    "atividade_em",
]


def _names(before: Pessoa | None, after: Pessoa | None) -> dict[str, Any]:
    return {"de": before.nome if before else "", "delegado": after.nome if after else ""}
