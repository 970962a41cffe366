"""Answering."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from econtador.atendimentos.models.delegar import Delegavel
from econtador.atendimentos.models.escolhas import Acao, Fim, Pendencia
from econtador.atendimentos.models.fio import ESCRITO, ComFio, NovoParecer, names
from econtador.atendimentos.models.parecer import Parecer
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa


class Respondivel(Delegavel, ComFio):
    """The verb `add_parecer`."""

    class Meta(Delegavel.Meta):
        abstract = True

    @transaction.atomic
    def add_parecer(
        self, novo: NovoParecer, *, author: Viewer, agora: datetime | None = None
    ) -> Parecer:
        """Add an entry to the thread, with its anexos and perhaps a delegation, and return it.

        The cliente who writes to a proposta de encerramento has not agreed to it: it is refused.
        Raises AtendimentoFechado, SemPermissao, DelegacaoRecusada, DadoInvalido (no text) and
        VersaoAntiga (somebody else delegated since the form was opened).
        """
        self.lock()
        self._check_parecer(novo, author)
        delegado = self._new_delegado(novo.delegado, author, novo.versao)
        return self._write(novo, delegado, author, agora or timezone.now())

    def _check_parecer(self, novo: NovoParecer, author: Viewer) -> None:
        self.require("responder", author)
        self.require_open()
        if not novo.texto.strip():
            raise DadoInvalido("Escreva o parecer.", "texto")
        if novo.nota_interna and author.cliente:
            raise SemPermissao("Notas internas são do escritório.")

    def _write(
        self, novo: NovoParecer, delegado: Pessoa | None, author: Viewer, em: datetime
    ) -> Parecer:
        dados = names(self.delegado, delegado) if delegado else {}
        if author.cliente and self.pendencia == Pendencia.PROPOSTA:
            self._settle(Fim.RECUSADA, author, em)
            dados["proposta"] = Fim.RECUSADA
        parecer = self._compose(novo, delegado, author, em)
        self.save(update_fields=ESCRITO)
        acao = Acao.NOTA if novo.nota_interna else Acao.PARECER
        self.record(acao, author=author, em=em, parecer=parecer, **dados)
        return parecer
