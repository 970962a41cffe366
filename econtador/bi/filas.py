"""The queues of the office's day: each is an address and one sentence about atendimentos."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from econtador.atendimentos.models import AtendimentoQuerySet
from econtador.base.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Olhar:
    """Who looks, and when."""

    viewer: Viewer
    agora: datetime


@dataclass(frozen=True, slots=True)
class Fila:
    """A queue: its tab, its address, what it narrows to, and what stands there when it is empty."""

    rotulo: str
    url: str
    narrow: Callable[[AtendimentoQuerySet, Olhar], AtendimentoQuerySet]
    vazia: str


def _todos(lista: AtendimentoQuerySet, _: Olhar) -> AtendimentoQuerySet:
    return lista


def _minha(lista: AtendimentoQuerySet, olhar: Olhar) -> AtendimentoQuerySet:
    """Mine, and those of the people for whom I stand in now."""
    return lista.abertos().filter(delegado__in=[olhar.viewer.eu, *olhar.viewer.substituidos])


def _do_departamento(lista: AtendimentoQuerySet, olhar: Olhar) -> AtendimentoQuerySet:
    return lista.abertos().filter(departamento__in=olhar.viewer.departamentos)


def _atrasados(lista: AtendimentoQuerySet, olhar: Olhar) -> AtendimentoQuerySet:
    return lista.atrasados(olhar.agora)


def _aguardando(lista: AtendimentoQuerySet, _: Olhar) -> AtendimentoQuerySet:
    return lista.aguardando_cliente()


def _sem_responsavel(lista: AtendimentoQuerySet, _: Olhar) -> AtendimentoQuerySet:
    return lista.sem_responsavel()


TODOS = "todos"
FILAS = {
    TODOS: Fila("Todos", "/bi", _todos, "Nada em aberto no que você pode ver."),
    "minha-fila": Fila(
        "Minha fila", "/bi/minha-fila", _minha, "Nada delegado a você. Aproveite o café."
    ),
    "departamento": Fila(
        "Do departamento",
        "/bi/departamento",
        _do_departamento,
        "Nada em aberto nos seus departamentos.",
    ),
    "atrasados": Fila("Atrasados", "/bi/atrasados", _atrasados, "Nenhum prazo vencido."),
    "aguardando-cliente": Fila(
        "Aguardando cliente",
        "/bi/aguardando-cliente",
        _aguardando,
        "Nenhum cliente deve resposta ao escritório.",
    ),
    "sem-responsavel": Fila(
        "Sem responsável",
        "/bi/sem-responsavel",
        _sem_responsavel,
        "Todo atendimento em aberto tem quem responda por ele.",
    ),
}
