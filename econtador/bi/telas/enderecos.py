"""Addresses of the work list that keep what was filtered, ordered and grouped."""

from dataclasses import dataclass

from django.http import QueryDict

from econtador.base.ui.procura import address
from econtador.bi.forms.filtro import CONHECIDOS


@dataclass(frozen=True, slots=True)
class Aqui:
    """The page that one looks at."""

    caminho: str
    query: QueryDict

    def but(self, **novos: str) -> str:
        """Return this address with other values; '' takes one away. Pages begin at the top."""
        kept = {nome: self.query.get(nome, "") for nome in CONHECIDOS if nome != "depois"}
        return address(self.caminho, **(kept | novos))

    def at(self, caminho: str) -> str:
        """Return the same filter at another queue."""
        return Aqui(caminho, self.query).but(grupo="")
