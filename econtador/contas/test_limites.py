"""Limits: counted by client address and by login, answered with 429, blind to forged headers."""

from typing import Any

import pytest
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from pytest_django import Settings

from econtador.atendimentos.demo.elenco import SENHA, Elenco
from econtador.contas.test_senha import ask_link, set_by_link

MUITAS = "Muitas tentativas seguidas"


def attempt(login: str, senha: str = "errada", **extra: str) -> Any:
    sent: dict[str, Any] = {"data": {"login": login, "password": senha}, **extra}
    return Client().post("/entrar", **sent)


def fail(times: int, login: str, **extra: str) -> None:
    for _ in range(times):
        assert attempt(login, **extra).status_code == 200


def test_five_failures_close_a_login_for_a_while(elenco: Elenco) -> None:
    fail(5, "ana@aurora.example")
    answer = attempt("ana@aurora.example", SENHA)
    assert answer.status_code == 429
    assert MUITAS in answer.content.decode()
    assert attempt("carla@aurora.example", SENHA).status_code == 302


def test_an_unknown_login_is_closed_in_the_same_way(elenco: Elenco) -> None:
    fail(5, "ninguem@aurora.example")
    assert attempt("ninguem@aurora.example").status_code == 429


def test_a_mask_does_not_start_another_count(elenco: Elenco) -> None:
    fail(3, "12ABC34501DE35")
    fail(2, "12.abc.345/01de-35")
    assert attempt("12ABC34501DE35").status_code == 429


def test_two_documents_do_not_share_a_count(elenco: Elenco) -> None:
    fail(5, "529.982.247-25")
    assert attempt("111.444.777-35").status_code == 200


def test_ten_failures_from_one_address_close_it_whatever_it_claims(elenco: Elenco) -> None:
    for number in range(10):
        forged = {"HTTP_X_FORWARDED_FOR": f"203.0.113.{number}", "HTTP_X_REAL_IP": "203.0.113.9"}
        assert attempt(f"pessoa{number}@x.br", **forged).status_code == 200
    assert (
        attempt("ana@aurora.example", SENHA, HTTP_X_FORWARDED_FOR="203.0.113.99").status_code == 429
    )
    assert attempt("ana@aurora.example", SENHA, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_behind_a_proxy_only_its_own_word_counts(elenco: Elenco, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        chain = f"203.0.113.{number}, 198.51.100.7"
        assert attempt(f"pessoa{number}@x.br", HTTP_X_FORWARDED_FOR=chain).status_code == 200
    chain = "10.0.0.1, 198.51.100.7"
    assert attempt("ana@aurora.example", HTTP_X_FORWARDED_FOR=chain).status_code == 429


def test_success_is_not_counted_as_failure(elenco: Elenco) -> None:
    for _ in range(7):
        assert attempt("ana@aurora.example", SENHA).status_code == 302


def test_a_reset_opens_the_login_again(
    client: Client, elenco: Elenco, mailoutbox: list[EmailMessage]
) -> None:
    fail(5, "ana@aurora.example")
    set_by_link(client, ask_link(client, "ana@aurora.example"))
    assert attempt("ana@aurora.example", "chuva-de-novembro-26").status_code == 302


@pytest.mark.parametrize("login", ["ana@aurora.example", "ninguem@aurora.example"])
def test_a_mail_box_is_not_flooded(client: Client, elenco: Elenco, login: str) -> None:
    for _ in range(5):
        assert client.post("/senha/esqueci", {"email": login}).status_code == 302
    answer = client.post("/senha/esqueci", {"email": login})
    assert answer.status_code == 429
    assert MUITAS in answer.content.decode()


def test_looking_costs_nothing(client: Client, elenco: Elenco) -> None:
    assert {client.get("/entrar").status_code for _ in range(70)} == {200}


def test_the_counts_are_in_the_shared_cache(elenco: Elenco) -> None:
    attempt("ana@aurora.example")
    cache.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM base_cache WHERE cache_key LIKE '%%login_failed%%'")
        assert cursor.fetchone() == (2,)
