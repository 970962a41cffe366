"""Row 21: a view left without its guard (which each declares: tests/house/test_enderecos)."""

from django.test import Client
from django.urls import resolve

from tests.security import enderecos
from tests.security.alvo import Alvo
from tests.security.navegador import HTMX, ask

OPEN = {"publica"}


def guarded(alvo: Alvo) -> list[str]:
    addresses = enderecos.every_address(alvo)
    return [each for each in addresses if getattr(resolve(each).func, "entrada", "") not in OPEN]


def test_every_view_declares_who_may_enter(alvo: Alvo) -> None:
    known = {"publica", "conta", "pessoa", "operador", "administrador"}
    for address in enderecos.every_address(alvo):
        assert getattr(resolve(address).func, "entrada", None) in known, address


def test_a_stranger_is_sent_to_the_door_by_every_other_address(alvo: Alvo) -> None:
    client = Client()
    for address in guarded(alvo):
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
            answer = ask(client, method, address)
            assert answer.status == 302, str(answer)
            assert answer.cabecalhos["Location"].startswith("/entrar?next=/")
            assert answer.corpo == b""


def test_and_htmx_is_told_so_without_a_fragment(alvo: Alvo) -> None:
    client = Client()
    for address in guarded(alvo):
        answer = ask(client, "GET", address, headers=HTMX)
        assert answer.status == 401, str(answer)
        assert answer.cabecalhos["HX-Redirect"].startswith("/entrar?next=/")
        assert answer.corpo == b""


def test_what_is_public_says_nothing_of_anybody(alvo: Alvo) -> None:
    client = Client()
    secrets = ("canarinho", "aurora", "boreal", "ana prado", "padaria", "celia@sol.example")
    for address in enderecos.every_address(alvo):
        if address not in guarded(alvo):
            for method in ("GET", "POST"):
                answer = ask(client, method, address)
                assert answer.status < 500, str(answer)
                assert not answer.shows(*secrets), str(answer)


def test_the_first_page_of_an_installation_is_gone_once_it_has_an_office(alvo: Alvo) -> None:
    body = {
        "escritorio": "Invasor",
        "uf": "SP",
        "nome": "Invasor",
        "email": "eu@invasor.br",
        "password1": "chuva-de-novembro-26",
        "password2": "chuva-de-novembro-26",
    }
    for method in ("GET", "POST"):
        assert ask(Client(), method, "/primeiro-acesso", body).status == 404
