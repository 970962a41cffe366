"""Entering and leaving: by what, whither, and what nobody may learn on the way."""

import re
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from econtador.atendimentos.demo.elenco import SENHA, Elenco
from econtador.contas.entrada import PorLogin
from econtador.contas.models import Conta

RECUSA = "Login ou senha incorretos."


def enter(client: Client, login: str, password: str = SENHA, **extra: str) -> Any:
    return client.post("/entrar", {"login": login, "password": password, **extra})


@pytest.fixture
def bia(elenco: Elenco) -> Conta:
    """A conta that has a CNPJ with letters as a second name."""
    return Conta.objects.create_with(
        email="bia@sol.example", password=SENHA, documento="12ABC34501DE35"
    )


def test_page_has_the_two_fields_by_their_names(client: Client, elenco: Elenco) -> None:
    page = client.get("/entrar").content.decode()
    assert re.search(r'<input[^>]+name="login"', page)
    assert re.search(r'<input type="password" name="password"', page)
    assert "Esqueci a senha" in page


@pytest.mark.parametrize(
    "login", ["bia@sol.example", "  BIA@sol.example ", "12ABC34501DE35", "12.abc.345/01de-35"]
)
def test_enters_by_email_or_cnpj_masked_or_not(client: Client, bia: Conta, login: str) -> None:
    assert enter(client, login).headers["Location"] == "/"
    assert client.session[SESSION_KEY] == str(bia.pk)


@pytest.mark.parametrize("login", ["52998224725", "529.982.247-25"])
def test_enters_by_cpf(client: Client, elenco: Elenco, login: str) -> None:
    conta = Conta.objects.create_with(email="cpf@x.br", password=SENHA, documento="52998224725")
    enter(client, login)
    assert client.session[SESSION_KEY] == str(conta.pk)


@pytest.mark.parametrize(
    "login", ["ana@aurora.example", "ninguem@aurora.example", "111.444.777-35", "qualquer coisa"]
)
def test_a_wrong_password_and_an_unknown_login_look_the_same(
    client: Client, elenco: Elenco, login: str
) -> None:
    answer = enter(client, login, "errada")
    assert answer.status_code == 200
    assert RECUSA in answer.content.decode()
    assert SESSION_KEY not in client.session


def test_what_was_typed_stays_and_the_password_does_not(client: Client, elenco: Elenco) -> None:
    page = enter(client, "ana@aurora.example", "segredo-errado").content.decode()
    assert 'value="ana@aurora.example"' in page
    assert "segredo-errado" not in page


def test_an_unknown_login_costs_as_much_as_a_known_one(
    elenco: Elenco, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for login in ("ana@aurora.example", "ninguem@aurora.example"):
        with django_assert_num_queries(1):
            assert PorLogin().authenticate(None, login=login, password="errada") is None


def test_the_hash_is_computed_for_an_unknown_login_too(elenco: Elenco, hashed: list[str]) -> None:
    PorLogin().authenticate(None, login="ninguem@aurora.example", password="errada")
    assert hashed == ["errada"]


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passwords that were hashed: the real hasher, overheard."""
    seen: list[str] = []
    encode = Argon2PasswordHasher.encode

    def overheard(self: Argon2PasswordHasher, password: str, salt: str) -> str:
        seen.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(Argon2PasswordHasher, "encode", overheard)
    return seen


def test_session_key_changes_at_login(client: Client, elenco: Elenco) -> None:
    client.get("/entrar")
    session = client.session
    session["plantada"] = "1"
    session.save()
    before = session.session_key or ""
    client.cookies["sessao_hub_portal"] = before
    enter(client, "ana@aurora.example")
    assert client.session.session_key != before
    assert not Client().session.exists(before)


@pytest.mark.parametrize(
    "address",
    [
        "https://mau.example/",
        "//mau.example",
        r"/\mau.example",
        "http:///mau.example",
        "javascript:alert(1)",
        "http://127.0.0.1/",
        "http://testserver:81/",
    ],
)
def test_next_never_leaves_the_site(client: Client, elenco: Elenco, address: str) -> None:
    assert enter(client, "ana@aurora.example", next=address).headers["Location"] == "/"
    assert client.get("/entrar", {"next": address}).headers["Location"] == "/"
    assert client.post("/sair", {"next": address}).headers["Location"] == "/entrar"


def test_next_brings_back_to_where_one_was(client: Client, elenco: Elenco) -> None:
    asked = client.get("/atendimentos?status=aberto")
    assert asked.headers["Location"] == "/entrar?next=/atendimentos%3Fstatus%3Daberto"
    page = client.get(asked.headers["Location"]).content.decode()
    assert 'name="next" value="/atendimentos?status=aberto"' in page
    answer = enter(client, "ana@aurora.example", next="/atendimentos?status=aberto")
    assert answer.headers["Location"] == "/atendimentos?status=aberto"


def test_htmx_is_told_to_load_the_login_page(client: Client, elenco: Elenco) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/atendimentos/7"}
    answer = client.get("/atendimentos/7/pareceres", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"].endswith("/entrar?next=http%3A//testserver/atendimentos/7")


def test_an_inactive_conta_is_told_why(client: Client, elenco: Elenco) -> None:
    Conta.objects.filter(email="bruno@aurora.example").update(is_active=False)
    answer = enter(client, "bruno@aurora.example")
    assert answer.headers["Location"] == "/conta-inativa"
    assert SESSION_KEY not in client.session
    assert "Conta desativada" in client.get("/conta-inativa").content.decode()
    assert RECUSA in enter(client, "bruno@aurora.example", "errada").content.decode()


def test_leaving_asks_on_get_and_acts_on_post(client: Client, elenco: Elenco) -> None:
    client.force_login(elenco.pessoas["ana"].conta)
    assert "Sair do eContador?" in client.get("/sair").content.decode()
    assert SESSION_KEY in client.session
    assert client.post("/sair").headers["Location"] == "/entrar"
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize("address", ["/entrar", "/sair", "/senha/esqueci"])
def test_a_post_without_the_token_is_refused_with_our_page(elenco: Elenco, address: str) -> None:
    answer = Client(enforce_csrf_checks=True).post(address, {"login": "x", "password": "y"})
    assert answer.status_code == 403
    assert "Envie de novo" in answer.content.decode()


@pytest.mark.parametrize("address", ["/senha/enviada", "/senha/pronta", "/conta-inativa"])
def test_pages_that_only_show_refuse_a_post(client: Client, elenco: Elenco, address: str) -> None:
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 405


def test_demo_contas_enter_only_a_demo(client: Client, elenco: Elenco, settings: Settings) -> None:
    settings.DEMO = False
    answer = enter(client, "ana@aurora.example")
    assert RECUSA in answer.content.decode()
    settings.DEMO = True
    assert enter(client, "ana@aurora.example").status_code == 302


def test_a_demo_session_ends_where_the_demo_ends(
    client: Client, elenco: Elenco, settings: Settings
) -> None:
    settings.DEMO = True
    client.force_login(elenco.pessoas["ana"].conta)
    assert client.get("/senha").status_code == 200
    settings.DEMO = False
    assert client.get("/senha").headers["Location"] == "/entrar?next=/senha"


def test_no_json_and_no_sign_up(client: Client, elenco: Elenco) -> None:
    answer = client.get("/entrar", headers={"Accept": "application/json"})
    assert answer.headers["Content-Type"].startswith("text/html")
    for address in ("/signup", "/signup/", "/accounts/signup/", "/email", "/login"):
        assert client.get(address).status_code == 404


def test_pages_are_not_kept_by_caches(client: Client, elenco: Elenco) -> None:
    for address in ("/entrar", "/senha/esqueci", "/senha/pronta"):
        assert "no-store" in client.get(address).headers["Cache-Control"]
