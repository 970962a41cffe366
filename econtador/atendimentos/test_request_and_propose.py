"""The verbs `request_conclusion` and `propose_conclusion`."""

import pytest

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.models import (
    Atendimento,
    Bola,
    Pendencia,
    Status,
)
from econtador.base.erros import DomainError, SemPermissao
from tests.cena import Cena
from tests.ciclo import (
    SEGUNDA,
    at_the_portal,
    hours,
    item_of,
    opened,
    propose,
    propostas,
    request,
    told,
    want,
)


class TestRequest:
    def test_it_works(self, cena: Cena) -> None:
        das = opened(cena, "bruno")
        request(cena, das, texto=" Já paguei. ", agora=hours(1))
        assert (das.pendencia, das.pendencia_ate) == (Pendencia.PEDIDO, None)
        assert (das.status, das.versao, das.bola) == (Status.ABERTO, 2, Bola.ESCRITORIO)
        assert (das.tempo_cliente, das.atividade_em) == (3600, hours(1))
        (pedido,) = propostas(cena, das)
        assert (pedido.especie, pedido.texto, pedido.em) == ("pedido", "Já paguei.", hours(1))
        assert (pedido.autor_id, pedido.desfecho) == (cena.pk("celia"), "")
        assert cena.events(das) == ["aberto", "pedido"]
        assert told(cena, das) == "pediu o encerramento: Já paguei."

    def test_no_text_is_needed(self, cena: Cena, das: Atendimento) -> None:
        request(cena, das)
        assert cena.last_event(das).dados == {"versao": 2}
        assert told(cena, das) == "pediu o encerramento"

    def test_a_cliente_who_may_only_look_does_not(self, cena: Cena, das: Atendimento) -> None:
        with cena.by_sistema():
            AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.sol, "visualizar")
        with pytest.raises(SemPermissao):
            request(cena, das)

    def test_an_operador_asks_where_the_portal_does_not_close(
        self, cena: Cena, das: Atendimento
    ) -> None:
        cena.policy(encerra_no_portal=False)
        request(cena, das, "bruno")
        assert das.pendencia == Pendencia.PEDIDO

    def test_whoever_ends_it_himself_does_not_ask(self, cena: Cena, das: Atendimento) -> None:
        with pytest.raises(DomainError, match="Você mesmo"):
            request(cena, das, "bruno")
        cena.policy(encerra_no_portal=False)
        with pytest.raises(DomainError, match="Você mesmo"), cena.by("bruno") as at_packcrm:
            das.request_conclusion(author=at_packcrm)

    def test_one_at_a_time(self, cena: Cena, das: Atendimento) -> None:
        request(cena, das)
        for again in (request, propose):
            with pytest.raises(DomainError, match="pedido de encerramento"):
                again(cena, das)
        assert len(propostas(cena, das)) == 1


class TestPropose:
    def test_it_works(self, cena: Cena) -> None:
        das = opened(cena)
        propose(cena, das, texto="Tudo pago?", agora=hours(2))
        assert (das.pendencia, das.bola, das.versao) == (Pendencia.PROPOSTA, Bola.CLIENTE, 2)
        assert (das.tempo_escritorio, das.bola_desde) == (7200, hours(2))
        (proposta,) = propostas(cena, das)
        assert (proposta.especie, proposta.autor_id) == ("proposta", cena.pk("bruno"))
        assert cena.events(das) == ["aberto", "proposta"]

    def test_silence_is_counted_in_business_days_of_the_empresa(self, cena: Cena) -> None:
        """From Monday 16/11: 17, 18, 19, not Friday 20 (feriado nacional), 23, 24."""
        das = opened(cena)
        propose(cena, das, agora=SEGUNDA)
        assert das.pendencia_ate is not None
        assert das.pendencia_ate.isoformat() == "2026-11-24T21:00:00+00:00"
        assert told(cena, das) == (
            "propôs o encerramento, que vale sem resposta depois de 24/11/2026"
        )

    def test_as_many_as_the_policy_says(self, cena: Cena) -> None:
        cena.policy(dias_de_silencio=1)
        das = opened(cena)
        propose(cena, das, agora=SEGUNDA)
        assert das.pendencia_ate is not None
        assert f"{das.pendencia_ate:%d/%m}" == "17/11"

    def test_a_cliente_does_not(self, cena: Cena, das: Atendimento) -> None:
        with pytest.raises(SemPermissao):
            propose(cena, das, "celia")

    def test_only_who_may_end_it(self, cena: Cena, das: Atendimento) -> None:
        cena.policy(encerra_no_portal=False)
        with pytest.raises(SemPermissao, match="PackCRM"), at_the_portal(cena, "bruno") as bruno:
            das.propose_conclusion(author=bruno)

    def test_not_while_mandatory_items_are_pending(self, cena: Cena) -> None:
        want(cena, "Conferir valores")
        das = cena.open()
        with pytest.raises(DomainError, match="checklist"):
            propose(cena, das)

    def test_meanwhile_no_mandatory_item_is_reopened(self, cena: Cena) -> None:
        want(cena, "Conferir valores")
        das = cena.open()
        item = item_of(cena, das, "Conferir valores")
        with cena.by("bruno") as bruno:
            das.check_item(item, author=bruno)
            das.propose_conclusion(author=bruno)
            with pytest.raises(DomainError, match="proposta"):
                das.reopen_item(item, author=bruno)
            das.refuse_conclusion("", author=bruno)
            das.reopen_item(item, author=bruno)
        assert item.estado == "pendente"

    def test_one_at_a_time(self, cena: Cena, das: Atendimento) -> None:
        propose(cena, das)
        with pytest.raises(DomainError, match="proposta de encerramento"):
            propose(cena, das, "ana")
