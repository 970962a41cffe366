"""Keyset pages of a list sorted by a text column: the next begins after the last row."""

from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from django.core import signing
from django.db.models import Model, Q, QuerySet

POR_PAGINA = 25
SALT = "pagina-por-nome"

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Pagina(Generic[M]):
    """The rows of one page and the token of the next one ('' on the last)."""

    linhas: list[M]
    proxima: str


def page_by(coluna: str, lista: QuerySet[M], depois: str) -> Pagina[M]:
    """Return the page of `lista` after the token `depois`, by a text column and the id.

    `coluna` may cross references (``empresa__nome_chave``). An invalid token begins at the top.
    """
    place = _read(depois)
    if place:
        lista = lista.filter(_after(coluna, *place))
    rows = list(lista.order_by(coluna, "id")[: POR_PAGINA + 1])
    more = len(rows) > POR_PAGINA
    rows = rows[:POR_PAGINA]
    return Pagina(rows, _write(rows[-1], coluna) if more else "")


def _after(coluna: str, valor: str, pk: UUID) -> Q:
    # The first condition alone bounds the scan of the index; the second breaks ties.
    bound = Q(**{f"{coluna}__gte": valor})
    return bound & (Q(**{f"{coluna}__gt": valor}) | Q(id__gt=pk))


def _write(last: Model, coluna: str) -> str:
    valor: object = last
    for nome in coluna.split("__"):
        valor = getattr(valor, nome)
    return signing.dumps([valor, str(last.pk)], salt=SALT)


def _read(token: str) -> tuple[str, UUID] | None:
    try:
        valor, pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return valor, UUID(pk)
