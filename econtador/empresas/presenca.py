"""Why a company appears in the portal or not, rule by rule; upper rooms register theirs."""

from collections.abc import Callable
from dataclasses import dataclass

from econtador.base.viewer import Viewer
from econtador.empresas.models import Empresa


@dataclass(frozen=True, slots=True)
class Regra:
    """One condition: whether it holds, what is so, and where it is mended ('' for right here)."""

    vale: bool
    texto: str
    url: str = ""


Leitor = Callable[[Empresa, Viewer], Regra]
_leitores: list[Leitor] = []


def register(leitor: Leitor) -> None:
    """Let the page of a company tell what `leitor` finds."""
    if leitor not in _leitores:
        _leitores.append(leitor)


def rules_of(empresa: Empresa, viewer: Viewer) -> list[Regra]:
    """Return every condition for the company to appear; all must hold."""
    return [
        _ativa(empresa),
        _integrada(empresa),
        *(leitor(empresa, viewer) for leitor in _leitores),
    ]


def _ativa(empresa: Empresa) -> Regra:
    if empresa.ativa:
        return Regra(vale=True, texto="A empresa está em uso.")
    return Regra(vale=False, texto="A empresa está arquivada.")


def _integrada(empresa: Empresa) -> Regra:
    if empresa.integrada:
        return Regra(vale=True, texto="A integração está ligada.")
    return Regra(vale=False, texto="A integração está desligada.")
