"""The room's records. Other rooms import from here and from nowhere below."""

from econtador.atendimentos.models.abertura import Pedido
from econtador.atendimentos.models.anexo import Anexo
from econtador.atendimentos.models.atendimento import Atendimento
from econtador.atendimentos.models.desfecho import Desfecho, Nomeado
from econtador.atendimentos.models.edicao import Dados
from econtador.atendimentos.models.escolhas import Acao, Bola, Status
from econtador.atendimentos.models.escrita import NovoAnexo
from econtador.atendimentos.models.evento import Evento
from econtador.atendimentos.models.leitura import Leitura
from econtador.atendimentos.models.parecer import Mencao, Parecer, ParecerTexto
from econtador.atendimentos.models.resposta import NovoParecer
from econtador.atendimentos.models.restricao import confidential_of_office, name_myself

__all__ = [
    "Acao",
    "Anexo",
    "Atendimento",
    "Bola",
    "Dados",
    "Desfecho",
    "Evento",
    "Leitura",
    "Mencao",
    "Nomeado",
    "NovoAnexo",
    "NovoParecer",
    "Parecer",
    "ParecerTexto",
    "Pedido",
    "Status",
    "confidential_of_office",
    "name_myself",
]
