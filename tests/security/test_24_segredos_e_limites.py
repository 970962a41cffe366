"""Row 24: secrets in error pages, logs and mail; bodies without limit. No CSV leaves yet."""

import logging

import pytest
from django.conf import settings as configuracao
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from econtador.acessos.porta import pessoa
from econtador.contas.porta import publica
from econtador.contas.test_senha import arrived
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security.navegador import ask

SENHA_SECRETA = "senha-que-ninguem-pode-ver-26"


def broken(request: HttpRequest) -> HttpResponse:
    """Fail with a secret at hand, as a view of ours would."""
    password = request.POST.get("password", "")
    raise RuntimeError(f"não deu: {len(password)}")


urlpatterns = [
    path("", include("econtador.portal.urls")),
    path("quebra", publica(broken)),
    path("quebra/dentro", pessoa(broken)),
]
handler400 = "econtador.moldura.erros.bad_request"
handler403 = "econtador.moldura.erros.forbidden"
handler404 = "econtador.moldura.erros.not_found"
handler500 = "econtador.moldura.erros.broken"
pytestmark = pytest.mark.urls(__name__)

LEAKS = (
    *("traceback", "runtimeerror", "não deu", "site-packages", "django", "settings"),
    *("secret_key", "postgres", "psycopg", "select ", ".py", "debug", SENHA_SECRETA),
)


@pytest.mark.parametrize("address", ["/quebra", "/quebra/dentro"])
def test_a_fault_says_nothing_and_logs_no_password(
    cena: Cena, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = entered(cena.elenco, "ana")
    client.raise_request_exception = False
    with caplog.at_level(logging.DEBUG):
        answer = ask(client, "POST", address, {"password": SENHA_SECRETA})
    assert answer.status == 500
    assert not answer.shows(*LEAKS)
    assert SENHA_SECRETA not in caplog.text


def test_refusals_say_nothing_of_how_it_is_made(cena: Cena) -> None:
    client = entered(cena.elenco, "celia")
    answers = [
        ask(client, "GET", "/nada.php"),
        ask(client, "GET", "/pessoas"),
        ask(client, "DELETE", "/atendimentos"),
        ask(client, "POST", "/atendimentos", b"x", content_type="multipart/form-data"),
        ask(Client(), "GET", "/", headers={"Host": "mau"}),
    ]
    assert {answer.status for answer in answers} == {400, 403, 404, 405}
    for answer in answers:
        assert not answer.shows(*LEAKS), str(answer)


def test_nothing_here_is_in_debug() -> None:
    assert configuracao.DEBUG is False
    assert configuracao.SECRET_KEY
    assert "django.contrib.admin" not in configuracao.INSTALLED_APPS
    assert "debug" not in str(configuracao.MIDDLEWARE)


def test_a_wrong_password_is_in_no_log_and_no_page(
    cena: Cena, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        body = {"login": "ana@aurora.example", "password": SENHA_SECRETA}
        answer = ask(Client(), "POST", "/entrar", body)
    assert SENHA_SECRETA not in answer.tudo + caplog.text


def test_a_mail_carries_a_link_and_no_password(cena: Cena) -> None:
    client = entered(cena.elenco, "ana")
    body = {"oldpassword": "demo-atendimentos", "password1": SENHA_SECRETA}
    assert ask(client, "POST", "/senha", body | {"password2": SENHA_SECRETA}).status == 302
    [notice] = arrived()
    text = f"{notice.subject} {notice.body} {notice.extra_headers}"
    assert SENHA_SECRETA not in text
    assert "demo-atendimentos" not in text
    assert str(cena.pk("ana")) not in text


def test_no_page_carries_a_hash_or_a_login_of_another(cena: Cena) -> None:
    for address in ("/pessoas", f"/pessoas/{cena.pk('celia')}", "/pessoas?ver=clientes"):
        assert not ask(entered(cena.elenco, "ana"), "GET", address).shows(
            "argon2", "boreal.example"
        )
    for address in ("/atendimentos/novo", "/atendimentos?avancado=1"):
        page = ask(entered(cena.elenco, "celia"), "GET", address)
        assert not page.shows("@aurora.example", "@lua.example", "davi nunes")


def test_a_body_too_large_or_with_too_many_fields_is_refused(cena: Cena) -> None:
    client = entered(cena.elenco, "celia")
    large = "nome=" + "a" * (3 * 1024 * 1024)
    many = "&".join(f"a{n}=1" for n in range(700))
    for body in (large, many):
        kind = "application/x-www-form-urlencoded"
        assert ask(client, "POST", "/atendimentos", body, content_type=kind).status == 400
