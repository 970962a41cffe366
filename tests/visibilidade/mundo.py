"""A generated world: two escritórios with everything that decides who sees what.

Plain values, without a database: hypothesis draws them, `gravacao` writes them, `oraculo` judges.
"""

from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from hypothesis import strategies as st

from econtador.base.ids import uuid7


class Quando(Enum):
    """When a substitution holds, in hours from now."""

    ANTES = (-48, -1)
    AGORA = (-1, 1)
    DEPOIS = (1, 48)


@dataclass(frozen=True)
class Empresa:
    integrada: bool
    id: UUID = field(default_factory=uuid7)


@dataclass(frozen=True)
class Pessoa:
    """`visualiza`, `departamentos` and `sem_acesso` count from 0 in the escritório's own lists."""

    tipo: str
    ativa: bool
    administrador: bool
    departamentos: frozenset[int]
    visualiza: frozenset[int]
    sem_acesso: frozenset[int]
    id: UUID = field(default_factory=uuid7)
    conta: UUID = field(default_factory=uuid7)


@dataclass(frozen=True)
class Substituicao:
    titular: int
    substituto: int
    quando: Quando


@dataclass(frozen=True)
class Atendimento:
    """People by their place in `Escritorio.pessoas`."""

    empresa: int
    departamento: int | None
    tipo: int
    autor: int
    delegado: int | None
    confidencial: bool
    nomeados: frozenset[int]
    mencionados: frozenset[int]
    tem_nota: bool
    id: UUID = field(default_factory=uuid7)
    parecer: UUID = field(default_factory=uuid7)
    nota: UUID = field(default_factory=uuid7)


@dataclass(frozen=True)
class Escritorio:
    so_delegado_ve: bool
    empresas: tuple[Empresa, ...]
    pessoas: tuple[Pessoa, ...]
    substituicoes: tuple[Substituicao, ...]
    atendimentos: tuple[Atendimento, ...]
    id: UUID = field(default_factory=uuid7)
    fase: UUID = field(default_factory=uuid7)
    departamentos: tuple[UUID, ...] = field(default_factory=lambda: (uuid7(), uuid7()))
    tipos: tuple[UUID, ...] = field(default_factory=lambda: (uuid7(), uuid7()))


TWO, EMPRESAS, OPERADORES, CLIENTES = 2, 3, 4, 3
rarely = st.sampled_from([False, False, False, True])
never = st.sampled_from([False])
mostly = st.sampled_from([True, True, True, False])


def some(size: int, start: int = 0) -> st.SearchStrategy[frozenset[int]]:
    """Any of the places from `start` to `size` - 1."""
    return st.frozensets(st.sampled_from(range(start, size)))


def maybe(size: int) -> st.SearchStrategy[int | None]:
    """One of the places below `size`, or none."""
    return st.none() | st.sampled_from(range(size))


operadores = st.builds(
    Pessoa,
    tipo=st.just("operador"),
    ativa=mostly,
    administrador=rarely,
    departamentos=some(TWO),
    visualiza=st.just(frozenset()),
    sem_acesso=some(TWO),
)
clientes = st.builds(
    Pessoa,
    tipo=st.just("cliente"),
    ativa=mostly,
    administrador=never,
    departamentos=some(TWO),
    visualiza=some(EMPRESAS),
    sem_acesso=st.just(frozenset()),
)
substituicoes = st.builds(
    Substituicao,
    titular=st.sampled_from([0, 1]),
    substituto=st.sampled_from([2, 3]),
    quando=st.sampled_from(Quando),
)
atendimentos = st.builds(
    Atendimento,
    empresa=st.sampled_from(range(EMPRESAS)),
    departamento=maybe(TWO),
    tipo=st.sampled_from(range(TWO)),
    autor=st.sampled_from(range(OPERADORES + CLIENTES)),
    delegado=maybe(OPERADORES),
    confidencial=rarely,
    nomeados=some(OPERADORES + CLIENTES),
    mencionados=some(OPERADORES),
    tem_nota=st.booleans(),
)


@st.composite
def escritorios(draw: st.DrawFn, *, most: int) -> Escritorio:
    """Draw an escritório with at most `most` atendimentos."""
    people = st.tuples(*[operadores] * OPERADORES, *[clientes] * CLIENTES)
    return Escritorio(
        so_delegado_ve=draw(st.booleans()),
        empresas=draw(st.tuples(*[st.builds(Empresa, integrada=mostly)] * EMPRESAS)),
        pessoas=draw(people),
        substituicoes=tuple(draw(st.lists(substituicoes, max_size=3))),
        atendimentos=tuple(draw(st.lists(atendimentos, min_size=1, max_size=most))),
    )


mundos = st.tuples(escritorios(most=10), escritorios(most=2))
