"""The verbs `confirm_conclusion` and `refuse_conclusion`."""

from typing import Any

import pytest

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.models import (
    Atendimento,
    Bola,
    Desfecho,
    Fim,
    Status,
)
from econtador.base.erros import DadoInvalido, DomainError, SemPermissao
from tests.cena import Cena
from tests.ciclo import (
    at_the_portal,
    confirm,
    hours,
    opened,
    propose,
    propostas,
    refuse,
    request,
    told,
)


class TestConfirm:
    def test_a_cliente_agrees_to_the_proposta(self, cena: Cena) -> None:
        das = opened(cena)
        propose(cena, das, agora=hours(1))
        confirm(cena, das, "celia", agora=hours(3))
        assert (das.status, das.encerrado_em, das.pendencia) == ("encerrado", hours(3), "")
        assert (das.tempo_escritorio, das.tempo_cliente) == (3600, 7200)
        (proposta,) = propostas(cena, das)
        assert (proposta.desfecho, proposta.desfecho_em) == (Fim.ACEITA, hours(3))
        assert proposta.desfecho_por_id == cena.pk("celia")
        with cena.by("ana"):
            assert Desfecho.objects.get().autor_id == cena.pk("celia")
        assert cena.events(das) == ["aberto", "proposta", "confirmado"]
        assert told(cena, das) == "confirmou o encerramento do atendimento"

    def test_whatever_the_portal_may_close(self, cena: Cena, das: Atendimento) -> None:
        cena.policy(encerra_no_portal=False)
        propose(cena, das)
        with at_the_portal(cena, "celia") as celia:
            das.confirm_conclusion(author=celia)
        assert das.status == Status.ENCERRADO

    def test_the_office_grants_a_pedido(self, cena: Cena, das: Atendimento) -> None:
        request(cena, das)
        confirm(cena, das, "ana")
        assert das.status == Status.ENCERRADO
        (pedido,) = propostas(cena, das)
        assert (pedido.desfecho, pedido.desfecho_por_id) == (Fim.ACEITA, cena.pk("ana"))
        assert told(cena, das) == "aceitou o pedido e encerrou o atendimento"

    def test_each_answers_the_other_side(self, cena: Cena, das: Atendimento) -> None:
        request(cena, das)
        with pytest.raises(SemPermissao):
            confirm(cena, das, "rita")
        refuse(cena, das, "bruno")
        propose(cena, das)
        with pytest.raises(SemPermissao, match="é o cliente"):
            confirm(cena, das, "ana")

    def test_in_the_portal_only_where_it_closes(self, cena: Cena, das: Atendimento) -> None:
        cena.policy(encerra_no_portal=False)
        request(cena, das)
        with pytest.raises(SemPermissao, match="PackCRM"), at_the_portal(cena, "bruno") as bruno:
            das.confirm_conclusion(author=bruno)

    def test_a_cliente_who_may_only_look_does_not(self, cena: Cena, das: Atendimento) -> None:
        propose(cena, das)
        with cena.by_sistema():
            AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.sol, "visualizar")
        for answer in (confirm, refuse):
            with pytest.raises(SemPermissao):
                answer(cena, das, "celia")

    def test_items_keep_it_from_a_cliente_too(self, cena: Cena, das: Atendimento) -> None:
        """Written past the verbs: he does not see the checklist, and it binds him."""
        propose(cena, das)
        with cena.by_sistema():
            das.items.create(
                escritorio_id=das.escritorio_id, empresa_id=das.empresa_id, rotulo="Conferir"
            )
        with pytest.raises(DomainError, match="checklist"):
            confirm(cena, das, "celia")

    @pytest.mark.parametrize("answer", [confirm, refuse])
    def test_nothing_waits(self, cena: Cena, das: Atendimento, answer: Any) -> None:
        with pytest.raises(DomainError, match="Não há"):
            answer(cena, das, "bruno")


class TestRefuse:
    def test_a_cliente_disagrees(self, cena: Cena, das: Atendimento) -> None:
        propose(cena, das)
        refuse(cena, das, "celia", " Falta o recibo. ")
        assert (das.status, das.pendencia, das.pendencia_ate) == ("aberto", "", None)
        assert das.bola == Bola.ESCRITORIO
        (proposta,) = propostas(cena, das)
        assert (proposta.desfecho, proposta.motivo) == (Fim.RECUSADA, "Falta o recibo.")
        assert cena.events(das)[-1] == "recusado"
        assert told(cena, das) == "recusou a proposta de encerramento: Falta o recibo."

    def test_the_office_refuses_a_pedido(self, cena: Cena, das: Atendimento) -> None:
        request(cena, das)
        refuse(cena, das, "bruno")
        assert propostas(cena, das)[0].desfecho == Fim.RECUSADA
        assert told(cena, das) == "recusou o pedido de encerramento: Falta o recibo."

    @pytest.mark.parametrize(("ask", "quem"), [(request, "bruno"), (propose, "celia")])
    def test_it_needs_a_reason(self, cena: Cena, das: Atendimento, ask: Any, quem: str) -> None:
        ask(cena, das)
        with pytest.raises(DadoInvalido) as erro:
            refuse(cena, das, quem, " \n")
        assert erro.value.campo == "motivo"

    @pytest.mark.parametrize(("ask", "quem"), [(request, "rita"), (propose, "ana")])
    def test_the_own_side_takes_it_back_without_one(
        self, cena: Cena, das: Atendimento, ask: Any, quem: str
    ) -> None:
        ask(cena, das)
        refuse(cena, das, quem, "")
        assert propostas(cena, das)[0].desfecho == Fim.RETIRADA
        assert cena.events(das)[-1] == "retirado"
        assert told(cena, das).startswith("retirou ")

    def test_an_operadors_pedido_is_refused_by_a_colleague_and_taken_back_by_himself(
        self, cena: Cena, das: Atendimento
    ) -> None:
        cena.policy(encerra_no_portal=False)
        request(cena, das, "bruno")
        refuse(cena, das, "ana")
        request(cena, das, "bruno")
        refuse(cena, das, "bruno", "")
        assert [each.desfecho for each in propostas(cena, das)] == [Fim.RECUSADA, Fim.RETIRADA]

    def test_another_may_be_made_afterwards(self, cena: Cena, das: Atendimento) -> None:
        propose(cena, das)
        refuse(cena, das, "celia")
        propose(cena, das)
        confirm(cena, das, "rita")
        assert das.status == Status.ENCERRADO
