"""The scenes from which demo data and seeds are told, one family a file."""

from econtador.atendimentos.demo.cenas import contabil, dp, fiscal, geral, societario
from econtador.atendimentos.demo.cenas.base import Cena

CENAS: tuple[Cena, ...] = (
    *fiscal.CENAS,
    *dp.CENAS,
    *contabil.CENAS,
    *societario.CENAS,
    *geral.CENAS,
)
