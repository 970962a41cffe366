"""What happens in one atendimento, in order of time: a plan, which a player then carries out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from econtador.atendimentos.demo.cenario import Lugar, Papel, TipoDeCena
from econtador.atendimentos.models import Bola, Status


@dataclass(slots=True)
class Escreve:
    """`quem` writes a parecer; the first of a plan opens the atendimento."""

    em: datetime
    quem: Papel
    texto: str
    nota: bool = False
    delegado: Papel | None = None
    anexos: tuple[str, ...] = ()
    menciona: tuple[Papel, ...] = ()


@dataclass(slots=True)
class Le:
    """`quem` reads all that he may see."""

    em: datetime
    quem: Papel


@dataclass(slots=True)
class Vira:
    """`quem` changes the status; a cancellation has its `motivo`."""

    em: datetime
    quem: Papel
    status: Status
    motivo: str = ""


@dataclass(slots=True)
class Restringe:
    """`quem` makes it confidencial and names people."""

    em: datetime
    quem: Papel
    nomeados: tuple[Papel, ...]


@dataclass(slots=True)
class Passa:
    """`quem` says with whom the ball is."""

    em: datetime
    quem: Papel
    bola: Bola


Passo = Escreve | Le | Vira | Restringe | Passa


@dataclass(slots=True)
class Roteiro:
    """One atendimento. `departamento` is a name or None; `competencia` is "2026-10" or ''."""

    nome: str
    lugar: Lugar
    departamento: str | None
    tipo: TipoDeCena
    providenciar_ate: datetime
    competencia: str
    passos: list[Passo]

    @property
    def abertura(self) -> Escreve:
        """Return the step that opens it."""
        first = self.passos[0]
        if not isinstance(first, Escreve):
            raise TypeError("an atendimento begins with a parecer")
        return first

    def pareceres(self) -> Iterator[Escreve]:
        """Give the pareceres in order."""
        return (passo for passo in self.passos if isinstance(passo, Escreve))
