"""Opening an atendimento."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from econtador.atendimentos.delegacao import delegado_ao_abrir
from econtador.atendimentos.models.campos import CamposDoAtendimento, require
from econtador.atendimentos.models.consultas import turn_of
from econtador.atendimentos.models.escolhas import Acao
from econtador.atendimentos.models.escrita import Escrito, NovoAnexo, write_parecer
from econtador.atendimentos.models.nascimento import (
    answers_of,
    bring_along,
    check_departamento,
    check_tipo,
)
from econtador.base.erros import DadoInvalido
from econtador.base.ids import uuid7
from econtador.base.viewer import Viewer
from econtador.busca import models as busca
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.escritorios.models import Numeracao
from econtador.fluxo.models import Fase, Tipo
from econtador.fluxo.padroes import default_tipo
from econtador.pessoas.models import Pessoa


@dataclass(frozen=True, slots=True, kw_only=True)
class Pedido:
    """What the form *Novo Atendimento* asks; without `tipo`, the departamento's default.

    `respostas`: by the id of the pergunta of the tipo, as a person reads the answer.
    """

    nome: str
    empresa: Empresa
    providenciar_ate: datetime
    parecer: str
    departamento: Departamento | None = None
    delegado: Pessoa | None = None
    tipo: Tipo | None = None
    prioridade: int | None = None
    competencia: str = ""
    anexos: Sequence[NovoAnexo] = ()
    respostas: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Destino:
    """Where an atendimento begins, and with whom."""

    tipo: Tipo
    fase: Fase
    delegado: Pessoa | None


class Abrivel(CamposDoAtendimento):
    """The verb `open`."""

    class Meta(CamposDoAtendimento.Meta):
        abstract = True

    @classmethod
    @transaction.atomic
    def open(cls, pedido: Pedido, *, author: Viewer, agora: datetime | None = None) -> Self:
        """Open an atendimento with its first parecer, its answers and its checklist; return it.

        Raises SemPermissao (a cliente without *criar* there), DelegacaoRecusada, DadoInvalido.
        """
        check(pedido, author)
        em = agora or timezone.now()
        destino = destination_of(pedido, author)
        answers = answers_of(destino.tipo, pedido.respostas)
        novo = cls._born(pedido, destino, author, em)
        novo.numero = Numeracao.next_for(author.escritorio_id)
        novo.save(force_insert=True)
        escrito = novo._first_words(pedido)
        parecer = write_parecer(novo, escrito, author=author, pk=novo.ultimo_parecer_id)
        bring_along(novo, destino.tipo, answers)
        busca.index([novo.head_text(pedido.empresa)])
        novo.record(Acao.ABERTO, author=author, em=em, parecer=parecer, **novo._birth())
        return novo

    @classmethod
    def _born(cls, pedido: Pedido, destino: Destino, author: Viewer, em: datetime) -> Self:
        """Return the new one, without a number and not saved."""
        parecer_id = uuid7()
        return cls(
            escritorio_id=author.escritorio_id,
            nome=pedido.nome.strip(),
            empresa=pedido.empresa,
            departamento=pedido.departamento,
            tipo=destino.tipo,
            fase=destino.fase,
            fase_desde=em,
            prioridade=pedido.prioridade or destino.tipo.prioridade_padrao,
            autor_id=author.eu,
            delegado=destino.delegado,
            providenciar_ate=pedido.providenciar_ate,
            competencia=pedido.competencia,
            bola=turn_of(author, "escritorio"),
            bola_desde=em,
            aberto_em=em,
            atividade_em=em,
            ultimo_parecer_id=parecer_id,
            ultimo_publico_id=parecer_id,
        )

    def _first_words(self, pedido: Pedido) -> Escrito:
        return Escrito(
            texto=pedido.parecer, em=self.aberto_em, anexos=pedido.anexos, delegado=self.delegado
        )

    def _birth(self) -> dict[str, Any]:
        """Return what the event tells of it."""
        return {"delegado": self.delegado.nome} if self.delegado else {}


def destination_of(pedido: Pedido, author: Viewer) -> Destino:
    """Return where the pedido goes by its tipo, departamento and delegado.

    Raises DelegacaoRecusada for a choice that is not the author's to make.
    """
    tipo = pedido.tipo or default_tipo(author.escritorio_id, pedido.departamento)
    delegado = delegado_ao_abrir(pedido.delegado, pedido.departamento, author=author, tipo=tipo)
    return Destino(tipo, tipo.first_fase(), delegado)


def check(pedido: Pedido, author: Viewer) -> None:
    """Raise what `open` refuses of the pedido itself."""
    require("criar", author, pedido.empresa.pk)
    if not pedido.nome.strip():
        raise DadoInvalido("Dê um nome ao atendimento.", "nome")
    if not pedido.parecer.strip():
        raise DadoInvalido("Escreva o parecer: ele explica a sua solicitação.", "parecer")
    if pedido.tipo:
        check_tipo(pedido.tipo, author)
    check_departamento(pedido.departamento, author)
