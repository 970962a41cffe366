"""What a scene is: a short script of who says what, with blanks in braces.

The blanks are those of `econtador.atendimentos.demo.lacunas`; those of one turn are {saudacao} and
{o}, which ends what the speaker says of himself or herself ("obrigad{o}").
"""

from dataclasses import dataclass
from typing import Literal

Voz = Literal["cliente", "operador", "nota"]


@dataclass(frozen=True, slots=True)
class Fala:
    """One turn; `variantes` are ways of saying the same. A `nota` is seen by the office only."""

    voz: Voz
    variantes: tuple[str, ...]
    anexos: tuple[str, ...] = ()
    delega: bool = False


@dataclass(frozen=True, slots=True)
class Cena:
    """A script: `titulo` names the atendimento, `tipo` None takes the departamento's default.

    `peso`: how often it happens, relative to the others. `dias`: the days of the month on which
    it may begin: mean working hours between two turns. `mensal`: it is about a
    competência, the month before.
    """

    titulo: str
    departamento: str | None
    falas: tuple[Fala, ...]
    tipo: str | None = None
    peso: int = 4
    dias: tuple[int, int] = (1, 31)
    ritmo: float = 4.0
    mensal: bool = False
    meses: tuple[int, ...] = ()
    para: str = "cnpj"
    terceiro: bool = False


def cliente(*variantes: str, anexo: str = "", anexos: tuple[str, ...] = ()) -> Fala:
    """The cliente speaks."""
    return Fala("cliente", variantes, (anexo,) if anexo else anexos)


def operador(*variantes: str, anexo: str = "", anexos: tuple[str, ...] = ()) -> Fala:
    """Whoever has the atendimento in the office speaks."""
    return Fala("operador", variantes, (anexo,) if anexo else anexos)


def nota(*variantes: str, delega: bool = False) -> Fala:
    """Somebody of the office writes a nota interna, which may hand the atendimento over."""
    return Fala("nota", variantes, delega=delega)
