"""A company is registered and edited on screen: each rung of the ladder."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.empresas.models import Carteira, Empresa, FichaCarteira
from tests.cliente_http import entered

DADOS = {
    "nome": "Construtora Ipê",
    "documento": "00.000.000/0001-91",
    "uf": "SP",
    "municipio": "Campinas",
    "integrada": "on",
}


def empresas(elenco: Elenco, **found: Any) -> list[Empresa]:
    with viewing(elenco.sistema):
        return list(Empresa.objects.filter(**found))


def dados_of(empresa: Empresa) -> str:
    return f"/empresas/{empresa.pk}/dados"


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_new_one(elenco: Elenco, ana: Client) -> None:
    assert "Nova empresa" in text(ana, "/empresas/nova")
    saved = ana.post("/empresas/nova", DADOS | {"municipio_ibge": "3509502"})
    [ipe] = empresas(elenco, nome="Construtora Ipê")
    assert saved.headers["Location"] == f"/empresas/{ipe.pk}"
    assert (ipe.documento, ipe.municipio_ibge) == ("00000000000191", "3509502")
    assert "Construtora Ipê cadastrada." in text(ana, "/empresas")


def test_a_new_one_that_waits_to_be_shown(elenco: Elenco, ana: Client) -> None:
    ana.post("/empresas/nova", {k: v for k, v in DADOS.items() if k != "integrada"})
    [ipe] = empresas(elenco, nome="Construtora Ipê")
    assert not ipe.integrada


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"documento": "11.222.333/0001-80"}, "CNPJ inválido"),
        ({"documento": "111.111.111-11"}, "CPF inválido"),
        ({"documento": "12345"}, "aqui há 5"),
        ({"nome": ""}, "obrigatório"),
        ({"uf": "XX"}, "Faça uma escolha válida"),
        ({"fuso": "Europe/Paris"}, "Faça uma escolha válida"),
        ({"municipio_ibge": "350950"}, "tem 7 números"),
        ({"municipio_ibge": "3304557"}, "município de RJ, não de SP"),
        ({"carteira": str(uuid4())}, "Faça uma escolha válida"),
        ({"observacoes": "x" * 2001}, "no máximo 2000"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    elenco: Elenco, ana: Client, change: dict[str, str], sentence: str
) -> None:
    for path in ("/empresas/nova", dados_of(elenco.lua)):
        answer = ana.post(path, DADOS | change)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert sentence in page
        assert 'value="Campinas"' in page
    assert len(empresas(elenco)) == 2
    assert empresas(elenco, nome="Oficina Lua ME")


def test_a_document_that_is_taken_is_refused_by_name(elenco: Elenco, ana: Client) -> None:
    for path in ("/empresas/nova", dados_of(elenco.lua)):
        answer = ana.post(path, DADOS | {"documento": "11.222.333/0001-81"})
        assert answer.status_code == 422
        assert "Padaria Sol Ltda já está cadastrada" in answer.content.decode()


def test_a_change(elenco: Elenco, ana: Client) -> None:
    path = dados_of(elenco.sol)
    assert 'value="11.222.333/0001-81"' in text(ana, path)
    data = DADOS | {"documento": "11222333000181", "nome": "Padaria Céu", "observacoes": "Nova."}
    assert ana.post(path, data).headers["Location"] == f"/empresas/{elenco.sol.pk}"
    [ceu] = empresas(elenco, pk=elenco.sol.pk)
    assert (ceu.nome, ceu.observacoes) == ("Padaria Céu", "Nova.")


def test_editing_touches_no_switch(elenco: Elenco, ana: Client) -> None:
    assert 'name="integrada"' not in text(ana, dados_of(elenco.sol))
    ana.post(dados_of(elenco.sol), {"nome": "Padaria", "documento": "11222333000181"})
    [sol] = empresas(elenco, pk=elenco.sol.pk)
    assert (sol.nome, sol.integrada, sol.ativa) == ("Padaria", True, True)


def test_the_carteira_is_chosen(elenco: Elenco, ana: Client) -> None:
    with viewing(elenco.sistema):
        azul = Carteira.add(FichaCarteira("Equipe Azul"), author=elenco.sistema)
        velha = Carteira.add(FichaCarteira("Equipe Velha"), author=elenco.sistema)
        velha.archive(author=elenco.sistema)
    page = text(ana, dados_of(elenco.sol))
    assert "Equipe Azul" in page
    assert "Equipe Velha" not in page
    ana.post(dados_of(elenco.sol), DADOS | {"carteira": azul.pk})
    assert empresas(elenco, carteira=azul)


def test_an_archived_carteira_stays_with_who_has_it(elenco: Elenco, ana: Client) -> None:
    with viewing(elenco.sistema):
        velha = Carteira.add(FichaCarteira("Equipe Velha"), author=elenco.sistema)
        elenco.sol.carteira = velha
        elenco.sol.save(update_fields=["carteira"])
        velha.archive(author=elenco.sistema)
    ana.post(dados_of(elenco.sol), DADOS | {"carteira": velha.pk})
    assert empresas(elenco, nome="Construtora Ipê", carteira=velha)


@pytest.mark.parametrize("nome", ["bruno", "celia", "davi"])
def test_only_an_administrador_enters(elenco: Elenco, nome: str) -> None:
    client = entered(elenco, nome)
    for path in ("/empresas/nova", dados_of(elenco.sol)):
        assert client.get(path).status_code == 403
        assert client.post(path, DADOS).status_code == 403
    assert len(empresas(elenco)) == 2


def test_another_office_does_not_exist(elenco: Elenco, ana: Client) -> None:
    for pk in (elenco.norte.pk, uuid4()):
        assert ana.get(f"/empresas/{pk}/dados").status_code == 404
        assert ana.post(f"/empresas/{pk}/dados", DADOS).status_code == 404


def test_the_body_does_not_choose_the_office(elenco: Elenco, ana: Client) -> None:
    extra = {"escritorio": elenco.boreal.pk, "escritorio_id": elenco.boreal.pk, "id": uuid4()}
    ana.post("/empresas/nova", DADOS | extra)
    [ipe] = empresas(elenco, nome="Construtora Ipê")
    assert ipe.escritorio_id == elenco.aurora.pk
    ana.post(dados_of(elenco.sol), DADOS | extra | {"documento": "11222333000181"})
    assert empresas(elenco, pk=elenco.sol.pk)


def test_wrong_method(elenco: Elenco, ana: Client) -> None:
    assert ana.delete("/empresas/nova").status_code == 405
    assert ana.put(dados_of(elenco.sol)).status_code == 405
