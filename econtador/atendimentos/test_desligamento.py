"""The page that asks who takes over, and the one that reports."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.atendimentos.models import Atendimento
from econtador.pessoas.models import Pessoa
from tests.cena import Cena
from tests.cliente_http import entered


@pytest.fixture
def ana(cena: Cena) -> Client:
    return entered(cena.elenco, "ana")


@pytest.fixture
def url(cena: Cena) -> str:
    return f"/pessoas/{cena.pk('bruno')}/desativacao"


def fiscal(cena: Cena) -> str:
    return f"parte-{cena.elenco.departamentos['Fiscal'].pk}"


def two_of_bruno(cena: Cena) -> tuple[Atendimento, Atendimento]:
    both = cena.open(), cena.open(departamento=None)
    for das in both:
        cena.delegate(das, "ana", "bruno")
    return both


def active(cena: Cena, nome: str = "bruno") -> bool:
    with cena.by_sistema():
        return Pessoa.objects.get(pk=cena.pk(nome)).ativa


def test_it_shows_what_is_his_and_offers_the_others(cena: Cena, ana: Client, url: str) -> None:
    two_of_bruno(cena)
    page = ana.get(url).content.decode()
    assert "<h1>Desativar Bruno Lima</h1>" in page
    assert "É responsável pelo departamento · 1 atendimento em aberto" in page
    assert "Sem departamento" in page
    assert "Carla Souza" in page
    assert f'value="{cena.pk("bruno")}"' not in page
    assert "Otto" not in page
    assert "Contábil" not in page.split('class="handover"')[1]


def test_one_for_all_and_the_report_afterwards(cena: Cena, ana: Client, url: str) -> None:
    two_of_bruno(cena)
    answer = ana.post(url, {"geral": cena.pk("carla")})
    assert answer.headers["Location"] == url
    page = ana.get(url).content.decode()
    assert "Bruno Lima não entra mais" in page
    assert "Atendimentos passados a Carla Souza</span><strong>2</strong>" in page
    assert "Responsável por Fiscal</span><strong>Carla Souza</strong>" in page
    assert "Por Ana Prado, em" in page
    assert not active(cena)


def test_another_for_one_departamento(cena: Cena, ana: Client, url: str) -> None:
    first, second = two_of_bruno(cena)
    data = {"geral": "ninguem", fiscal(cena): cena.pk("carla")}
    assert ana.post(url, data).status_code == 302
    with cena.by_sistema():
        assert Atendimento.objects.get(pk=first.pk).delegado_id == cena.pk("carla")
        assert Atendimento.objects.get(pk=second.pk).delegado_id is None
    assert "Atendimentos sem responsável</span><strong>1</strong>" in ana.get(url).content.decode()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"geral": ""},
        {"geral": "x"},
        {"geral": str(UUID(int=7))},
        {"geral": "{otto}"},
        {"geral": "{celia}"},
        {"geral": "{bruno}"},
        {"geral": "{carla}", "fiscal": "{otto}"},
    ],
    ids=str,
)
def test_nothing_happens_until_who_takes_over_is_chosen(
    cena: Cena, ana: Client, url: str, data: dict[str, str]
) -> None:
    nomes = {nome: str(cena.pk(nome)) for nome in ("otto", "celia", "bruno", "carla")}
    sent = {
        key.replace("fiscal", fiscal(cena)): value.format(**nomes) for key, value in data.items()
    }
    answer = ana.post(url, sent)
    assert answer.status_code == 422
    assert "Confira antes de salvar" in answer.content.decode()
    assert active(cena)


def test_who_has_nothing_goes_with_one_click(cena: Cena, ana: Client) -> None:
    url = f"/pessoas/{cena.pk('celia')}/desativacao"
    assert "não há nada a passar adiante" in ana.get(url).content.decode()
    assert ana.post(url).status_code == 302
    assert "Não havia atendimentos" in ana.get(url).content.decode()
    assert not active(cena, "celia")


def test_the_last_administrador_is_refused_and_the_choice_stays(cena: Cena, ana: Client) -> None:
    url = f"/pessoas/{cena.pk('ana')}/desativacao"
    answer = ana.post(url, {"geral": cena.pk("bruno")})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "única pessoa que administra" in page
    assert f'value="{cena.pk("bruno")}" selected' in page
    assert active(cena, "ana")


def test_done_already_it_reports_and_changes_nothing(cena: Cena, ana: Client, url: str) -> None:
    ana.post(url, {"geral": cena.pk("carla")})
    answer = ana.post(url, {"geral": cena.pk("ana")})
    assert answer.status_code == 200
    assert "Responsável por Fiscal</span><strong>Carla Souza</strong>" in answer.content.decode()


def test_the_ladder(cena: Cena, ana: Client, url: str) -> None:
    for pk in (cena.pk("otto"), uuid4()):
        foreign = f"/pessoas/{pk}/desativacao"
        assert ana.get(foreign).status_code == 404
        assert ana.post(foreign, {"geral": "ninguem"}).status_code == 404
    for nome in ("bruno", "celia"):
        client = entered(cena.elenco, nome)
        assert client.get(url).status_code == 403
        assert client.post(url, {"geral": "ninguem"}).status_code == 403
    assert ana.put(url).status_code == 405
    assert active(cena)


def test_extra_fields_raise_nobody(cena: Cena, ana: Client, url: str) -> None:
    extra: dict[str, Any] = {"administrador": "on", "pessoa": cena.pk("ana"), "ativa": "on"}
    ana.post(url, extra | {"geral": cena.pk("carla")})
    assert not cena.elenco.viewer("carla").administrador
    assert active(cena, "ana")


def test_a_fixed_number_of_queries(cena: Cena, ana: Client, url: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            ana.get(url)
        return len(captured)

    two_of_bruno(cena)
    queries()
    few = queries()
    for _ in range(5):
        two_of_bruno(cena)
    assert queries() == few <= 13
