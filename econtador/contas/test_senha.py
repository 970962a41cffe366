"""Changing and recovering the password: the link, the mail, and the sessions that end."""

import re
import threading
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from econtador.atendimentos.demo.elenco import SENHA, Elenco
from econtador.contas.models import Conta

NOVA = "chuva-de-novembro-26"


@pytest.fixture
def ana(elenco: Elenco) -> Conta:
    return elenco.pessoas["ana"].conta


def arrived() -> list[EmailMessage]:
    """The mail that has left, once every sender is done."""
    for thread in threading.enumerate():
        if thread.name == "correio":
            thread.join(10)
    return mail.outbox


def ask_link(client: Client, login: str) -> str:
    """Ask for the link as a person does and return its path from the mail."""
    client.post("/senha/esqueci", {"email": login})
    found = re.search(r"http://testserver(/senha/nova/\S+)", str(arrived()[-1].body))
    assert found is not None
    return found.group(1)


def set_by_link(client: Client, link: str, password: str = NOVA) -> Any:
    """Open the link and fill the form behind it."""
    form = client.get(link)
    assert form.status_code == 302
    return client.post(form.headers["Location"], {"password1": password, "password2": password})


def change(client: Client, old: str = SENHA, new: str = NOVA, again: str | None = None) -> Any:
    data = {"oldpassword": old, "password1": new, "password2": again or new}
    return client.post("/senha", data)


def test_change_keeps_this_session_and_ends_the_others(ana: Conta) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        client.force_login(ana)
    before = here.session.session_key
    assert change(here).headers["Location"] == "/"
    assert here.get("/senha").status_code == 200
    assert here.session.session_key != before
    assert there.get("/senha").headers["Location"] == "/entrar?next=/senha"
    ana.refresh_from_db()
    assert ana.check_password(NOVA)


def test_change_says_so_on_the_next_page_and_by_mail(client: Client, ana: Conta) -> None:
    client.force_login(ana)
    change(client)
    assert "Senha trocada." in client.get("/senha").content.decode()
    [notice] = arrived()
    assert notice.to == ["ana@aurora.example"]
    assert notice.subject == "[eContador] A sua senha foi trocada"
    assert "/senha/esqueci" in notice.body


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("errada", NOVA), "A senha atual não confere."),
        ((SENHA, "12345678"), "comum"),
        ((SENHA, "curta1"), "8 caracteres"),
        ((SENHA, NOVA, "outra-coisa-27"), "mesma senha"),
    ],
)
def test_change_explains_what_is_wrong(
    client: Client, ana: Conta, typed: tuple[str, ...], sentence: str
) -> None:
    client.force_login(ana)
    assert sentence in change(client, *typed).content.decode()
    ana.refresh_from_db()
    assert ana.check_password(SENHA)


def test_change_is_only_for_who_is_logged_in(client: Client, elenco: Elenco) -> None:
    assert client.get("/senha").headers["Location"] == "/entrar?next=/senha"
    assert change(client).headers["Location"].startswith("/entrar")


def test_the_link_sets_a_new_password_and_ends_every_session(ana: Conta) -> None:
    logged, client = Client(), Client()
    logged.force_login(ana)
    answer = set_by_link(client, ask_link(client, "ana@aurora.example"))
    assert answer.headers["Location"] == "/senha/pronta"
    assert logged.get("/senha").status_code == 302
    assert "_auth_user_id" not in client.session
    ana.refresh_from_db()
    assert ana.check_password(NOVA)


def test_the_link_works_once(client: Client, ana: Conta) -> None:
    link = ask_link(client, "ana@aurora.example")
    set_by_link(client, link)
    page = Client().get(link)
    assert "Este link não vale mais" in page.content.decode()


def test_the_link_expires(client: Client, ana: Conta, settings: Settings) -> None:
    link = ask_link(client, "ana@aurora.example")
    later = timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + 1)
    with time_machine.travel(later):
        assert "Este link não vale mais" in Client().get(link).content.decode()


def test_entering_makes_an_old_link_useless(client: Client, ana: Conta) -> None:
    link = ask_link(client, "ana@aurora.example")
    Client().post("/entrar", {"login": ana.email, "password": SENHA})
    assert "Este link não vale mais" in client.get(link).content.decode()


@pytest.mark.parametrize(
    "tail", ["0-x", "zz-abc-def", "0194f1c2a3b47c5d8e9fa0b1c2d3e4f5-abc-def", "UID-set-password"]
)
def test_an_invented_link_is_worth_nothing(client: Client, elenco: Elenco, tail: str) -> None:
    answer = client.get(f"/senha/nova/{tail}")
    assert answer.status_code == 200
    assert "Este link não vale mais" in answer.content.decode()


def test_the_key_does_not_stay_in_the_address(client: Client, ana: Conta) -> None:
    answer = client.get(ask_link(client, "ana@aurora.example"))
    assert answer.headers["Location"] == f"/senha/nova/{ana.pk.hex}-set-password"


def test_a_link_of_another_conta_ends_the_present_session(client: Client, elenco: Elenco) -> None:
    client.force_login(elenco.pessoas["davi"].conta)
    answer = set_by_link(client, ask_link(Client(), "ana@aurora.example"))
    assert answer.headers["Location"] == "/senha/pronta"
    assert client.get("/senha").status_code == 302


def test_the_mail_is_in_portuguese_in_text_and_html(client: Client, ana: Conta) -> None:
    ask_link(client, "ana@aurora.example")
    [message] = arrived()
    assert isinstance(message, EmailMultiAlternatives)
    assert message.subject == "[eContador] Crie uma nova senha"
    assert "só pode ser usado uma vez" in message.body
    [(html, kind)] = message.alternatives
    assert kind == "text/html"
    assert "Criar uma nova senha</a>" in str(html)


def test_a_cpf_or_cnpj_asks_for_the_link_too(client: Client, elenco: Elenco) -> None:
    Conta.objects.create_with(email="bia@sol.example", password=SENHA, documento="12ABC34501DE35")
    client.post("/senha/esqueci", {"email": "12.abc.345/01de-35"})
    assert arrived()[-1].to == ["bia@sol.example"]


def test_unknown_and_inactive_get_the_same_answer_and_no_mail(
    client: Client, elenco: Elenco
) -> None:
    Conta.objects.filter(email="bruno@aurora.example").update(is_active=False)
    answers = [
        client.post("/senha/esqueci", {"email": login})
        for login in ("ana@aurora.example", "ninguem@aurora.example", "bruno@aurora.example")
    ]
    assert {(a.status_code, a.headers["Location"]) for a in answers} == {(302, "/senha/enviada")}
    assert [message.to for message in arrived()] == [["ana@aurora.example"]]


def test_unknown_asks_the_database_as_often(
    client: Client, elenco: Elenco, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    counts = []
    for login in ("ana@aurora.example", "ninguem@aurora.example"):
        with django_assert_max_num_queries(60) as captured:
            client.post("/senha/esqueci", {"email": login})
        counts.append(len(captured))
    arrived()
    assert counts[0] == counts[1]


def test_the_host_of_the_link_cannot_be_forged(client: Client, ana: Conta) -> None:
    answer = client.post("/senha/esqueci", {"email": ana.email}, headers={"Host": "mau.example"})
    assert answer.status_code == 400
    assert arrived() == []
