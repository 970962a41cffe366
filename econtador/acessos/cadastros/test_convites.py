"""The invitation: its mail, its page, its seven days, its one use, and what it tells nobody."""

import re
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from econtador.acessos.cadastros.situacao import pending_of
from econtador.atendimentos.demo.elenco import SENHA
from econtador.base.models import Auditoria
from econtador.contas.models import Conta
from econtador.pessoas.models import Convite, Pessoa
from tests.cena import Cena
from tests.cliente_http import entered

Capture = Callable[..., Any]
BIA = {"nome": "Bia Teles", "email": "bia@sol.example"}
NOVA = "chuva-de-novembro-26"
SENHAS = {"password1": NOVA, "password2": NOVA}


@pytest.fixture
def ana(cena: Cena) -> Client:
    return entered(cena.elenco, "ana")


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Capture) -> Callable[..., Any]:
    """POST as a request that commits: its mail leaves."""

    def post(client: Client, path: str, data: dict[str, Any] | None = None) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(path, data or {})

    return post


def arrived() -> list[Any]:
    """The mail that has left, once every sender is done."""
    for thread in threading.enumerate():
        if thread.name == "correio":
            thread.join(10)
    return mail.outbox


def link() -> str:
    """The address in the newest mail."""
    found = re.search(r"http://testserver(/convite/\S+)", arrived()[-1].body)
    assert found is not None
    return found.group(1)


def bia(cena: Cena) -> Pessoa:
    with cena.by_sistema():
        return Pessoa.objects.select_related("conta").get(nome="Bia Teles")


def invited(cena: Cena, ana: Client, committed: Callable[..., Any]) -> str:
    committed(ana, "/pessoas/nova?tipo=operador", BIA)
    return f"/pessoas/{bia(cena).pk}"


def test_who_is_new_sets_a_password_and_enters(
    cena: Cena, ana: Client, committed: Callable[..., Any]
) -> None:
    invited(cena, ana, committed)
    [message] = arrived()
    assert message.to == ["bia@sol.example"]
    assert message.subject.endswith("Convite de Contábil Aurora")
    visitor = Client()
    page = visitor.get(link()).content.decode()
    assert "Contábil Aurora convidou você" in page
    assert "bia@sol.example" in page
    assert visitor.post(link(), SENHAS).headers["Location"] == "/senha/pronta"
    assert visitor.post("/entrar", {"login": BIA["email"], "password": NOVA}).status_code == 302
    assert visitor.get("/atendimentos").status_code == 200


def test_no_mail_leaves_before_the_pessoa_is_kept(cena: Cena, ana: Client) -> None:
    ana.post("/pessoas/nova?tipo=operador", BIA)  # the test's transaction never commits
    assert arrived() == []


def test_looking_uses_nothing_up_and_accepting_does(
    cena: Cena, ana: Client, committed: Callable[..., Any]
) -> None:
    invited(cena, ana, committed)
    for _ in range(2):
        assert Client().get(link()).status_code == 200
    Client().post(link(), SENHAS)
    again = Client().post(link(), {"password1": "outra-senha-27", "password2": "outra-senha-27"})
    assert again.status_code == 404
    assert "não vale mais" in again.content.decode()
    assert bia(cena).conta.check_password(NOVA)


@pytest.mark.parametrize(
    ("senhas", "sentence"),
    [
        ({"password1": NOVA, "password2": "outra"}, "As duas senhas são diferentes."),
        ({"password1": "12345678", "password2": "12345678"}, "comum"),
        ({"password1": "bia@sol.example", "password2": "bia@sol.example"}, "parecida"),
        ({}, "obrigatório"),
    ],
)
def test_a_weak_password_is_refused_and_the_link_stays(
    cena: Cena,
    ana: Client,
    committed: Callable[..., Any],
    senhas: dict[str, str],
    sentence: str,
) -> None:
    invited(cena, ana, committed)
    answer = Client().post(link(), senhas)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Client().get(link()).status_code == 200


@pytest.mark.parametrize(("days", "status"), [(6.9, 200), (7.1, 404)])
def test_it_lasts_seven_days(
    cena: Cena, ana: Client, committed: Callable[..., Any], days: float, status: int
) -> None:
    """The database's clock decides, so the row is moved into the past."""
    invited(cena, ana, committed)
    with cena.by_sistema():
        kept = Convite.objects.get()
        assert kept.vale_ate - kept.enviado_em == timedelta(days=7)
    with time_machine.travel(timezone.now() - timedelta(days=days)), cena.by("ana") as author:
        _, segredo = Convite.send(bia(cena), author=author)
    assert Client().get(f"/convite/{segredo}").status_code == status
    assert Client().post(f"/convite/{segredo}", SENHAS).status_code in (302, 404)
    assert bia(cena).conta.has_usable_password() is (status == 200)


def test_a_run_out_one_is_not_revived_by_forgetting_the_password(
    cena: Cena, ana: Client, committed: Callable[..., Any]
) -> None:
    invited(cena, ana, committed)
    before = len(arrived())
    Client().post("/senha/esqueci", {"email": BIA["email"]})
    assert len(arrived()) == before


def test_sending_again_kills_the_link_before(
    cena: Cena, ana: Client, committed: Callable[..., Any]
) -> None:
    path = invited(cena, ana, committed)
    first = link()
    assert committed(ana, f"{path}/convite").headers["Location"] == path
    second = link()
    assert first != second
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200


def test_a_cancelled_one_opens_nothing(
    cena: Cena, ana: Client, committed: Callable[..., Any]
) -> None:
    path = invited(cena, ana, committed)
    assert ana.post(f"{path}/convite/cancelamento").headers["Location"] == path
    assert Client().get(link()).status_code == 404
    assert "Convite cancelado em" in ana.get(path).content.decode()
    assert ana.post(f"{path}/convite/cancelamento").status_code == 404


def test_the_page_of_the_person_and_the_list_say_how_it_stands(
    cena: Cena, ana: Client, committed: Callable[..., Any]
) -> None:
    path = invited(cena, ana, committed)
    page = ana.get(path).content.decode()
    assert re.search(r"Convite enviado em \d\d/\d\d/\d{4} às \d\d:\d\d, vale até", page)
    assert "Reenviar convite" in page
    assert "Convite enviado" in ana.get("/pessoas").content.decode()
    with cena.by_sistema(), time_machine.travel(timezone.now() + timedelta(days=8)):
        assert pending_of([bia(cena).pk]) == {bia(cena).pk: "Convite vencido"}
    Client().post(link(), SENHAS)
    page = ana.get(path).content.decode()
    assert "Convite aceito em" in page
    assert "Reenviar convite" not in page
    assert "Convite enviado" not in ana.get("/pessoas").content.decode()


def test_who_has_accepted_is_not_invited_again(
    cena: Cena, ana: Client, committed: Callable[..., Any]
) -> None:
    path = invited(cena, ana, committed)
    Client().post(link(), SENHAS)
    answer = ana.post(f"{path}/convite")
    assert answer.status_code == 409
    assert "já aceitou" in answer.content.decode()


def test_who_is_deactivated_has_no_link_and_gets_none(
    cena: Cena, ana: Client, committed: Callable[..., Any]
) -> None:
    path = invited(cena, ana, committed)
    ana.post(f"{path}/desativacao")
    assert Client().get(link()).status_code == 404
    assert ana.post(f"{path}/convite").status_code == 409


def test_known_and_unknown_are_answered_and_shown_alike(
    cena: Cena, ana: Client, committed: Callable[..., Any]
) -> None:
    """Aurora must not learn that Otto has a conta at Boreal."""
    pages = []
    for nome, email in (("Fulano", "otto@boreal.example"), ("Fulana", "bia@sol.example")):
        committed(ana, "/pessoas/nova?tipo=operador", {"nome": nome, "email": email})
        said = ana.get("/pessoas").content.decode()
        assert "Boreal" not in said.replace(email, "")
        assert f"Cadastro de {nome} salvo." in said
        with cena.by_sistema():
            path = f"/pessoas/{Pessoa.objects.get(nome=nome).pk}"
        page = ana.get(path).content.decode()
        pages.append(page.count("Reenviar convite") + page.count("Convite enviado em"))
    assert pages[0] == pages[1]
    letters = [(each.subject, len(each.body.splitlines())) for each in arrived()]
    assert letters[0] == letters[1]


def test_who_has_a_conta_keeps_his_password(
    cena: Cena, ana: Client, committed: Callable[..., Any]
) -> None:
    committed(ana, "/pessoas/nova?tipo=operador", BIA | {"email": "otto@boreal.example"})
    page = Client().get(link()).content.decode()
    assert "Você já tem uma conta" in page
    assert "password1" not in page
    answer = Client().post(link(), SENHAS)
    assert answer.headers["Location"] == "/entrar"
    assert Conta.objects.get(email="otto@boreal.example").check_password(SENHA)
    assert Client().get(link()).status_code == 404


@pytest.mark.parametrize("segredo", ["x", "a" * 43, "..%2F", "%00", "' OR 1=1 --"])
def test_what_is_no_secret_opens_nothing(db: None, segredo: str) -> None:
    assert Client().get(f"/convite/{segredo}").status_code in (404, 400)


def test_the_table_holds_no_secret_and_the_page_is_in_no_cache(
    cena: Cena, ana: Client, committed: Callable[..., Any]
) -> None:
    invited(cena, ana, committed)
    segredo = link().rsplit("/", 1)[-1]
    with cena.by_sistema():
        assert segredo not in str(list(Convite.objects.values()))
    answer = Client().get(link())
    assert "no-store" in answer.headers["Cache-Control"]
    assert Client().put(link()).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link(), SENHAS).status_code == 403


def test_the_audit_tells_each_step(cena: Cena, ana: Client, committed: Callable[..., Any]) -> None:
    path = invited(cena, ana, committed)
    ana.post(f"{path}/convite")
    ana.post(f"{path}/convite/cancelamento")
    with cena.by("ana"):
        told = Auditoria.objects.filter(assunto="convite").order_by("id")
        assert [each.frase for each in told] == [
            "convidou Bia Teles",
            "convidou Bia Teles",
            "cancelou o convite de Bia Teles",
        ]


@pytest.mark.parametrize(
    "convidado",
    [
        ("cliente", "https://portal.contabil.br/convite/", "eContador"),
        ("operador", "http://testserver/convite/", "PackCRM"),
    ],
)
@pytest.mark.usefixtures("packcrm")
def test_from_packcrm_a_cliente_is_led_to_the_portal(
    cena: Cena,
    committed: Callable[..., Any],
    settings: Settings,
    convidado: tuple[str, str, str],
) -> None:
    tipo, begins, sistema = convidado
    settings.ENDERECO = "https://portal.contabil.br"
    committed(entered(cena.elenco, "ana"), f"/pessoas/nova?tipo={tipo}", BIA)
    body = arrived()[-1].body
    assert begins in body
    assert f"convidou você para o {sistema}." in body
