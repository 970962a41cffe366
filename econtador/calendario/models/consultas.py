"""Sentences about holidays."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from econtador.calendario.models.campos import EM_TODO_LUGAR
from econtador.prazos.calendario import Ambito

if TYPE_CHECKING:
    from econtador.calendario.models.feriado import Feriado  # noqa: F401 - the type argument


class FeriadoQuerySet(models.QuerySet["Feriado"]):
    """Sentences about holidays."""

    def em_vigor(self) -> "FeriadoQuerySet":
        return self.filter(ativo=True)

    def of_place(self, uf: str, municipio_chave: str) -> "FeriadoQuerySet":
        """Narrow to those that count in the place; '' where the UF or município is not known."""
        everywhere = Q(escopo__in=EM_TODO_LUGAR)
        state = Q(escopo=Ambito.UF, uf=uf)
        town = Q(escopo=Ambito.MUNICIPIO, uf=uf, municipio_chave=municipio_chave)
        return self.filter(everywhere | state | town)

    def in_years(self, first: int, last: int) -> "FeriadoQuerySet":
        """Narrow to those that may fall in the years from `first` to `last`."""
        until = Q(dia__lte=date(last, 12, 31))
        return self.filter(until & (Q(anual=True) | Q(dia__gte=date(first, 1, 1))))
