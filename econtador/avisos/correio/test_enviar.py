"""One aviso, one letter: when it leaves, to whom, and what it does not say."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import Settings

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.models import Atendimento
from econtador.avisos.correio.entrega import POR_HORA, deliver
from econtador.avisos.models import Aviso, Correio, EnderecoMorto, Especie, Frequencia, Preferencia
from econtador.avisos.models.preferencia import Escolha
from econtador.base.banco.viewing import viewing
from econtador.pessoas.models import Pessoa
from tests.cena import Cena
from tests.ouvintes import Ouvintes, letters_to

CELIA, BRUNO, RITA = "celia@sol.example", "bruno@aurora.example", "rita@grupo.example"


@pytest.fixture
def resposta(cena: Cena, ouvintes: Ouvintes, das: Atendimento) -> Atendimento:
    """Bruno has answered; who is to be told of it waits to be asked."""
    ouvintes.forget()
    cena.answer(das, "bruno", "Segue a guia <b>vencendo hoje</b> & paga em dobro.")
    return das


def body(letter: mail.EmailMessage) -> str:
    return str(letter.body)


def html(letter: mail.EmailMultiAlternatives) -> str:
    [(content, kind)] = letter.alternatives
    assert kind == "text/html"
    return str(content)


def test_the_other_side_gets_one_letter_each(ouvintes: Ouvintes, resposta: Atendimento) -> None:
    ouvintes.work()
    assert sorted(letter.to[0] for letter in mail.outbox) == [CELIA, RITA]
    assert {ouvintes.aviso(nome).correio for nome in ("celia", "rita")} == {Correio.ENVIADO}


def test_the_letter_says_who_what_and_where(ouvintes: Ouvintes, resposta: Atendimento) -> None:
    ouvintes.work()
    [letter] = letters_to(CELIA)
    assert letter.subject == "[eContador] Atendimento 1: Guia do DAS (Bruno Lima)"
    for text in (body(letter), html(letter)):
        for piece in ("Olá, Célia Rocha.", "Bruno Lima", "Guia do DAS", "Padaria Sol Ltda"):
            assert piece in text
        assert "http://localhost:8000/atendimentos/1" in text
        assert "http://localhost:8000/avisos/preferencias" in text
        assert "ninguém lê as respostas" in text


def test_what_was_written_is_text_in_both_forms(ouvintes: Ouvintes, resposta: Atendimento) -> None:
    ouvintes.work()
    [letter] = letters_to(CELIA)
    assert "> Segue a guia <b>vencendo hoje</b> & paga em dobro." in body(letter)
    assert "&lt;b&gt;vencendo hoje&lt;/b&gt; &amp; paga" in html(letter)
    assert "<b>" not in html(letter)


def test_a_long_parecer_only_begins(cena: Cena, ouvintes: Ouvintes, das: Atendimento) -> None:
    ouvintes.forget()
    cena.answer(das, "bruno", "palavra " * 500)
    ouvintes.work()
    [letter] = letters_to(CELIA)
    assert len(body(letter)) < 1500
    assert "…" in body(letter)


def test_the_headers_keep_machines_quiet_and_threads_together(
    ouvintes: Ouvintes, resposta: Atendimento
) -> None:
    ouvintes.work()
    [letter] = letters_to(CELIA)
    aviso = ouvintes.aviso("celia")
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert letter.extra_headers["Message-ID"] == f"<{aviso.pk}@localhost>"
    assert letter.extra_headers["References"] == f"<{resposta.pk}@localhost>"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.reply_to == []


def test_it_leaves_once_however_often_the_job_runs(
    cena: Cena, ouvintes: Ouvintes, resposta: Atendimento
) -> None:
    ouvintes.work()
    aviso = ouvintes.aviso("celia")
    with cena.by_sistema():
        deliver(aviso.pk, agora=timezone.now())
    assert len(letters_to(CELIA)) == 1


def test_what_was_read_meanwhile_is_not_sent(
    cena: Cena, ouvintes: Ouvintes, resposta: Atendimento
) -> None:
    ouvintes.work("avisos.anunciar")
    ouvintes.aviso("celia", lido_em=timezone.now())
    ouvintes.work()
    assert letters_to(CELIA) == []
    assert ouvintes.aviso("celia").correio == Correio.DISPENSADO


def test_a_right_lost_after_the_aviso_stops_the_letter(
    cena: Cena, ouvintes: Ouvintes, resposta: Atendimento
) -> None:
    ouvintes.work("avisos.anunciar")
    with cena.by("ana"):
        AcessoEmpresa.revoke(cena.pessoa("celia"), cena.elenco.sol)
    ouvintes.work()
    assert letters_to(CELIA) == []
    assert len(letters_to(RITA)) == 1


def test_whoever_was_deactivated_gets_no_letter(
    cena: Cena, ouvintes: Ouvintes, resposta: Atendimento
) -> None:
    ouvintes.work("avisos.anunciar")
    with cena.by("ana") as ana:
        cena.pessoa("celia").deactivate(author=ana)
    ouvintes.work()
    assert letters_to(CELIA) == []


def test_of_a_confidencial_the_letter_says_only_that_it_is_one(
    cena: Cena, ouvintes: Ouvintes, das: Atendimento
) -> None:
    cena.restrict(das, "bruno", "celia")
    ouvintes.forget()
    cena.answer(das, "bruno", "A demissão de Davi.")
    ouvintes.work()
    [letter] = mail.outbox
    assert letter.to == [CELIA]
    whole = str(letter.message())
    assert "Atendimento confidencial" in body(letter)
    for secret in ("Davi", "demiss", "DAS", "Padaria"):
        assert secret not in whole + body(letter)


def test_past_so_many_an_hour_the_rest_waits_for_the_digest(
    cena: Cena, ouvintes: Ouvintes, das: Atendimento
) -> None:
    ouvintes.forget()
    for number in range(POR_HORA + 3):
        cena.answer(das, "celia", f"E mais isto, {number}.")
    ouvintes.work()
    with cena.by_sistema():
        of_bruno = Aviso.objects.filter(pessoa=cena.pessoa("bruno"))
        assert of_bruno.filter(correio=Correio.DIARIO).count() == 4  # with the opening one
    assert len(letters_to(BRUNO)) == POR_HORA - 1


def test_an_hour_later_they_leave_at_once_again(
    cena: Cena, ouvintes: Ouvintes, das: Atendimento
) -> None:
    for number in range(POR_HORA + 1):
        cena.answer(das, "celia", f"E mais isto, {number}.")
    ouvintes.work()
    with cena.by_sistema():
        hour_ago = timezone.now() - timedelta(hours=1)
        Aviso.objects.filter(enviado_em__isnull=False).update(enviado_em=hour_ago)
    mail.outbox.clear()
    cena.answer(das, "celia", "Agora sim.")
    ouvintes.work()
    assert len(letters_to(BRUNO)) == 1


def test_one_that_waited_a_day_goes_into_the_digest(
    cena: Cena, ouvintes: Ouvintes, resposta: Atendimento
) -> None:
    ouvintes.work("avisos.anunciar")
    with cena.by_sistema():
        later = timezone.now() + timedelta(days=1, minutes=1)
        deliver(ouvintes.aviso("celia").pk, agora=later)
    assert ouvintes.aviso("celia").correio == Correio.DIARIO
    assert mail.outbox == []


@pytest.mark.parametrize("email", ["", "sem-arroba", "a@x.br, b@y.br", "a@x.br\nBcc: b@y.br"])
def test_an_address_that_cannot_be_is_not_tried(
    cena: Cena, ouvintes: Ouvintes, resposta: Atendimento, email: str
) -> None:
    with cena.by_sistema():
        Pessoa.objects.filter(pk=cena.pk("celia")).update(email=email)
    ouvintes.work()
    assert [letter.to for letter in mail.outbox] == [[RITA]]
    with cena.by_sistema():
        buried = EnderecoMorto.objects.filter(pessoa=cena.pessoa("celia")).exists()
    assert buried == bool(email)


def test_outside_of_the_demo_nobody_is_written_to_in_example(
    ouvintes: Ouvintes, resposta: Atendimento, settings: Settings
) -> None:
    settings.DEMO = False
    ouvintes.work()
    assert mail.outbox == []


def test_only_by_e_mail_means_only_by_e_mail(cena: Cena, ouvintes: Ouvintes) -> None:
    so_email = Escolha(na_tela=False, email=Frequencia.IMEDIATO)
    with cena.by("bruno") as bruno:
        Preferencia.choose({Especie.NOVO: so_email}, author=bruno)
    cena.open()
    ouvintes.work()
    assert len(letters_to(BRUNO)) == 1
    with viewing(bruno):
        assert not Aviso.objects.visible_to(bruno).exists()
