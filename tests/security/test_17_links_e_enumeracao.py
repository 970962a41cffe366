"""Row 17: endless links, enumeration of people, floods. The room contas tests each limit."""

import re
from email.message import EmailMessage

import pytest
from django.core import mail
from django.test import Client

from econtador.contas.models import Conta
from econtador.contas.test_senha import arrived, ask_link, set_by_link
from econtador.contas.views import trocar_senha
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security.navegador import ask, without_tokens

LOGINS = ("ana@aurora.example", "ninguem@aurora.example")
NOVA = "chuva-de-novembro-26"


def spoken(texto: str) -> str:
    """Return the page without what was typed and without its token."""
    return re.sub(r'value="[^"]*"', "", without_tokens(texto))


@pytest.mark.parametrize("address", ["/entrar", "/senha/esqueci"])
def test_known_and_unknown_are_answered_with_the_same_page(cena: Cena, address: str) -> None:
    answers = []
    for login in LOGINS:
        body = {"login": login, "password": "errada", "email": login}
        answer = ask(Client(), "POST", address, body)
        where = answer.cabecalhos.get("Location")
        answers.append((answer.status, where, spoken(answer.texto)))
    assert answers[0] == answers[1]
    arrived()


def test_an_inactive_conta_is_told_so_only_to_who_knows_its_password(cena: Cena) -> None:
    Conta.objects.filter(email=LOGINS[0]).update(is_active=False)
    pages = [
        spoken(ask(Client(), "POST", "/entrar", {"login": login, "password": "errada"}).texto)
        for login in LOGINS
    ]
    assert pages[0] == pages[1]


def test_a_link_belongs_to_one_conta(cena: Cena) -> None:
    """Ana's key under Bruno's name opens nothing."""
    link = ask_link(Client(), "ana@aurora.example")
    ana, bruno = (cena.pessoa(nome).conta_id.hex for nome in ("ana", "bruno"))
    assert ana in link
    page = ask(Client(), "GET", link.replace(ana, bruno))
    assert "Este link não vale mais" in page.texto
    assert Conta.objects.get(pk=cena.pessoa("bruno").conta_id).check_password("demo-atendimentos")


def test_the_link_of_a_session_is_not_another_browsers(cena: Cena) -> None:
    """The address without the key, which stays in the bar, is worth nothing elsewhere."""
    link = ask_link(Client(), "ana@aurora.example")
    first = Client().get(link)
    answer = ask(Client(), "GET", first.headers["Location"])
    assert "Este link não vale mais" in answer.texto


def test_only_the_newest_password_counts_and_old_links_die(cena: Cena) -> None:
    client = Client()
    first, second = (ask_link(client, "ana@aurora.example") for _ in range(2))
    assert set_by_link(client, second).status_code == 302
    assert "Este link não vale mais" in ask(Client(), "GET", first).texto


def test_the_answer_of_another_office_does_not_tell_who_has_a_conta(cena: Cena) -> None:
    """Otto registers a known and an unknown address: the same words, the same redirect."""
    otto = entered(cena.elenco, "otto")
    seen = set()
    for email in ("celia@sol.example", "nunca@visto.br"):
        body = {"nome": "Alguém", "email": email}
        sent = ask(otto, "POST", "/pessoas/nova?tipo=operador", body)
        page = ask(otto, "GET", "/pessoas")
        said = re.search(r"Cadastro de .*? salvo\.[^<]*", page.texto)
        assert said is not None
        seen.add((sent.status, sent.cabecalhos["Location"], said.group()))
    assert len(seen) == 1


def test_a_person_of_another_office_is_mailed_nothing(cena: Cena) -> None:
    """The desk is no way to send Célia letters: she has a password, so no link leaves."""
    otto = entered(cena.elenco, "otto")
    body = {"nome": "Célia", "email": "celia@sol.example"}
    ask(otto, "POST", "/pessoas/nova?tipo=operador", body)
    sent: list[EmailMessage] = list(mail.outbox)  # type: ignore[arg-type] # Django's class, not the standard library's
    assert sent == []


def test_guessing_the_present_password_is_limited_or_logs_nobody_in(cena: Cena) -> None:
    assert trocar_senha.entrada == "conta"  # type: ignore[attr-defined] # a function carries it
    client = entered(cena.elenco, "ana")
    for number in range(8):
        body = {"oldpassword": f"errada-{number}", "password1": NOVA, "password2": NOVA}
        assert ask(client, "POST", "/senha", body).status in (200, 429)
    assert cena.pessoa("ana").conta.check_password("demo-atendimentos")
