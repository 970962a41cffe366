"""Delegating."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from econtador.atendimentos.delegacao import check_choice
from econtador.atendimentos.erros import DelegacaoRecusada, VersaoAntiga
from econtador.atendimentos.models.desfecho import Nomeado
from econtador.atendimentos.models.escolhas import Acao
from econtador.atendimentos.models.fio import names
from econtador.atendimentos.models.historia import DELEGADO, ComHistoria
from econtador.base.erros import SemPermissao
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa

SO_NOMEADO = "Este atendimento é confidencial: delegue a quem já está incluído nele."


class Delegavel(ComHistoria):
    """The verb `delegate_to`, and the checks of whatever else delegates."""

    class Meta(ComHistoria.Meta):
        abstract = True

    @transaction.atomic
    def delegate_to(
        self,
        pessoa: Pessoa | None,
        *,
        author: Viewer,
        versao: int | None = None,
        agora: datetime | None = None,
    ) -> None:
        """Delegate to `pessoa`, or to nobody. Raises as `add_parecer`."""
        self.lock()
        self.require("responder", author)
        self.require_open()
        if pessoa == self.delegado:
            return
        em = agora or timezone.now()
        self._check_delegado(pessoa, author, versao)
        before = self.delegado
        self.delegado = pessoa
        self.touch(em)
        self.save(update_fields=["delegado", "versao", "atividade_em"])
        self.record(Acao.DELEGADO, author=author, em=em, **names(before, pessoa))

    def _new_delegado(
        self, chosen: Pessoa | None, author: Viewer, versao: int | None
    ) -> Pessoa | None:
        """Return whom a form delegates to, checked; None where it stays as it is."""
        if chosen is None or chosen.pk == self.delegado_id:
            return None
        self._check_delegado(chosen, author, versao)
        return chosen

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
        self._refuse_if_changed(DELEGADO, versao)

    def _refuse_if_unnamed(self, pessoa: Pessoa) -> None:
        if not self.confidencial or pessoa.pk == self.autor_id:
            return
        if not Nomeado.objects.filter(atendimento_id=self.pk, pessoa_id=pessoa.pk).exists():
            raise DelegacaoRecusada(SO_NOMEADO)

    def _refuse_if_changed(self, rotulo: str, versao: int | None) -> None:
        """Raise VersaoAntiga where the field changed since the form had read `versao`."""
        if versao is None or versao == self.versao:
            return
        mudancas = [mudanca for mudanca in self.changes_since(versao) if mudanca[0] == rotulo]
        if mudancas:
            raise VersaoAntiga(self.versao, mudancas)
