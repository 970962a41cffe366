"""The way in, the look, the health and the robots."""

import json
from collections.abc import Iterator

import pytest
from django.db import connections
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from econtador.atendimentos.demo.elenco import Elenco


def test_the_root_leads_to_work(client: Client, elenco: Elenco) -> None:
    assert client.get("/").headers["Location"] == "/atendimentos"
    assert client.post("/").status_code == 405


def test_health_says_yes_and_which_version(client: Client, db: None) -> None:
    answer = client.get("/saude")
    assert answer.status_code == 200
    body = json.loads(answer.content)
    assert body["ok"] is True
    assert body["versao"].count(".") == 2
    assert "no-store" in answer.headers["Cache-Control"]


def test_health_asks_the_database_once(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.get("/saude")


def test_health_says_no_when_the_database_does_not_answer(
    client: Client, no_database: None
) -> None:
    answer = client.get("/saude")
    assert answer.status_code == 503
    assert json.loads(answer.content)["ok"] is False


@pytest.fixture
def no_database(db: None) -> Iterator[None]:
    """The default connection leads where no server listens."""
    alive = connections["default"]
    dead = connections.create_connection("default")
    dead.settings_dict = {**alive.settings_dict, "HOST": "/var/empty", "PORT": "1"}
    connections["default"] = dead
    yield
    connections["default"] = alive


def test_health_refuses_a_post_and_shows_nothing_else(client: Client, db: None) -> None:
    assert client.post("/saude").status_code == 405
    assert set(json.loads(client.get("/saude").content)) == {"ok", "versao"}


def test_robots_find_nothing(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.content == b"User-agent: *\nDisallow: /\n"
    assert answer.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("tema", ["auto", "claro", "escuro"])
def test_the_look_is_kept_in_a_cookie(client: Client, elenco: Elenco, tema: str) -> None:
    answer = client.post("/tema", {"tema": tema}, headers={"Referer": "http://testserver/entrar"})
    assert answer.headers["Location"] == "http://testserver/entrar"
    assert client.cookies["tema"].value == tema
    assert client.cookies["tema"]["samesite"] == "Lax"
    assert f'data-theme="{tema}"' in client.get("/entrar").content.decode()


@pytest.mark.parametrize("tema", ["", "roxo", '"><script>'])
def test_what_is_no_look_changes_nothing(client: Client, elenco: Elenco, tema: str) -> None:
    client.post("/tema", {"tema": tema})
    assert "tema" not in client.cookies
    client.cookies["tema"] = tema
    assert 'data-theme="auto"' in client.get("/entrar").content.decode()


@pytest.mark.parametrize(
    "referer", ["", "https://mau.example/x", "//mau.example", "http://testserver:81/"]
)
def test_the_look_never_leads_off_the_site(client: Client, db: None, referer: str) -> None:
    answer = client.post("/tema", {"tema": "claro"}, headers={"Referer": referer})
    assert answer.headers["Location"] == "/"


def test_the_look_is_no_get_and_wants_the_token(client: Client, db: None) -> None:
    assert client.get("/tema").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/tema", {"tema": "claro"}).status_code == 403
