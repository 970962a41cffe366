"""Who must know that a company has another name or document: upper rooms register here."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from econtador.empresas.models import Empresa

Leitor = Callable[[Sequence["Empresa"]], None]
_leitores: list[Leitor] = []


def register(leitor: Leitor) -> None:
    """Let `leitor` be called with the companies renamed, in the transaction that renames them."""
    if leitor not in _leitores:
        _leitores.append(leitor)


def tell_renamed(empresas: Sequence["Empresa"]) -> None:
    """Call everybody who registered; the verbs do it, after saving."""
    for leitor in _leitores if empresas else ():
        leitor(empresas)
