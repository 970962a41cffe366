"""Fluxo: the fases an atendimento goes through and the tipos that bring deadline and priority."""

from econtador.fluxo.models.fase import Fase, FichaFase, UltimaFase
from econtador.fluxo.models.ficha import FichaTipo, UnidadePrazo
from econtador.fluxo.models.item import FichaItem, ItemModelo
from econtador.fluxo.models.ligacoes import SemAcesso, TipoFase
from econtador.fluxo.models.pergunta import Especie, FichaPergunta, Pergunta
from econtador.fluxo.models.tipo import Tipo, TipoPadrao, TipoQuerySet

__all__ = [
    "Especie",
    "Fase",
    "FichaFase",
    "FichaItem",
    "FichaPergunta",
    "FichaTipo",
    "ItemModelo",
    "Pergunta",
    "SemAcesso",
    "Tipo",
    "TipoFase",
    "TipoPadrao",
    "TipoQuerySet",
    "UltimaFase",
    "UnidadePrazo",
]
