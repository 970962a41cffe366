"""What waits for an answer, and everything else that answers it."""

from typing import Any

import pytest

from econtador.atendimentos.erros import AtendimentoFechado, NaoEncontrado
from econtador.atendimentos.models import (
    Atendimento,
    Bola,
    Fim,
    NovoParecer,
    Pendencia,
)
from tests.cena import Cena
from tests.ciclo import (
    add_fase,
    confirm,
    hours,
    move,
    opened,
    propose,
    propostas,
    refuse,
    request,
    told,
)


class TestBrokenSilence:
    def test_a_cliente_who_writes_has_not_agreed(self, cena: Cena) -> None:
        das = opened(cena)
        propose(cena, das, agora=hours(1))
        with cena.by("celia") as celia:
            das.add_parecer(NovoParecer(texto="E o recibo?"), author=celia, agora=hours(2))
        assert (das.pendencia, das.pendencia_ate, das.bola) == ("", None, Bola.ESCRITORIO)
        (proposta,) = propostas(cena, das)
        assert (proposta.desfecho, proposta.desfecho_em) == (Fim.RECUSADA, hours(2))
        assert cena.events(das) == ["aberto", "proposta", "parecer"]
        assert told(cena, das) == ("deu um parecer e recusou assim a proposta de encerramento")

    def test_the_office_that_writes_leaves_it(self, cena: Cena, das: Atendimento) -> None:
        propose(cena, das)
        cena.answer(das, "bruno", "Lembrete.")
        cena.answer(das, "bruno", "Ligar amanhã.", nota_interna=True)
        assert das.pendencia == Pendencia.PROPOSTA
        assert propostas(cena, das)[0].desfecho == ""

    @pytest.mark.parametrize("quem", ["celia", "bruno"])
    def test_a_pedido_is_left_by_both(self, cena: Cena, das: Atendimento, quem: str) -> None:
        request(cena, das)
        cena.answer(das, quem, "Só mais isto.")
        assert das.pendencia == Pendencia.PEDIDO


class TestWhatEndsItAnyway:
    @pytest.mark.parametrize(
        ("ask", "end", "fim"),
        [
            (request, Cena.conclude, Fim.ACEITA),
            (propose, Cena.conclude, Fim.RETIRADA),
            (request, Cena.cancel, Fim.RETIRADA),
            (propose, Cena.cancel, Fim.RETIRADA),
        ],
    )
    def test_answers_what_waits(
        self, cena: Cena, das: Atendimento, ask: Any, end: Any, fim: Fim
    ) -> None:
        ask(cena, das)
        end(cena, das)
        (each,) = propostas(cena, das)
        assert (each.desfecho, each.desfecho_em) == (fim, das.encerrado_em)
        assert (das.pendencia, das.pendencia_ate) == ("", None)

    def test_a_fase_that_ends_it_too(self, cena: Cena, das: Atendimento) -> None:
        request(cena, das)
        move(cena, das, add_fase(cena, "Entregue", encerra=True))
        assert propostas(cena, das)[0].desfecho == Fim.ACEITA


@pytest.mark.parametrize("verbo", [request, propose, confirm, refuse])
class TestEveryone:
    @pytest.mark.parametrize("end", [Cena.conclude, Cena.cancel])
    def test_a_closed_one_is_asked_nothing(
        self, cena: Cena, das: Atendimento, verbo: Any, end: Any
    ) -> None:
        end(cena, das)
        with pytest.raises(AtendimentoFechado):
            verbo(cena, das, "bruno")

    @pytest.mark.parametrize("quem", ["davi", "otto"])
    def test_who_does_not_see_it_finds_nothing(
        self, cena: Cena, das: Atendimento, verbo: Any, quem: str
    ) -> None:
        with pytest.raises(NaoEncontrado):
            verbo(cena, das, quem)
