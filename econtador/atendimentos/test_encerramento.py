"""The verbs `conclude`, `cancel` and `reopen`."""

from typing import Any

import pytest
from django.db import IntegrityError

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.erros import AtendimentoFechado, NaoEncontrado
from econtador.atendimentos.models import Atendimento, Desfecho, Status
from econtador.base.erros import DadoInvalido, DomainError, SemPermissao
from tests.cena import PRAZO, Cena


def reopen(cena: Cena, das: Atendimento, quem: str = "bruno") -> None:
    with cena.by(quem) as author:
        das.reopen(author=author)


def endings(cena: Cena, das: Atendimento) -> list[tuple[str, str]]:
    """Return (status, reason) of every change of status, in order."""
    with cena.by_sistema():
        rows = Desfecho.objects.filter(atendimento=das).order_by("em", "id")
        return [(row.status, row.motivo) for row in rows]


def test_conclude_works(cena: Cena, das: Atendimento) -> None:
    with cena.by("bruno") as bruno:
        das.conclude(author=bruno, agora=PRAZO)
    assert (das.status, das.aberto, das.versao) == (Status.ENCERRADO, False, 2)
    assert cena.events(das) == ["aberto", "encerrado"]
    with cena.by("celia") as celia:
        desfecho = Desfecho.objects.get(atendimento=das)
        assert not Atendimento.objects.visible_to(celia).abertos()
    assert (desfecho.autor_id, desfecho.em) == (cena.pk("bruno"), PRAZO)


def test_a_cliente_does_not_conclude(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(SemPermissao):
        cena.conclude(das, by="celia")


@pytest.mark.parametrize("end", [Cena.conclude, Cena.cancel])
@pytest.mark.parametrize("again", [Cena.conclude, Cena.cancel])
def test_what_ended_does_not_end_again(cena: Cena, das: Atendimento, end: Any, again: Any) -> None:
    end(cena, das)
    with pytest.raises(AtendimentoFechado) as erro:
        again(cena, das)
    assert erro.value.status == 409
    assert len(endings(cena, das)) == 1


@pytest.mark.parametrize("quem", ["celia", "bruno"])
def test_cancel_works(cena: Cena, das: Atendimento, quem: str) -> None:
    with cena.by(quem) as author:
        das.cancel("  Pedido em dobro. ", author=author)
    assert (das.status, das.versao) == (Status.CANCELADO, 2)
    assert endings(cena, das) == [("cancelado", "Pedido em dobro.")]
    assert cena.events(das) == ["aberto", "cancelado"]
    assert cena.last_event(das).dados == {"versao": 2, "motivo": "Pedido em dobro."}


@pytest.mark.parametrize("quem", ["celia", "bruno"])
def test_cancel_needs_a_reason(cena: Cena, das: Atendimento, quem: str) -> None:
    with pytest.raises(DadoInvalido) as erro, cena.by(quem) as author:
        das.cancel(" \n", author=author)
    assert erro.value.campo == "motivo"


def test_a_cliente_without_excluir_does_not_cancel(cena: Cena, das: Atendimento) -> None:
    with cena.by_sistema():
        AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.sol, "criar", "editar")
    with pytest.raises(SemPermissao):
        cena.cancel(das, by="celia")


def test_the_database_refuses_a_cancellation_without_a_reason(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(IntegrityError), cena.by("bruno"):
        Desfecho.objects.create(
            escritorio_id=das.escritorio_id,
            empresa_id=das.empresa_id,
            atendimento_id=das.pk,
            status=Status.CANCELADO,
            em=PRAZO,
        )


def test_reopen_works(cena: Cena, das: Atendimento) -> None:
    cena.conclude(das)
    reopen(cena, das, "ana")
    assert (das.status, das.numero, das.versao) == (Status.ABERTO, 1, 3)
    assert endings(cena, das) == [("encerrado", ""), ("aberto", "")]
    assert cena.events(das) == ["aberto", "encerrado", "reaberto"]
    assert cena.answer(das, "celia", "Obrigada.").ordem == 2


def test_a_cliente_does_not_reopen(cena: Cena, das: Atendimento) -> None:
    cena.conclude(das)
    with pytest.raises(SemPermissao):
        reopen(cena, das, "celia")


def test_an_open_one_is_not_reopened(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(DomainError) as erro:
        reopen(cena, das)
    assert erro.value.status == 409


def test_a_cancelled_one_stays_cancelled(cena: Cena, das: Atendimento) -> None:
    cena.cancel(das)
    with pytest.raises(DomainError):
        reopen(cena, das)


@pytest.mark.parametrize("status", [Status.ABERTO, Status.ENCERRADO])
def test_the_database_lets_no_cancelled_one_return(
    cena: Cena, das: Atendimento, status: Status
) -> None:
    cena.cancel(das)
    with pytest.raises(IntegrityError), cena.by_sistema():
        Atendimento.objects.filter(pk=das.pk).update(status=status)


def test_the_database_lets_nothing_concluded_be_cancelled(cena: Cena, das: Atendimento) -> None:
    cena.conclude(das)
    with pytest.raises(IntegrityError), cena.by_sistema():
        Atendimento.objects.filter(pk=das.pk).update(status=Status.CANCELADO)


@pytest.mark.parametrize("verbo", [Cena.conclude, Cena.cancel, reopen])
@pytest.mark.parametrize("quem", ["davi", "otto"])
def test_who_does_not_see_it_finds_nothing_to_end(
    cena: Cena, das: Atendimento, verbo: Any, quem: str
) -> None:
    with pytest.raises(NaoEncontrado):
        verbo(cena, das, quem)
