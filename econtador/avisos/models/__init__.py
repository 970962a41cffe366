"""The room's records. Other rooms import from here and from nowhere below."""

from econtador.avisos.models.aviso import FRESCO, Aviso, Ouvinte
from econtador.avisos.models.endereco import EnderecoMorto
from econtador.avisos.models.escolhas import Correio, Especie, Frequencia
from econtador.avisos.models.preferencia import Preferencia

__all__ = [
    "FRESCO",
    "Aviso",
    "Correio",
    "EnderecoMorto",
    "Especie",
    "Frequencia",
    "Ouvinte",
    "Preferencia",
]
