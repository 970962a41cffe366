"""What an escritório says of its calendar, beside what the law says for everybody."""

from econtador.calendario.models.ajuste import Ajuste
from econtador.calendario.models.escolhas import DO_FERIADO, EFEITOS, ESCOPOS
from econtador.calendario.models.expediente import DIAS, Expediente, Horas
from econtador.calendario.models.feriado import Feriado, Ficha
from econtador.calendario.models.sede import Sede

__all__ = [
    "DIAS",
    "DO_FERIADO",
    "EFEITOS",
    "ESCOPOS",
    "Ajuste",
    "Expediente",
    "Feriado",
    "Ficha",
    "Horas",
    "Sede",
]
