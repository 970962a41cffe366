"""The sentences in which lists and queues ask."""

from collections.abc import Callable

import pytest

from econtador.atendimentos.models import Atendimento, AtendimentoQuerySet
from tests.cena import Cena
from tests.ciclo import propose


def names(cena: Cena, ask: Callable[[AtendimentoQuerySet], AtendimentoQuerySet]) -> set[str]:
    """Return what Ana finds."""
    with cena.by("ana") as ana:
        return {each.nome for each in ask(Atendimento.objects.visible_to(ana))}


@pytest.fixture
def quatro(cena: Cena) -> Cena:
    """One that nobody has, one of Carla's, one that the client has, one of Carla's that ended."""
    cena.open(nome="Solta")
    cena.open(by="bruno", nome="Da Carla", delegado=cena.pessoa("carla"))
    cena.answer(cena.open(nome="Com a Célia"), "bruno", "Falta o recibo.")
    cena.conclude(cena.open(by="bruno", nome="Acabada", delegado=cena.pessoa("carla")))
    return cena


def test_sem_responsavel(quatro: Cena) -> None:
    assert names(quatro, lambda q: q.sem_responsavel()) == {"Solta", "Com a Célia"}


def test_delegados_a(quatro: Cena) -> None:
    carla = quatro.pk("carla")
    assert names(quatro, lambda q: q.delegados_a(carla)) == {"Da Carla"}
    assert names(quatro, lambda q: q.delegados_a(quatro.pk("bruno"))) == set()


def test_aguardando_cliente(quatro: Cena) -> None:
    assert names(quatro, lambda q: q.aguardando_cliente()) == {"Da Carla", "Com a Célia"}


def test_urgentes(quatro: Cena) -> None:
    quatro.open(by="ana", nome="Urgente", prioridade=1)
    assert names(quatro, lambda q: q.urgentes(2)) == {"Urgente"}
    assert names(quatro, lambda q: q.urgentes(0)) == set()


def test_a_proposta_waits_for_the_client(cena: Cena, das: Atendimento) -> None:
    propose(cena, das)
    assert names(cena, lambda q: q.aguardando_cliente()) == {"Guia do DAS"}
