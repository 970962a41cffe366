"""The first page of an empty installation: once, by one, and never again."""

import threading

import pytest
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.test import Client
from pytest_django import Settings

from econtador.acessos.viewer import load_viewer
from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.contas.models import Conta
from econtador.departamentos.models import Departamento
from econtador.escritorios.models import Escritorio
from econtador.fluxo.models import Tipo
from econtador.moldura.fundacao import JaInstalado, found, installed

SENHA = "chuva-de-novembro-26"
DADOS = {
    "escritorio": "Contábil Poente",
    "uf": "AC",
    "nome": "Inês Prado",
    "email": "Ines@Poente.com.br",
    "password1": SENHA,
    "password2": SENHA,
}
URL = "/primeiro-acesso"


@pytest.mark.parametrize("address", ["/", "/entrar", "/entrar?next=/atendimentos"])
def test_an_empty_installation_leads_to_it(client: Client, db: None, address: str) -> None:
    assert client.get(address).headers["Location"] == URL
    assert "Vamos começar" in client.get(URL).content.decode()


def test_it_founds_the_office_and_enters(client: Client, db: None) -> None:
    before = client.session.session_key
    assert client.post(URL, DADOS).headers["Location"] == "/"
    conta = Conta.objects.get(email="ines@poente.com.br")
    assert conta.check_password(SENHA)
    assert client.session[SESSION_KEY] == str(conta.pk)
    assert client.session.session_key != before
    assert client.get("/configuracoes/atendimentos").status_code == 200


def test_the_administrador_has_every_departamento(client: Client, db: None) -> None:
    client.post(URL, DADOS)
    viewer = load_viewer(Conta.objects.get().pk, None)
    assert viewer is not None
    assert (viewer.nome, viewer.administrador, viewer.papel) == ("Inês Prado", True, "operador")
    with viewing(viewer):
        assert viewer.departamentos == set(Departamento.objects.values_list("pk", flat=True))
        assert Departamento.objects.count() == 4
        assert Tipo.objects.filter(padrao=True, departamento=None).count() == 1
        escritorio = Escritorio.objects.get()
    assert (escritorio.nome, escritorio.uf) == ("Contábil Poente", "AC")
    assert escritorio.fuso == "America/Rio_Branco"


def test_afterwards_it_is_not_found(client: Client, db: None) -> None:
    client.post(URL, DADOS)
    for someone in (client, Client()):
        assert someone.get(URL).status_code == 404
        assert someone.post(URL, {**DADOS, "email": "outra@x.br"}).status_code == 404
    assert Client().get("/entrar").status_code == 200
    assert Conta.objects.count() == 1


def test_with_the_cast_it_never_existed(client: Client, elenco: Elenco) -> None:
    assert client.get(URL).status_code == 404
    assert client.post(URL, DADOS).status_code == 404
    with pytest.raises(JaInstalado):
        found(DADOS)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"escritorio": " "}, "obrigatório"),
        ({"uf": "XX"}, "XX"),
        ({"email": "sem arroba"}, "Informe um endereço"),
        ({"password2": "outra-coisa-27"}, "As duas senhas são diferentes."),
        ({"password1": "12345678", "password2": "12345678"}, "comum"),
        ({"password1": "ines@poente", "password2": "ines@poente"}, "parecida"),
    ],
)
def test_a_mistake_is_explained_and_nothing_is_made(
    client: Client, db: None, change: dict[str, str], sentence: str
) -> None:
    answer = client.post(URL, {**DADOS, **change})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert sentence in html
    assert 'value="Inês Prado"' in html
    assert SENHA not in html
    assert not installed()


def test_an_address_of_the_demo_is_refused_outside_of_it(
    client: Client, db: None, settings: Settings
) -> None:
    settings.DEMO = False
    answer = client.post(URL, {**DADOS, "email": "ana@aurora.example"})
    assert "só da demonstração" in answer.content.decode()


def test_methods_and_token(client: Client, db: None) -> None:
    assert client.put(URL).status_code == 405
    assert Client(enforce_csrf_checks=True).post(URL, DADOS).status_code == 403
    assert not installed()


def test_of_two_at_once_one_wins(banco_proprio: str) -> None:
    outcomes: list[str] = []
    together = threading.Barrier(2)

    def attempt(email: str) -> None:
        together.wait()
        try:
            found({**DADOS, "email": email})
            outcomes.append("fundado")
        except JaInstalado:
            outcomes.append("recusado")
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt, args=[f"{n}@x.br"]) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["fundado", "recusado"]
    assert Conta.objects.count() == 1


def test_a_visitor_learns_only_that_one_exists(elenco: Elenco) -> None:
    assert installed()
    assert not Escritorio.objects.exists()
