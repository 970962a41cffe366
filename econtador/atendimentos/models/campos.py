"""The columns of an atendimento and what every verb needs: the lock, the checks, the event."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db import models

from econtador.atendimentos.erros import AtendimentoFechado, NaoEncontrado
from econtador.atendimentos.models.escolhas import Acao, Bola, Pendencia, Status
from econtador.atendimentos.models.evento import Evento
from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.erros import SemPermissao
from econtador.base.viewer import Viewer
from econtador.busca.models import Texto
from econtador.empresas.models import Empresa

if TYPE_CHECKING:
    from econtador.atendimentos.models.parecer import Parecer

VERBOS_DO_CLIENTE = {
    "criar": "Você não tem permissão para abrir atendimentos desta empresa.",
    "responder": "Você não tem permissão para escrever pareceres nesta empresa.",
    "editar": "Você não tem permissão para mudar os dados deste atendimento.",
    "excluir": "Você não tem permissão para cancelar atendimentos desta empresa.",
}


class CamposDoAtendimento(DoEscritorio):
    """What is stored. Counters and last parecer are kept by the verbs, never counted per page."""

    numero = models.BigIntegerField("número")
    nome = models.CharField("nome do atendimento", max_length=200)
    empresa = Referencia("empresas.Empresa")
    departamento = Referencia("departamentos.Departamento", null=True)
    tipo = Referencia("fluxo.Tipo")
    fase = Referencia("fluxo.Fase")
    prioridade = models.PositiveSmallIntegerField()
    autor = Referencia("pessoas.Pessoa")
    delegado = Referencia("pessoas.Pessoa", null=True)
    providenciar_ate = models.DateTimeField("providenciar até")
    competencia = models.CharField("competência", max_length=7, blank=True)
    status = models.CharField(max_length=9, choices=Status, default=Status.ABERTO)
    bola = models.CharField("com quem está a bola", max_length=10, choices=Bola)
    bola_desde = models.DateTimeField()
    tempo_escritorio = models.PositiveBigIntegerField("segundos com o escritório", default=0)
    tempo_cliente = models.PositiveBigIntegerField("segundos com o cliente", default=0)
    tempo_terceiro = models.PositiveBigIntegerField("segundos com terceiros", default=0)
    pendencia = models.CharField(
        "pendência", max_length=8, choices=Pendencia, blank=True, default=""
    )
    pendencia_ate = models.DateTimeField(null=True)
    confidencial = models.BooleanField(default=False)
    aberto_em = models.DateTimeField()
    fase_desde = models.DateTimeField()
    primeira_resposta_em = models.DateTimeField(null=True)
    encerrado_em = models.DateTimeField(null=True)
    reaberturas = models.PositiveSmallIntegerField(default=0)
    atividade_em = models.DateTimeField("última atividade")
    ultimo_parecer = Referencia("atendimentos.Parecer")
    ultimo_publico = Referencia("atendimentos.Parecer", null=True)
    pareceres_total = models.PositiveIntegerField(default=1)
    pareceres_publicos = models.PositiveIntegerField(default=1)
    versao = models.PositiveIntegerField("versão", default=1)

    class Meta(DoEscritorio.Meta):
        abstract = True

    @property
    def aberto(self) -> bool:
        return self.status == Status.ABERTO

    def lock(self) -> Self:
        """Take the row for this transaction and read it anew: the verbs of one queue here.

        The people come with it: every verb asks on which side they are, or names them. Raises
        NaoEncontrado where it went out of the author's sight meanwhile.
        """
        rows = type(self)._base_manager.select_related("autor", "delegado")
        try:
            self.refresh_from_db(from_queryset=rows.select_for_update(of=("self",)))
        except type(self).DoesNotExist as erro:
            raise NaoEncontrado from erro
        return self

    def urgente(self, limite: int) -> bool:
        """Whether it is as urgent as `limite`, the escritório's policy, or more: 1 is the most."""
        return self.prioridade <= limite

    def require_open(self) -> None:
        if not self.aberto:
            raise AtendimentoFechado

    def allows(self, verbo: str, author: Viewer) -> bool:
        """Return whether the author may `criar`, `responder`, `editar` or `excluir` here."""
        return may(verbo, author, self.empresa_id)

    def require(self, verbo: str, author: Viewer) -> None:
        require(verbo, author, self.empresa_id)

    def record(
        self,
        acao: Acao,
        *,
        author: Viewer,
        em: datetime,
        parecer: "Parecer | None" = None,
        interno: bool = False,
        **dados: Any,
    ) -> Evento:
        """Write the verb's one event into the histórico; `interno` hides it from clientes."""
        evento = self.told(acao, author=author, em=em, parecer=parecer, **dados)
        evento.interno = evento.interno or interno
        evento.save(force_insert=True)
        return evento

    def told(
        self,
        acao: Acao,
        *,
        author: Viewer,
        em: datetime,
        parecer: "Parecer | None" = None,
        **dados: Any,
    ) -> Evento:
        """Return the event that `record` writes, not saved."""
        return Evento(
            escritorio_id=self.escritorio_id,
            empresa_id=self.empresa_id,
            atendimento_id=self.pk,
            acao=acao,
            autor_id=author.pessoa_id,
            em=em,
            parecer=parecer,
            interno=parecer is not None and parecer.nota_interna,
            dados={"versao": self.versao, **dados},
        )

    def head_text(self, empresa: Empresa) -> Texto:
        """Return what of the atendimento itself can be found: name, number, company."""
        return Texto(
            escritorio_id=self.escritorio_id,
            empresa_id=self.empresa_id,
            atendimento_id=self.pk,
            partes=(self.nome, str(self.numero), empresa.nome, empresa.documento),
        )

    def touch(self, em: datetime) -> None:
        """Count one more version; the caller saves."""
        self.versao += 1
        self.atividade_em = max(em, self.atividade_em)


def may(verbo: str, author: Viewer, empresa_id: UUID) -> bool:
    """Return whether `author` may do `verbo` for the empresa; the office always may."""
    if not author.cliente:
        return True
    own = author.empresas
    if verbo == "responder":
        return empresa_id in own.criar or empresa_id in own.editar
    return empresa_id in getattr(own, verbo)


def require(verbo: str, author: Viewer, empresa_id: UUID) -> None:
    if not may(verbo, author, empresa_id):
        raise SemPermissao(VERBOS_DO_CLIENTE[verbo])
