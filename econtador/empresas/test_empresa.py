"""The page of a company: what it tells, the switch, the archive; each rung of the ladder."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.empresas.models import Contato, Empresa, FichaContato
from tests.cliente_http import entered

ACOES = ("integracao", "arquivamento", "restauracao")


def page_of(empresa: Empresa) -> str:
    return f"/empresas/{empresa.pk}"


def now(elenco: Elenco, empresa: Empresa) -> Empresa:
    with viewing(elenco.sistema):
        return Empresa.objects.select_related("integrada_por").get(pk=empresa.pk)


def text(client: Client, empresa: Empresa) -> str:
    answer = client.get(page_of(empresa))
    assert answer.status_code == 200
    return answer.content.decode()


def switch(client: Client, empresa: Empresa, acao: str, motivo: str = "") -> tuple[int, str]:
    data = {"acao": acao, "motivo": motivo}
    answer = client.post(f"{page_of(empresa)}/integracao", data)
    return answer.status_code, answer.content.decode()


def test_an_operador_reads_and_finds_nothing_to_change(elenco: Elenco, bruno: Client) -> None:
    page = text(bruno, elenco.sol)
    assert "11.222.333/0001-81" in page
    assert "Brasília e São Paulo" in page
    for what in ("Editar", "Desligar", "Arquivar empresa", "Novo contato"):
        assert what not in page


def test_it_appears_in_the_portal_and_the_page_says_why(elenco: Elenco, ana: Client) -> None:
    page = text(ana, elenco.sol)
    assert "Aparece no portal" in page
    assert "A integração está ligada." in page
    assert "2 clientes têm acesso a ela." in page
    assert "desde o cadastro" in page


def test_without_a_cliente_nobody_sees_it(elenco: Elenco, ana: Client) -> None:
    with viewing(elenco.sistema):
        for nome in ("celia", "rita"):
            AcessoEmpresa.revoke(elenco.pessoas[nome], elenco.sol)
    page = text(ana, elenco.sol)
    assert "Por que não aparece no portal?" in page
    assert "Nenhum cliente tem acesso a ela." in page


def test_switching_off_tells_who_when_and_why(elenco: Elenco, ana: Client) -> None:
    assert switch(ana, elenco.sol, "desligar", "Contrato suspenso.")[0] == 302
    page = text(ana, elenco.sol)
    assert "Por que não aparece no portal?" in page
    assert "A integração está desligada." in page
    assert "Desligada por Ana Prado em" in page
    assert "Contrato suspenso." in page


def test_switching_off_without_a_reason_is_refused(elenco: Elenco, ana: Client) -> None:
    status, page = switch(ana, elenco.sol, "desligar", "  ")
    assert status == 422
    assert "Diga por que os clientes deixam de ver a empresa." in page
    assert now(elenco, elenco.sol).integrada


def test_a_reason_that_is_too_long_stays_in_its_field(elenco: Elenco, ana: Client) -> None:
    status, page = switch(ana, elenco.sol, "desligar", "x" * 301)
    assert status == 422
    assert "x" * 301 in page
    assert now(elenco, elenco.sol).integrada


def test_switching_on_needs_none(elenco: Elenco, ana: Client) -> None:
    switch(ana, elenco.sol, "desligar", "Contrato suspenso.")
    assert switch(ana, elenco.sol, "ligar")[0] == 302
    sol = now(elenco, elenco.sol)
    assert (sol.integrada, sol.integrada_motivo) == (True, "")


def test_neither_on_nor_off_is_refused(elenco: Elenco, ana: Client) -> None:
    assert switch(ana, elenco.sol, "apagar", "Sim.")[0] == 422


def test_switched_off_a_company_is_lost_to_its_cliente_at_once(elenco: Elenco, ana: Client) -> None:
    celia = entered(elenco, "celia")
    assert celia.get("/atendimentos").status_code == 200
    switch(ana, elenco.sol, "desligar", "Contrato suspenso.")
    assert celia.get("/atendimentos").status_code == 403


def test_archived_and_restored(elenco: Elenco, ana: Client) -> None:
    celia = entered(elenco, "celia")
    answer = ana.post(f"{page_of(elenco.sol)}/arquivamento")
    assert answer.headers["Location"] == page_of(elenco.sol)
    page = text(ana, elenco.sol)
    assert "A empresa está arquivada." in page
    assert "Restaurar empresa" in page
    assert celia.get("/atendimentos").status_code == 403
    ana.post(f"{page_of(elenco.sol)}/restauracao")
    assert "Arquivar empresa" in text(ana, elenco.sol)
    assert celia.get("/atendimentos").status_code == 200


def test_what_is_written_stays_text(elenco: Elenco, ana: Client) -> None:
    with viewing(elenco.sistema):
        elenco.sol.observacoes = "<script>alert(1)</script>"
        elenco.sol.save(update_fields=["observacoes"])
    assert "<script>alert(1)" not in text(ana, elenco.sol)


def test_a_fixed_number_of_queries(elenco: Elenco, ana: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            text(ana, elenco.sol)
        return len(captured)

    text(ana, elenco.sol)
    few = queries()
    with viewing(elenco.sistema):
        for n in range(20):
            Contato.add(elenco.sol, FichaContato(f"Contato {n}"), author=elenco.sistema)
    assert queries() == few <= 12


@pytest.mark.parametrize("nome", ["bruno", "celia", "davi"])
def test_only_an_administrador_changes(elenco: Elenco, nome: str) -> None:
    client = entered(elenco, nome)
    for acao in ACOES:
        answer = client.post(f"{page_of(elenco.sol)}/{acao}", {"acao": "desligar", "motivo": "Ah."})
        assert answer.status_code == 403
    sol = now(elenco, elenco.sol)
    assert (sol.integrada, sol.ativa) == (True, True)


@pytest.mark.parametrize("nome", ["celia", "davi"])
def test_a_cliente_does_not_enter(elenco: Elenco, nome: str) -> None:
    assert entered(elenco, nome).get(page_of(elenco.sol)).status_code == 403


def test_another_office_does_not_exist(elenco: Elenco, ana: Client) -> None:
    for pk in (elenco.norte.pk, uuid4()):
        assert ana.get(f"/empresas/{pk}").status_code == 404
        for acao in ACOES:
            assert ana.post(f"/empresas/{pk}/{acao}").status_code == 404


def test_wrong_method(elenco: Elenco, ana: Client) -> None:
    assert ana.post(page_of(elenco.sol)).status_code == 405
    for acao in ACOES:
        assert ana.get(f"{page_of(elenco.sol)}/{acao}").status_code == 405
