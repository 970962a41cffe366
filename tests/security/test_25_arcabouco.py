"""Row 25: an endpoint of the framework or of a package left open; headers that every answer has."""

import pytest
from django.test import Client

from tests.cena import Cena
from tests.cliente_http import entered
from tests.security import enderecos
from tests.security.alvo import Alvo
from tests.security.navegador import HTMX, Resposta, ask

MOUNTED_BY_OTHERS = """
/admin /admin/ /admin/login/ /__debug__/ /__reload__/ /silk/ /api /api/ /api/docs
/api/openapi.json /docs /redoc /graphql /schema /metrics /health /healthz /status /server-status
/console /_allauth/ /_allauth/browser/v1/auth/session /accounts/login/ /accounts/signup/
/accounts/logout/ /cadastro /signup /registrar /accounts/email/ /accounts/password/change/
/accounts/3rdparty/ /accounts/reauthenticate/ /accounts/confirm-email/x/ /email /2fa /mfa /oidc
/accounts/social/login/ /i18n/setlang/ /jsi18n/ /media/ /arquivos/ /static/
/static/../config/settings.py /static/%2e%2e/config/settings.py /static/..%5cconfig/settings.py
/static//etc/passwd /static/staticfiles.json/.. /.env /.git/config /.git/HEAD /config/settings.py
/settings.py /manage.py /db.sqlite3 /backup.sql /wp-login.php /phpinfo.php /ui/galeria /galeria
/favicon.ico/x /emails /var /secret_key /demo /seed /sync /eventos
"""
STATIC = "/static/ui/icons/portal.svg"


@pytest.mark.parametrize("nome", ["", "ana", "celia"])
def test_what_we_do_not_mount_is_not_there(cena: Cena, nome: str) -> None:
    client = entered(cena.elenco, nome) if nome else Client()
    for address in MOUNTED_BY_OTHERS.split():
        answer = ask(client, "GET", address)
        assert answer.status == 404, str(answer)
        assert ask(client, "POST", address).status in (404, 405)


def test_health_tells_machines_only_that_it_lives(cena: Cena) -> None:
    answer = ask(Client(), "GET", "/saude?debug=1")
    assert answer.status == 200
    assert set(answer.texto.translate(str.maketrans("", "", '{}" ')).split(",")[0].split(":")) == {
        "ok",
        "true",
    }
    assert not answer.shows("postgres", "aurora", "secret", "host")


def policy(answer: Resposta) -> dict[str, str]:
    parts = answer.cabecalhos["Content-Security-Policy"].split(";")
    return {part.split()[0]: " ".join(part.split()[1:]) for part in parts if part.strip()}


def check_headers(answer: Resposta) -> None:
    """Assert what every answer says to a browser, whatever it is about."""
    headers = answer.cabecalhos
    assert headers["X-Content-Type-Options"] == "nosniff", str(answer)
    assert headers["X-Frame-Options"] == "DENY", str(answer)
    assert headers["Referrer-Policy"] == "same-origin", str(answer)
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin", str(answer)
    shared = "*" if answer.endereco == STATIC else None  # WhiteNoise's files are everybody's
    assert headers.get("Access-Control-Allow-Origin") == shared, str(answer)
    assert not {"Server", "X-Powered-By"} & set(headers), str(answer)
    csp = policy(answer)
    assert "unsafe" not in str(csp), str(answer)
    assert csp["default-src"] == "'none'", str(answer)


def check_page(answer: Resposta) -> None:
    csp = policy(answer)
    wanted = {"frame-ancestors": "'none'", "base-uri": "'none'", "form-action": "'self'"}
    wanted |= {"script-src": "'self'", "style-src": "'self'", "connect-src": "'self'"}
    assert {name: csp.get(name) for name in wanted} == wanted, str(answer)


@pytest.mark.parametrize("nome", ["", "ana", "celia"])
def test_every_answer_carries_its_headers(alvo: Alvo, nome: str) -> None:
    client = entered(alvo.cena.elenco, nome) if nome else Client()
    for address in [*enderecos.every_address(alvo), "/nada", STATIC]:
        for answer in (ask(client, "GET", address), ask(client, "GET", address, headers=HTMX)):
            check_headers(answer)
            if "/anexos/" not in address or answer.status != 200:
                check_page(answer)


def test_refusals_carry_them_too(cena: Cena) -> None:
    client = entered(cena.elenco, "celia")
    strict = Client(enforce_csrf_checks=True)
    for answer in (
        ask(client, "DELETE", "/atendimentos"),
        ask(client, "POST", "/atendimentos", {}),
        ask(strict, "POST", "/entrar", {}),
        ask(Client(), "GET", "/", headers={"Host": "mau"}),
        ask(client, "POST", "/atendimentos", "a" * (3 << 20), content_type="text/plain"),
    ):
        assert answer.status in (400, 403, 405, 422)
        check_headers(answer)


def test_no_template_has_an_inline_script_or_style(alvo: Alvo) -> None:
    """The policy refuses them: a page that needs one is broken, or would loosen the policy."""
    client = entered(alvo.cena.elenco, "ana")
    for address in enderecos.every_address(alvo):
        answer = ask(client, "GET", address)
        if "html" in answer.cabecalhos.get("Content-Type", ""):
            assert "<script>" not in answer.texto, str(answer)
            assert " style=" not in answer.texto, str(answer)
            assert "<style" not in answer.texto, str(answer)


def test_under_https_a_browser_is_told_to_stay_there(cena: Cena, settings: object) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000  # type: ignore[attr-defined] # pytest-django's fixture
    answer = ask(Client(), "GET", "/entrar", secure=True)
    assert answer.cabecalhos["Strict-Transport-Security"] == "max-age=31536000"
