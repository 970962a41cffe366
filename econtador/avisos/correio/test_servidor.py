"""What the mail server answers, and what follows: try again, give up, or never write again."""

import smtplib

import pytest

from econtador.atendimentos.models import Atendimento
from econtador.avisos.correio.envio import dead
from econtador.avisos.models import Correio, EnderecoMorto
from econtador.pessoas.models import Pessoa
from tests.cena import Cena
from tests.correio import Servidor
from tests.house.consulta import column
from tests.ouvintes import Ouvintes


@pytest.fixture
def pedido(ouvintes: Ouvintes, das: Atendimento) -> Atendimento:
    """Bruno is about to be told, by e-mail, of what Célia asks."""
    ouvintes.work("avisos.anunciar")
    return das


def morto(cena: Cena, nome: str = "bruno") -> EnderecoMorto | None:
    with cena.by_sistema():
        return EnderecoMorto.of(Pessoa.objects.get(pk=cena.pk(nome)))


def test_a_real_server_gets_the_letter(
    servidor_de_correio: Servidor, ouvintes: Ouvintes, pedido: Atendimento
) -> None:
    ouvintes.work()
    [carta] = servidor_de_correio.caixa.cartas
    assert carta["To"] == carta["X-Envelope-To"] == "bruno@aurora.example"
    assert carta["Subject"].strip() == "[eContador] Atendimento 1: Guia do DAS (Célia Rocha)"
    plain, html = carta.iter_parts()
    assert "Bom dia, preciso da guia." in plain.get_content()
    assert "Bom dia, preciso da guia." in html.get_content()


def test_down_and_up_again(
    cena: Cena, servidor_de_correio: Servidor, ouvintes: Ouvintes, pedido: Atendimento
) -> None:
    servidor_de_correio.stop()
    with pytest.raises(ConnectionRefusedError):
        ouvintes.work()
    assert ouvintes.waiting() == ["avisos.enviar"]
    assert ouvintes.aviso("bruno").correio == Correio.IMEDIATO
    servidor_de_correio.start()
    ouvintes.work()
    assert len(servidor_de_correio.caixa.cartas) == 1
    assert ouvintes.aviso("bruno").correio == Correio.ENVIADO


@pytest.mark.parametrize("answer", ["550 5.1.1 No such user", "550 no such user", "553 5.1.3 Bad"])
def test_an_address_that_does_not_exist_is_not_written_to_again(
    cena: Cena,
    servidor_de_correio: Servidor,
    ouvintes: Ouvintes,
    pedido: Atendimento,
    answer: str,
) -> None:
    servidor_de_correio.caixa.rcpt = lambda _: answer
    ouvintes.work()
    assert ouvintes.aviso("bruno").correio == Correio.RECUSADO
    marked = morto(cena)
    assert marked is not None
    assert (marked.endereco, marked.resposta[:3]) == ("bruno@aurora.example", answer[:3])
    servidor_de_correio.caixa.rcpt = lambda _: "250 OK"
    cena.answer(pedido, "celia", "E então?")
    ouvintes.work()
    assert servidor_de_correio.caixa.cartas == []


def test_a_new_address_is_written_to(
    cena: Cena, servidor_de_correio: Servidor, ouvintes: Ouvintes, pedido: Atendimento
) -> None:
    servidor_de_correio.caixa.rcpt = lambda to: "550 5.1.1 no" if "aurora" in to else "250 OK"
    ouvintes.work()
    with cena.by_sistema():
        Pessoa.objects.filter(pk=cena.pk("bruno")).update(email="bruno@novo.example")
    cena.answer(pedido, "celia", "E então?")
    ouvintes.work()
    [carta] = servidor_de_correio.caixa.cartas
    assert carta["To"] == "bruno@novo.example"


@pytest.mark.parametrize("answer", ["451 4.3.0 Try later", "554 5.7.1 Relay access denied"])
def test_a_refusal_that_is_not_about_the_address_is_tried_again(
    cena: Cena,
    servidor_de_correio: Servidor,
    ouvintes: Ouvintes,
    pedido: Atendimento,
    answer: str,
) -> None:
    """A server that is set up wrongly must not bury the addresses of a whole office."""
    servidor_de_correio.caixa.rcpt = lambda _: answer
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        ouvintes.work()
    assert morto(cena) is None
    assert ouvintes.aviso("bruno").correio == Correio.IMEDIATO


def test_a_letter_that_is_refused_for_good_is_given_up(
    cena: Cena, servidor_de_correio: Servidor, ouvintes: Ouvintes, pedido: Atendimento
) -> None:
    servidor_de_correio.caixa.data = lambda: "554 5.6.0 Content rejected"
    ouvintes.work()
    assert ouvintes.aviso("bruno").correio == Correio.RECUSADO
    assert morto(cena) is None


def test_a_letter_that_is_refused_for_now_waits(
    servidor_de_correio: Servidor, ouvintes: Ouvintes, pedido: Atendimento
) -> None:
    servidor_de_correio.caixa.data = lambda: "452 4.2.2 Mailbox full"
    with pytest.raises(smtplib.SMTPDataError):
        ouvintes.work()
    assert column("SELECT count(*) FROM procrastinate_jobs") == [1]


@pytest.mark.parametrize(
    ("code", "reply", "verdict"),
    [
        (550, "5.1.1 User unknown", True),
        (550, "5.2.1 Mailbox disabled", True),
        (550, "Requested action not taken", True),
        (554, "5.7.1 Relay access denied", False),
        (550, "5.4.4 Host not found", False),
        (450, "4.1.1 greylisted", False),
        (421, "", False),
    ],
)
def test_which_answers_bury_an_address(code: int, reply: str, verdict: bool) -> None:
    assert dead(code, reply) is verdict
