"""Asking for the end and answering, as the browser does it."""

from typing import Any

import pytest

from econtador.atendimentos.models import Atendimento
from tests.cena import Cena
from tests.cliente_http import entered


@pytest.fixture
def guia(cena: Cena) -> Atendimento:
    return cena.open("celia")


def send(cena: Cena, nome: str, guia: Atendimento, tail: str, **body: str) -> Any:
    return entered(cena.elenco, nome).post(f"/atendimentos/{guia.numero}{tail}", body)


def page(cena: Cena, nome: str, guia: Atendimento, tail: str = "") -> str:
    return entered(cena.elenco, nome).get(f"/atendimentos/{guia.numero}{tail}").content.decode()


def test_the_client_asks_and_the_office_confirms(cena: Cena, guia: Atendimento):
    assert "Pedir encerramento" in page(cena, "celia", guia)
    send(cena, "celia", guia, "/pedido-de-encerramento", texto="Já paguei, obrigada.")
    asked = page(cena, "bruno", guia)
    assert "Célia Rocha pediu o encerramento" in asked
    assert "Já paguei, obrigada." in asked
    assert "Confirmar encerramento" in asked
    send(cena, "bruno", guia, "/confirmacao-do-encerramento")
    assert cena.fresh(guia).status == "encerrado"
    assert "aceitou o pedido" in page(cena, "celia", guia)


def test_the_office_proposes_and_the_client_refuses(cena: Cena, guia: Atendimento):
    send(cena, "bruno", guia, "/proposta-de-encerramento", texto="Podemos encerrar?")
    asked = page(cena, "celia", guia)
    assert "O escritório propôs encerrar" in asked
    assert "Sem resposta até" in asked
    answer = send(cena, "celia", guia, "/recusa-do-encerramento", motivo="")
    assert answer.status_code == 422
    send(cena, "celia", guia, "/recusa-do-encerramento", motivo="A guia veio com valor errado.")
    assert cena.fresh(guia).aberto
    told = page(cena, "bruno", guia)
    assert "A guia veio com valor errado." in told
    assert "O escritório propôs encerrar" not in told


def test_who_asked_takes_it_back(cena: Cena, guia: Atendimento):
    send(cena, "celia", guia, "/pedido-de-encerramento")
    assert "Retirar" in page(cena, "celia", guia)
    assert "Confirmar encerramento" not in page(cena, "celia", guia)
    send(cena, "celia", guia, "/recusa-do-encerramento")
    assert cena.fresh(guia).pendencia == ""


def test_in_the_portal_an_operador_asks_where_only_packcrm_closes(
    cena: Cena, guia: Atendimento, request: pytest.FixtureRequest
):
    cena.policy(encerra_no_portal=False)
    in_portal = page(cena, "bruno", guia)
    assert "Pedir encerramento" in in_portal
    assert f"/atendimentos/{guia.numero}/encerramento" not in in_portal
    assert send(cena, "bruno", guia, "/encerramento").status_code == 403
    request.getfixturevalue("packcrm")
    assert f"/atendimentos/{guia.numero}/encerramento" in page(cena, "bruno", guia)
    assert send(cena, "bruno", guia, "/encerramento").status_code == 302


def test_last_words_are_a_parecer(cena: Cena, guia: Atendimento):
    send(cena, "bruno", guia, "/encerramento", texto="Guia paga. Até a próxima!")
    assert "Guia paga. Até a próxima!" in page(cena, "celia", guia)


def test_what_is_refused_keeps_the_text(cena: Cena, guia: Atendimento):
    cena.conclude(guia)
    answer = send(cena, "bruno", guia, "/proposta-de-encerramento", texto="Podemos encerrar?")
    assert answer.status_code == 409
    assert "Podemos encerrar?" in answer.content.decode()


def test_the_office_reopens_in_time_with_a_reason(cena: Cena, guia: Atendimento):
    cena.conclude(guia)
    assert "Reabrir" in page(cena, "bruno", guia)
    assert "Reabrir" not in page(cena, "celia", guia)
    send(cena, "bruno", guia, "/reabertura", motivo="Ainda falta a guia de novembro.")
    assert cena.fresh(guia).aberto
    assert "Ainda falta a guia de novembro." in page(cena, "celia", guia)


def test_past_the_days_nobody_is_offered_to_reopen(cena: Cena, guia: Atendimento):
    cena.policy(dias_para_reabrir=0)
    cena.conclude(guia)
    for nome in ("celia", "bruno"):
        assert f"/atendimentos/{guia.numero}/reabertura" not in page(cena, nome, guia)
    answer = send(cena, "bruno", guia, "/reabertura")
    assert answer.status_code == 409
    assert "abra um novo" in answer.content.decode()


def test_following_is_a_switch(cena: Cena, guia: Atendimento):
    assert "Deixar de acompanhar" not in page(cena, "carla", cena.open(departamento=None))
    send(cena, "bruno", guia, "/acompanhamento")
    assert "Deixar de acompanhar" in page(cena, "bruno", guia)
    assert "Deixar de acompanhar" not in page(cena, "celia", guia)
    send(cena, "bruno", guia, "/acompanhamento", parar="1")
    assert "Deixar de acompanhar" not in page(cena, "bruno", guia)


def test_the_clocks_are_of_the_office(cena: Cena, guia: Atendimento):
    assert "Tempo com" in page(cena, "bruno", guia)
    assert "Tempo com" not in page(cena, "celia", guia)
