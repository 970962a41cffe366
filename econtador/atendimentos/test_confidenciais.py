"""Configurações / Confidenciais: that they exist, who answers for them, and naming oneself."""

import uuid

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from econtador.atendimentos.models import Atendimento
from tests.cena import Cena

URL = "/configuracoes/confidenciais"
SEGREDO = "Rescisão do sócio"


@pytest.fixture
def segredo(cena: Cena) -> Atendimento:
    """Carla keeps it to herself: neither Ana nor Bruno is named."""
    atendimento = cena.open("carla", nome=SEGREDO, departamento=None)
    cena.restrict(atendimento, "carla")
    return atendimento


def enter(cena: Cena, nome: str) -> Client:
    client = Client()
    client.force_login(cena.pessoa(nome).conta)
    return client


def test_shows_number_and_responsavel_and_no_more(cena: Cena, segredo: Atendimento) -> None:
    html = enter(cena, "ana").get(URL).content.decode()
    assert f'data-label="Número">{segredo.numero}</td>' in html
    assert "Carla Souza" in html
    assert f'action="{URL}/{segredo.pk}"' in html
    assert SEGREDO not in html
    assert "Padaria Sol" not in html


def test_incluir_me_lets_in_and_is_told_to_the_others(cena: Cena, segredo: Atendimento) -> None:
    ana = enter(cena, "ana")
    assert not cena.sees("ana", segredo)
    assert ana.post(f"{URL}/{segredo.pk}").headers["Location"] == URL
    assert cena.sees("ana", segredo)
    assert cena.last_event(segredo).acao == "nomeado"
    assert cena.last_event(segredo).autor_id == cena.pk("ana")
    html = ana.get(URL).content.decode()
    assert f'href="/atendimentos/{segredo.numero}"' in html
    assert "Incluir-me" not in html


def test_twice_is_once(cena: Cena, segredo: Atendimento) -> None:
    ana = enter(cena, "ana")
    for _ in range(2):
        assert ana.post(f"{URL}/{segredo.pk}").status_code == 302
    assert cena.events(segredo).count("nomeado") == 1


@pytest.mark.parametrize("nome", ["bruno", "carla", "celia", "davi"])
def test_a_lower_role_sees_no_list_and_names_nobody(
    cena: Cena, segredo: Atendimento, nome: str
) -> None:
    client = enter(cena, nome)
    assert client.get(URL).status_code == 403
    assert client.post(f"{URL}/{segredo.pk}").status_code == 403
    assert "nomeado" not in cena.events(segredo)


def test_another_office_finds_nothing(cena: Cena, segredo: Atendimento) -> None:
    otto = enter(cena, "otto")
    assert "Nenhum atendimento confidencial" in otto.get(URL).content.decode()
    assert otto.post(f"{URL}/{segredo.pk}").status_code == 404
    assert "nomeado" not in cena.events(segredo)


def test_what_is_not_confidencial_is_not_found(cena: Cena, das: Atendimento) -> None:
    ana = enter(cena, "ana")
    assert ana.post(f"{URL}/{das.pk}").status_code == 404
    assert ana.post(f"{URL}/{uuid.uuid4()}").status_code == 404
    assert "nomeado" not in cena.events(das)


def test_methods_and_login(client: Client, cena: Cena, segredo: Atendimento) -> None:
    assert client.get(URL).headers["Location"] == f"/entrar?next={URL}"
    assert client.post(f"{URL}/{segredo.pk}").headers["Location"].startswith("/entrar")
    ana = enter(cena, "ana")
    assert ana.post(URL).status_code == 405
    assert ana.get(f"{URL}/{segredo.pk}").status_code == 405
    assert not cena.sees("ana", segredo)


def test_the_number_of_queries_is_fixed(
    cena: Cena, segredo: Atendimento, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ana = enter(cena, "ana")
    ana.get(URL)
    with django_assert_num_queries(11) as first:
        ana.get(URL)
    for _ in range(3):
        cena.restrict(cena.open("carla", departamento=None), "carla")
    with django_assert_num_queries(len(first)):
        ana.get(URL)
