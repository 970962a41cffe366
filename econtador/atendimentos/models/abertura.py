"""Opening an atendimento."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db import transaction
from django.utils import timezone

from econtador.atendimentos.delegacao import delegado_ao_abrir
from econtador.atendimentos.models.campos import CamposDoAtendimento, require
from econtador.atendimentos.models.consultas import turn_of
from econtador.atendimentos.models.escolhas import Acao
from econtador.atendimentos.models.escrita import Escrito, NovoAnexo, write_parecer
from econtador.base.erros import DadoInvalido
from econtador.base.ids import uuid7
from econtador.base.viewer import Viewer
from econtador.busca import models as busca
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.escritorios.models import Numeracao
from econtador.fluxo.models import Tipo
from econtador.fluxo.padroes import default_tipo
from econtador.pessoas.models import Pessoa


@dataclass(frozen=True, slots=True, kw_only=True)
class Pedido:
    """What the form *Novo Atendimento* asks; without `tipo`, the departamento's default."""

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


class Abrivel(CamposDoAtendimento):
    """The verb `open`."""

    class Meta(CamposDoAtendimento.Meta):
        abstract = True

    @classmethod
    @transaction.atomic
    def open(cls, pedido: Pedido, *, author: Viewer, agora: datetime | None = None) -> Self:
        """Open an atendimento with its first parecer and return it.

        Raises SemPermissao (a cliente without *criar* there), DelegacaoRecusada, DadoInvalido.
        """
        require("criar", author, pedido.empresa.pk)
        _check(pedido, author)
        em = agora or timezone.now()
        novo = cls._born(pedido, author, em)
        novo.save(force_insert=True)
        escrito = Escrito(texto=pedido.parecer, em=em, anexos=pedido.anexos, delegado=novo.delegado)
        parecer = write_parecer(novo, escrito, author=author, pk=novo.ultimo_parecer_id)
        busca.index([novo.head_text(pedido.empresa)])
        novo.record(Acao.ABERTO, author=author, em=em, parecer=parecer, **_dados(novo))
        return novo

    @classmethod
    def _born(cls, pedido: Pedido, author: Viewer, em: datetime) -> Self:
        tipo = pedido.tipo or default_tipo(author.escritorio_id, pedido.departamento)
        parecer_id = uuid7()
        return cls(
            escritorio_id=author.escritorio_id,
            numero=Numeracao.next_for(author.escritorio_id),
            nome=pedido.nome.strip(),
            empresa=pedido.empresa,
            departamento=pedido.departamento,
            tipo=tipo,
            fase=tipo.first_fase(),
            prioridade=pedido.prioridade or tipo.prioridade_padrao,
            autor_id=author.eu,
            delegado=delegado_ao_abrir(
                pedido.delegado, pedido.departamento, author=author, tipo=tipo
            ),
            providenciar_ate=pedido.providenciar_ate,
            competencia=pedido.competencia,
            bola=turn_of(author, "escritorio"),
            bola_desde=em,
            aberto_em=em,
            atividade_em=em,
            ultimo_parecer_id=parecer_id,
            ultimo_publico_id=parecer_id,
        )


def _check(pedido: Pedido, author: Viewer) -> None:
    if not pedido.nome.strip():
        raise DadoInvalido("Dê um nome ao atendimento.", "nome")
    if not pedido.parecer.strip():
        raise DadoInvalido("Escreva o parecer: ele explica a sua solicitação.", "parecer")
    departamento = pedido.departamento
    if author.cliente and departamento and departamento.pk not in author.departamentos:
        raise DadoInvalido("Você não tem acesso a este departamento.", "departamento")


def _dados(novo: CamposDoAtendimento) -> dict[str, Any]:
    return {"delegado": novo.delegado.nome} if novo.delegado else {}
