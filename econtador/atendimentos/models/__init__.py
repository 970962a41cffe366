"""The room's records. Other rooms import from here and from nowhere below."""

from econtador.atendimentos.models.abertura import Pedido
from econtador.atendimentos.models.abertura_em_lote import Abertura
from econtador.atendimentos.models.acompanhamento import Acompanhamento
from econtador.atendimentos.models.anexo import Anexo
from econtador.atendimentos.models.atendimento import Atendimento
from econtador.atendimentos.models.consultas import AtendimentoQuerySet
from econtador.atendimentos.models.desfecho import Desfecho, Nomeado
from econtador.atendimentos.models.edicao import Dados
from econtador.atendimentos.models.encerramento import may_close
from econtador.atendimentos.models.escolhas import Acao, Bola, Estado, Fim, Pendencia, Status
from econtador.atendimentos.models.escrita import NovoAnexo
from econtador.atendimentos.models.evento import Evento
from econtador.atendimentos.models.fase import Mudanca
from econtador.atendimentos.models.fio import NovoParecer
from econtador.atendimentos.models.formulario import Resposta
from econtador.atendimentos.models.item import Item
from econtador.atendimentos.models.leitura import Leitura
from econtador.atendimentos.models.nascimento import field_of
from econtador.atendimentos.models.parecer import Mencao, Parecer, ParecerTexto
from econtador.atendimentos.models.proposta import Proposta
from econtador.atendimentos.models.relogio import Tempos
from econtador.atendimentos.models.restricao import confidential_of_office, name_myself

__all__ = [
    "Abertura",
    "Acao",
    "Acompanhamento",
    "Anexo",
    "Atendimento",
    "AtendimentoQuerySet",
    "Bola",
    "Dados",
    "Desfecho",
    "Estado",
    "Evento",
    "Fim",
    "Item",
    "Leitura",
    "Mencao",
    "Mudanca",
    "Nomeado",
    "NovoAnexo",
    "NovoParecer",
    "Parecer",
    "ParecerTexto",
    "Pedido",
    "Pendencia",
    "Proposta",
    "Resposta",
    "Status",
    "Tempos",
    "confidential_of_office",
    "field_of",
    "may_close",
    "name_myself",
]
