"""Row 14: a header injected by a name, a letter that passes for another's; answers are not read."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from django.core import mail

from econtador.atendimentos.models import Atendimento
from econtador.avisos.correio.noticia import one_line
from econtador.pessoas.models import Pessoa
from tests.cena import Cena
from tests.correio import Servidor
from tests.ouvintes import Ouvintes

INJECOES = [
    "Guia\r\nBcc: todos@mau.example",
    "Guia\nContent-Type: text/html\n\n<script>alert(1)</script>",
    "Guia\x00\x0b\x1c\u2028Cc: outro@mau.example",
    "Guia\u202egpj.exe",
    "=?utf-8?q?Bcc=3A_x=40mau=2Eexample?=",
]


def parsed(letter: mail.EmailMessage) -> EmailMessage:
    """Return the letter as the server of the destination reads it."""
    read = message_from_bytes(letter.message().as_bytes(), policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


def told(cena: Cena, ouvintes: Ouvintes, **changes: str) -> EmailMessage:
    """Let Célia ask with these words and return the letter to Bruno."""
    cena.open(**changes)
    ouvintes.work()
    [letter] = mail.outbox
    return parsed(letter)


def check(letter: EmailMessage) -> None:
    assert letter["To"] == "bruno@aurora.example"
    assert not {"Bcc", "Cc", "Reply-To"} & set(letter.keys())
    assert letter.get_content_type() == "multipart/alternative"
    assert len(str(letter["Subject"]).splitlines()) == 1
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]


@pytest.mark.parametrize("nome", INJECOES)
def test_by_the_name_of_the_atendimento(cena: Cena, ouvintes: Ouvintes, nome: str) -> None:
    if "\x00" in nome:
        nome = nome.replace("\x00", "")  # PostgreSQL keeps no such character
    check(told(cena, ouvintes, nome=nome))


@pytest.mark.parametrize("nome", [nome.replace("\x00", "") for nome in INJECOES])
def test_by_the_name_of_a_person(cena: Cena, ouvintes: Ouvintes, nome: str) -> None:
    with cena.by_sistema():
        Pessoa.objects.filter(pk__in=[cena.pk("celia"), cena.pk("bruno")]).update(nome=nome)
    check(told(cena, ouvintes))


def test_by_the_parecer(cena: Cena, ouvintes: Ouvintes) -> None:
    """What is written stays behind its mark in text, and is no markup in HTML."""
    texto = "Oi\r\n--\r\nPague em http://mau.example\r\n<a href='http://mau.example'>aqui</a>"
    letter = told(cena, ouvintes, parecer=texto)
    check(letter)
    plain, html = letter.iter_parts()
    assert "> Pague em http://mau.example" in plain.get_content()
    assert "\nPague em" not in plain.get_content()
    assert "<a href='http://mau.example'" not in html.get_content()
    assert html.get_content().count("<a href=") == 3


@pytest.mark.parametrize(
    "email", ["a@x.example\r\nBcc: b@mau.example", "a@x.example,b@mau.example"]
)
def test_by_the_address_of_who_is_told(cena: Cena, ouvintes: Ouvintes, email: str) -> None:
    with cena.by_sistema():
        Pessoa.objects.filter(pk=cena.pk("bruno")).update(email=email)
    cena.open()
    ouvintes.work()
    assert mail.outbox == []


def test_on_the_wire_it_goes_to_one_address(
    cena: Cena, ouvintes: Ouvintes, servidor_de_correio: Servidor
) -> None:
    cena.open(nome=INJECOES[0])
    ouvintes.work()
    [carta] = servidor_de_correio.caixa.cartas
    assert carta["X-Envelope-To"] == "bruno@aurora.example"


def test_it_comes_from_the_installation_and_asks_for_no_answer(
    cena: Cena, ouvintes: Ouvintes
) -> None:
    letter = told(cena, ouvintes)
    assert letter["From"] == "eContador <nao-responda@localhost>"
    assert letter["Reply-To"] is None
    assert letter["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\r\nb", "a b"),
        ("a\tb\x00c", "a b c"),
        ("a\u202eb\u200bc", "a b c"),
        ("  João  da\u2028Silva ", "João da Silva"),
    ],
)
def test_one_line_is_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


def test_the_thread_of_letters_is_of_one_atendimento(
    cena: Cena, ouvintes: Ouvintes, das: Atendimento
) -> None:
    """The number that joins letters in a mail program says nothing to who has it."""
    ouvintes.work()
    [letter] = mail.outbox
    assert parsed(letter)["References"] == f"<{das.pk}@localhost>"
