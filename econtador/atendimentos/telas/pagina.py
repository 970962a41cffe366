"""Keyset pages: the next page begins after the last row of this one, whatever came in between."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import F, Q

from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.models.consultas import AtendimentoQuerySet

POR_PAGINA = 25
SALT = "pagina"


@dataclass(frozen=True, slots=True)
class Ordem:
    """A column and its direction; the id breaks ties."""

    coluna: str
    descendente: bool

    def sort(self, lista: AtendimentoQuerySet) -> AtendimentoQuerySet:
        if self.descendente:
            return lista.order_by(F(self.coluna).desc(), F("id").desc())
        return lista.order_by(self.coluna, "id")

    def after(self, valor: Any, pk: UUID) -> Q:
        """Return "comes after (valor, pk)", written so that the index bounds the scan."""
        op = "lt" if self.descendente else "gt"
        bound = Q(**{f"{self.coluna}__{op}e": valor})
        return bound & (Q(**{f"{self.coluna}__{op}": valor}) | Q(**{f"id__{op}": pk}))


ORDENS = {
    "atividade": Ordem("atividade_em", descendente=True),
    "prazo": Ordem("providenciar_ate", descendente=False),
    "abertura": Ordem("aberto_em", descendente=True),
}


@dataclass(frozen=True, slots=True)
class Pagina:
    """The rows of one page and the token of the next one ('' on the last)."""

    linhas: list[Atendimento]
    proxima: str


def page_of(lista: AtendimentoQuerySet, ordem: str, depois: str) -> Pagina:
    """Return the page that begins after the token `depois`; an invalid token begins at the top."""
    by = ORDENS[ordem]
    place = _read(depois, ordem)
    if place:
        lista = lista.filter(by.after(*place))
    # The page is found first, along the index alone; joined in the same step, the planner would
    # read every row of the companies before it sorts (measured: 94 ms at 100,000 rows, now 2).
    found = by.sort(lista)[: POR_PAGINA + 1].values("pk")
    rows = list(by.sort(Atendimento.objects.filter(pk__in=found).with_people()))
    more = len(rows) > POR_PAGINA
    rows = rows[:POR_PAGINA]
    return Pagina(rows, _write(rows[-1], ordem) if more else "")


def _write(last: Atendimento, ordem: str) -> str:
    valor = getattr(last, ORDENS[ordem].coluna)
    return signing.dumps([ordem, valor.isoformat(), str(last.pk)], salt=SALT)


def _read(token: str, ordem: str) -> tuple[datetime, UUID] | None:
    try:
        of, valor, pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return (datetime.fromisoformat(valor), UUID(pk)) if of == ordem else None
