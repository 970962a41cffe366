"""Row 22: CSRF, changing GETs, and redirects that leave the site."""

from urllib.parse import unquote, urlencode

import pytest
from django.test import Client
from django.urls import resolve
from pytest_django import Settings

from econtador.atendimentos.demo.elenco import SENHA
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security import enderecos
from tests.security.alvo import Alvo
from tests.security.estado import LEITURAS, changed, fingerprint
from tests.security.navegador import ask

WRITING = ("POST", "PUT", "PATCH", "DELETE")
# What a browser would follow to another site, or run.
AWAY = [
    "https://mau.example",
    "//mau.example",
    "///mau.example",
    "\\\\mau.example",
    "/\\mau.example",
    "/\t/mau.example",
    "\t//mau.example",
    "http:mau.example",
    "https:///mau.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://testserver@mau.example",
    "https://testserver.mau.example",
    "http://localhost/",
    "//testserver:99/",
    "\x00//mau.example",
    "%2f%2fmau.example",
    "/%09/mau.example",
    "ftp://testserver/",
]


def strict(cena: Cena, nome: str) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cena.pessoa(nome).conta)
    return client


# A mail program unsubscribes by one POST without a token (RFC 8058); the link itself is the proof.
DE_UM_CLIQUE = "/avisos/parar/"


def test_one_view_is_exempt(alvo: Alvo) -> None:
    for address in enderecos.every_address(alvo):
        if address.startswith(DE_UM_CLIQUE):
            continue
        assert not getattr(resolve(address).func, "csrf_exempt", False), address


def test_without_the_token_nothing_is_written(alvo: Alvo) -> None:
    """Every address and changing verb, as the administrador, with a body that works."""
    before = fingerprint(alvo.cena)
    client = strict(alvo.cena, "ana")
    for address in enderecos.every_address(alvo):
        for method in WRITING if address.count("/") < 3 else WRITING[:1]:
            answer = ask(client, method, address, alvo.body() if method == "POST" else None)
            if address.startswith(DE_UM_CLIQUE):
                assert answer.status in (404, 405), str(answer)
                continue
            assert answer.status == 403, str(answer)
            assert "Envie de novo" in answer.texto
    assert changed(before, fingerprint(alvo.cena)) == []
    assert ask(client, "GET", "/atendimentos").status == 200


def test_a_stranger_cannot_log_somebody_in_from_another_site(cena: Cena) -> None:
    client = Client(enforce_csrf_checks=True)
    body = {"login": "ana@aurora.example", "password": SENHA}
    assert ask(client, "POST", "/entrar", body).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://mau.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.mau.example"},
        {"Origin": "http://testserver:8080"},
    ],
)
def test_a_good_token_from_another_origin_is_refused(
    cena: Cena, settings: Settings, headers: dict[str, str]
) -> None:
    client = strict(cena, "ana")
    page = ask(client, "GET", "/configuracoes/atendimentos").texto
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    body = {
        "csrfmiddlewaretoken": token,
        "politica_delegacao": "sem",
        "regra_prazo": "postergar",
        "dias_para_reabrir": "15",
        "dias_de_silencio": "5",
        "prioridade_urgente": "2",
    }
    address = "/configuracoes/atendimentos"
    assert ask(client, "POST", address, body, headers=headers).status == 403
    good = {"Origin": "http://testserver"}
    assert ask(client, "POST", address, body, headers=good).status == 302


def test_a_token_in_the_address_or_in_json_is_none(cena: Cena) -> None:
    client = strict(cena, "ana")
    ask(client, "GET", "/configuracoes/atendimentos")
    [token] = [c.value for name, c in client.cookies.items() if name.startswith("csrf")]
    address = f"/configuracoes/atendimentos?csrfmiddlewaretoken={token}"
    assert ask(client, "POST", address, {"politica_delegacao": "sem"}).status == 403
    body = {"csrfmiddlewaretoken": token, "politica_delegacao": "sem"}
    kind = "application/json"
    assert ask(client, "POST", address, body, content_type=kind).status == 403


@pytest.mark.parametrize("nome", ["ana", "bruno", "celia"])
def test_reading_changes_nothing_but_the_reading_marks(alvo: Alvo, nome: str) -> None:
    """GET and HEAD of every address, with a body's worth of parameters."""
    before = fingerprint(alvo.cena, LEITURAS)
    client = entered(alvo.cena.elenco, nome)
    query = urlencode({k: v for k, v in alvo.body().items() if isinstance(v, str)})
    for address in enderecos.every_address(alvo):
        ask(client, "GET", f"{address}?{query}&_method=POST&tema=escuro")
        ask(client, "HEAD", address)
    assert changed(before, fingerprint(alvo.cena, LEITURAS)) == []
    assert ask(client, "GET", "/atendimentos").status == 200  # GET /sair only asks


def leaves(location: str) -> bool:
    """Whether a browser would leave the site: it drops tabs, and reads a backslash as a slash."""
    plain = "".join(char for char in location if char > " ").replace("\\", "/")
    own = plain.startswith("http://testserver/")
    return not own and (plain.startswith("//") or ":" in plain.split("/")[0])


@pytest.mark.parametrize("target", AWAY)
def test_no_redirect_leaves_the_site(cena: Cena, target: str) -> None:
    query = urlencode(dict.fromkeys(("next", "voltar", "redirect", "url", "back"), target))
    body = {"login": "ana@aurora.example", "password": SENHA, "next": target, "voltar": target}
    answers = [
        ask(Client(), "POST", f"/entrar?{query}", body),
        ask(entered(cena.elenco, "ana"), "GET", f"/entrar?{query}"),
        ask(entered(cena.elenco, "ana"), "POST", f"/sair?{query}", {"next": target}),
        ask(entered(cena.elenco, "ana"), "POST", f"/vinculo/{cena.pk('ana')}?{query}", body),
        ask(Client(), "GET", f"/atendimentos?{query}"),
    ]
    for answer in answers:
        assert answer.status == 302, str(answer)
        assert not leaves(answer.cabecalhos["Location"]), answer.cabecalhos["Location"]


@pytest.mark.parametrize("target", [each for each in AWAY if each.isprintable()])
def test_the_page_that_one_came_from_is_checked_too(cena: Cena, target: str) -> None:
    """`tema` goes back to the Referer; htmx tells its page in a header."""
    themed = ask(Client(), "POST", "/tema", {"tema": "escuro"}, headers={"Referer": target})
    assert not leaves(themed.cabecalhos["Location"])
    headers = {"HX-Request": "true", "HX-Current-URL": target}
    asked = ask(Client(), "GET", "/atendimentos", headers=headers)
    there = asked.cabecalhos["HX-Redirect"]
    assert not leaves(there)
    assert not leaves(unquote(there).removeprefix("/entrar?next="))


@pytest.mark.parametrize("path", ["//mau.example", "//mau.example/atendimentos", "/\\mau.example"])
def test_the_path_itself_redirects_nowhere(cena: Cena, path: str) -> None:
    for client in (Client(), entered(cena.elenco, "ana")):
        assert ask(client, "GET", "/", PATH_INFO=path).status == 404
