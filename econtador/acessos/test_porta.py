"""The door: who is let in, who is told why not; a lost right counts on the next request."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django import DjangoAssertNumQueries

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.acessos.porta import Requisicao, administrador, operador, pessoa
from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.contas.models import Conta
from econtador.pessoas.models import Pessoa


def _seen(request: Requisicao) -> HttpResponse:
    """What every room's view could see of people: their names, as row security lets through."""
    nomes = Pessoa.objects.by_name().values_list("nome", flat=True)
    return HttpResponse(f"{request.viewer.nome}: {', '.join(nomes)}")


urlpatterns = [
    path("", include("econtador.portal.urls")),
    path("porta/pessoa", pessoa(_seen)),
    path("porta/operador", operador(_seen)),
    path("porta/administrador", administrador(_seen)),
]
handler403 = "econtador.moldura.erros.forbidden"
pytestmark = pytest.mark.urls(__name__)


def enter(elenco: Elenco, nome: str) -> Client:
    client = Client()
    client.force_login(elenco.pessoas[nome].conta)
    return client


@pytest.mark.parametrize(
    ("nome", "pessoa_", "operador_", "administrador_"),
    [
        ("ana", 200, 200, 200),
        ("bruno", 200, 200, 403),
        ("celia", 200, 403, 403),
        ("otto", 200, 200, 200),
    ],
)
def test_each_door_lets_in_whom_it_names(
    elenco: Elenco, nome: str, pessoa_: int, operador_: int, administrador_: int
) -> None:
    client = enter(elenco, nome)
    doors = {"pessoa": pessoa_, "operador": operador_, "administrador": administrador_}
    assert {door: client.get(f"/porta/{door}").status_code for door in doors} == doors


@pytest.mark.parametrize("door", ["pessoa", "operador", "administrador"])
def test_whoever_is_not_logged_in_is_asked_to(elenco: Elenco, door: str) -> None:
    answer = Client().get(f"/porta/{door}?a=1")
    assert answer.headers["Location"] == f"/entrar?next=/porta/{door}%3Fa%3D1"


def test_behind_the_door_only_the_own_escritorio_exists(elenco: Elenco) -> None:
    assert enter(elenco, "otto").get("/porta/pessoa").content.decode() == "Otto Reis: Otto Reis"
    assert "Otto Reis" not in enter(elenco, "ana").get("/porta/pessoa").content.decode()


def test_the_door_costs_the_same_for_everybody(
    elenco: Elenco, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for nome in ("ana", "bruno", "celia", "rita", "otto"):
        client = enter(elenco, nome)
        client.get("/porta/pessoa")
        with django_assert_num_queries(8):
            client.get("/porta/pessoa")


def test_a_forbidden_page_says_for_whom_it_is(elenco: Elenco) -> None:
    page = enter(elenco, "celia").get("/porta/administrador").content.decode()
    assert "só para quem administra" in page


def test_a_deactivated_pessoa_is_out_on_the_next_request(elenco: Elenco) -> None:
    client = enter(elenco, "bruno")
    assert client.get("/porta/pessoa").status_code == 200
    with viewing(elenco.sistema):
        elenco.pessoas["bruno"].deactivate(author=elenco.sistema)
    answer = client.get("/porta/pessoa")
    assert answer.status_code == 403
    assert "desativado ou ainda não foi liberado" in answer.content.decode()


def test_a_deactivated_conta_is_logged_out_on_the_next_request(elenco: Elenco) -> None:
    client = enter(elenco, "bruno")
    assert client.get("/porta/pessoa").status_code == 200
    Conta.objects.filter(email="bruno@aurora.example").update(is_active=False)
    assert client.get("/porta/pessoa").headers["Location"].startswith("/entrar")


def test_losing_the_last_empresa_shuts_the_door_at_once(elenco: Elenco) -> None:
    client = enter(elenco, "celia")
    assert client.get("/porta/pessoa").status_code == 200
    with viewing(elenco.sistema):
        AcessoEmpresa.revoke(elenco.pessoas["celia"], elenco.sol)
    answer = client.get("/porta/pessoa")
    assert answer.status_code == 403
    assert "Nenhuma empresa está liberada para você em Contábil Aurora." in answer.content.decode()


def test_losing_every_departamento_shuts_the_door_at_once(elenco: Elenco) -> None:
    client = enter(elenco, "celia")
    with viewing(elenco.sistema):
        AcessoDepartamento.revoke(elenco.pessoas["celia"], *elenco.departamentos.values())
    answer = client.get("/porta/pessoa")
    assert answer.status_code == 403
    assert "Nenhum departamento está liberado" in answer.content.decode()


def test_an_empresa_that_is_not_integrada_does_not_open_the_door(elenco: Elenco) -> None:
    with viewing(elenco.sistema):
        type(elenco.sol).objects.filter(pk=elenco.sol.pk).update(integrada=False)
    assert enter(elenco, "celia").get("/porta/pessoa").status_code == 403
    assert enter(elenco, "rita").get("/porta/pessoa").status_code == 200


def test_an_operador_without_departamento_still_enters(elenco: Elenco) -> None:
    with viewing(elenco.sistema):
        AcessoDepartamento.revoke(elenco.pessoas["bruno"], *elenco.departamentos.values())
    assert enter(elenco, "bruno").get("/porta/pessoa").status_code == 200


def test_losing_the_administration_counts_at_once(elenco: Elenco) -> None:
    client = enter(elenco, "ana")
    assert client.get("/porta/administrador").status_code == 200
    with viewing(elenco.sistema):
        Pessoa.objects.filter(pk=elenco.pessoas["ana"].pk).update(administrador=False)
    assert client.get("/porta/administrador").status_code == 403


def test_a_conta_that_no_escritorio_knows_is_told_so_and_may_leave(elenco: Elenco) -> None:
    client = Client()
    client.force_login(Conta.objects.create_with(email="solta@x.br", password="solta-e-so-26"))
    answer = client.get("/porta/pessoa")
    assert answer.status_code == 403
    assert 'action="/sair"' in answer.content.decode()
    assert client.post("/sair").status_code == 302


def test_nothing_of_the_viewer_remains_on_the_connection(elenco: Elenco) -> None:
    enter(elenco, "ana").get("/porta/pessoa")
    assert not Pessoa.objects.exists()
