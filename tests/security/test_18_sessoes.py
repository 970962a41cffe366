"""Row 18: sessions that are fixed, outlive what they stood for, or believe a proxy that is none."""

from collections.abc import Callable

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.atendimentos.demo.elenco import SENHA
from econtador.contas.models import Conta
from econtador.empresas.models import Empresa
from econtador.pessoas.models import Pessoa
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security import enderecos
from tests.security.alvo import Alvo
from tests.security.navegador import Resposta, ask

NOVA = "chuva-de-novembro-26"


def enter(client: Client, login: str = "ana@aurora.example") -> Resposta:
    return ask(client, "POST", "/entrar", {"login": login, "password": SENHA})


def test_the_key_of_before_is_not_the_key_of_after(cena: Cena, settings: Settings) -> None:
    """Whoever planted a session cookie finds nobody in it."""
    victim, attacker = Client(), Client()
    planted = attacker.session
    planted["pessoa"] = "00000000-0000-0000-0000-000000000000"
    planted.save()
    assert planted.session_key
    victim.cookies[settings.SESSION_COOKIE_NAME] = planted.session_key
    assert enter(victim).status == 302
    assert victim.session.session_key != planted.session_key
    attacker.cookies[settings.SESSION_COOKIE_NAME] = planted.session_key
    assert ask(attacker, "GET", "/atendimentos").status == 302
    assert not Session.objects.filter(session_key=planted.session_key).exists()


def test_an_invented_key_is_not_adopted(cena: Cena, settings: Settings) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    enter(client)
    assert client.session.session_key != "a" * 32


def test_entering_as_another_forgets_the_first(cena: Cena) -> None:
    client = entered(cena.elenco, "ana")
    session = client.session
    session["pessoa"] = str(cena.pk("ana"))
    session.save()
    client.force_login(cena.pessoa("davi").conta)
    assert "pessoa" not in client.session
    assert not ask(client, "GET", "/atendimentos").shows("ana prado")


def test_leaving_ends_the_session_on_the_server(cena: Cena, settings: Settings) -> None:
    client, thief = entered(cena.elenco, "ana"), Client()
    stolen = client.session.session_key
    assert ask(client, "POST", "/sair").status == 302
    thief.cookies[settings.SESSION_COOKIE_NAME] = stolen or ""
    assert ask(thief, "GET", "/atendimentos").status == 302


ENDS: dict[str, Callable[[Cena], object]] = {
    "password": lambda cena: cena.pessoa("celia").conta.change_password(NOVA),
    "conta": lambda _: Conta.objects.filter(email="celia@sol.example").update(is_active=False),
    "pessoa": lambda cena: Pessoa.objects.filter(pk=cena.pk("celia")).update(ativa=False),
    "last empresa": lambda cena: AcessoEmpresa.revoke(cena.pessoa("celia"), cena.elenco.sol),
    "integration": lambda cena: Empresa.objects.filter(pk=cena.elenco.sol.pk).update(
        integrada=False
    ),
    "departamentos": lambda cena: AcessoDepartamento.revoke(
        cena.pessoa("celia"), *cena.elenco.departamentos.values()
    ),
}


@pytest.mark.parametrize("what", ENDS)
def test_after_the_loss_no_address_lets_in(alvo: Alvo, what: str) -> None:
    """A session that was open keeps nothing: each address, at the very next request."""
    client = entered(alvo.cena.elenco, "celia")
    assert ask(client, "GET", f"/atendimentos/{alvo.das.numero}").status == 200
    with alvo.cena.by_sistema():
        ENDS[what](alvo.cena)
    for address in enderecos.every_address(alvo):
        answer = ask(client, "GET", address)
        assert not answer.shows("canarinho"), str(answer)
        if address.startswith(("/atendimentos", "/anexos", "/empresas", "/pessoas", "/config")):
            assert answer.status in (302, 403), str(answer)


def test_a_session_needs_its_own_pessoa_on_every_request(cena: Cena) -> None:
    """Chosen in the session, deactivated meanwhile: not carried over to another one in silence."""
    with cena.by("otto") as otto:
        Pessoa.admit(
            escritorio_id=otto.escritorio_id,
            conta=cena.pessoa("rita").conta,
            nome="Rita em Boreal",
            tipo="operador",
        )
    client = entered(cena.elenco, "rita")
    session = client.session
    session["pessoa"] = str(cena.pk("rita"))
    session.save()
    assert ask(client, "GET", "/atendimentos").status == 200
    with cena.by_sistema():
        Pessoa.objects.filter(pk=cena.pk("rita")).update(ativa=False)
    assert ask(client, "GET", "/atendimentos").status == 403


def test_demo_logins_are_refused_and_thrown_out_of_a_real_installation(
    cena: Cena, settings: Settings
) -> None:
    inside = entered(cena.elenco, "ana")
    assert ask(inside, "GET", "/atendimentos").status == 200
    settings.DEMO = False
    client = Client()
    for login in ("ana@aurora.example", "ANA@AURORA.EXAMPLE", " ana@aurora.example "):
        assert enter(client, login).status == 200
        assert SESSION_KEY not in client.session
    assert ask(inside, "GET", "/atendimentos").status == 302


def test_cookies_are_out_of_reach(cena: Cena, settings: Settings) -> None:
    client = Client()
    ask(client, "GET", "/entrar")
    enter(client)
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        cookie = client.cookies[name]
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name
        assert cookie["domain"] == "", name
        assert cookie["path"] == "/", name


def test_under_https_cookies_travel_only_there(cena: Cena, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client = Client()
    client.get("/entrar", secure=True)
    client.post("/entrar", {"login": "ana@aurora.example", "password": SENHA}, secure=True)
    client.post("/tema", {"tema": "escuro"}, secure=True)
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "tema"):
        assert client.cookies[name]["secure"], name


@pytest.mark.parametrize(
    "header",
    ["X-Forwarded-Proto", "X-Forwarded-Ssl", "Front-End-Https", "X-Url-Scheme", "Forwarded"],
)
def test_a_claim_of_https_is_not_believed(cena: Cena, header: str) -> None:
    answer = Client().get("/entrar", headers={header: "https"})
    assert not answer.wsgi_request.is_secure()
    assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.parametrize(
    "header", ["X-Remote-User", "Remote-User", "X-Forwarded-User", "Authorization"]
)
def test_a_name_in_a_header_is_nobody(cena: Cena, header: str) -> None:
    answer = ask(Client(), "GET", "/atendimentos", headers={header: "ana@aurora.example"})
    assert answer.status == 302


@pytest.mark.parametrize("name", ["sessionid", "sessao_hub_packcrm", "sessao_office_portal"])
def test_the_cookie_of_another_node_or_face_is_not_ours(cena: Cena, name: str) -> None:
    key = entered(cena.elenco, "ana").session.session_key
    client = Client()
    client.cookies[name] = key or ""
    assert ask(client, "GET", "/atendimentos").status == 302
