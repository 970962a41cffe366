"""The holidays that the law of the country and of each state makes, and the optional ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import holidays

from econtador.prazos.calendario import Ambito, Calendario, Efeito, Folga

PUBLICO, FACULTATIVO = holidays.PUBLIC, holidays.OPTIONAL


@dataclass(frozen=True, slots=True)
class Oficial:
    """A day of the law. A `facultativo` (Carnaval, Corpus Christi) is worked unless one chooses."""

    dia: date
    nome: str
    ambito: Ambito
    facultativo: bool = False

    def as_folga(self, efeito: Efeito = Efeito.FECHADO) -> Folga:
        """Return what the day does to a calendar that keeps it."""
        return Folga(self.nome, self.ambito, efeito, facultativo=self.facultativo)


@lru_cache(maxsize=512)
def oficiais(ano: int, uf: str = "") -> tuple[Oficial, ...]:
    """Return the days of the country and, given a `uf` ("SP"), of the state, in order.

    An unknown UF raises NotImplementedError.
    Source: the `holidays` package; 20/11 is national since 2024 (Lei 14.759/2023).
    """
    nacionais = _days(ano, "", PUBLICO)
    estaduais = _days(ano, uf, PUBLICO)
    facultativos = _days(ano, uf, FACULTATIVO)
    found = [
        *(Oficial(dia, nome, Ambito.NACIONAL) for dia, nome in nacionais.items()),
        *(Oficial(d, nome, Ambito.UF) for d, nome in estaduais.items() if d not in nacionais),
        *(
            Oficial(dia, nome, Ambito.NACIONAL, facultativo=True)
            for dia, nome in facultativos.items()
            if dia not in estaduais
        ),
    ]
    return tuple(sorted(found, key=lambda each: each.dia))


def calendario_nacional(years: Iterable[int], uf: str | None = None) -> Calendario:
    """Return the calendar of `years` with what the law makes a holiday, and the usual hours.

    Carnaval (but in RJ), Corpus Christi and other optional days are worked. Raises as `oficiais`.
    """
    return _calendario(frozenset(years), uf or "")


@lru_cache(maxsize=256)
def _calendario(anos: frozenset[int], uf: str) -> Calendario:
    days = (each for ano in sorted(anos) for each in oficiais(ano, uf))
    folgas = {each.dia: each.as_folga() for each in days if not each.facultativo}
    return Calendario(MappingProxyType(folgas), anos=anos)


def _days(ano: int, uf: str, categoria: str) -> Mapping[date, str]:
    found = holidays.country_holidays(
        "BR",
        subdiv=uf or None,
        years=ano,
        language="pt_BR",
        expand=False,
        categories=(categoria,),
    )
    return dict(found)
