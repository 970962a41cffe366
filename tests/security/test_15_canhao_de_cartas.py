"""Row 15: the desk as a mail cannon. Who can be made to get letters, and how many."""

import pytest
from django.core import mail
from django.utils import timezone

from econtador.atendimentos.models import Atendimento
from econtador.avisos.correio.entrega import POR_HORA, deliver_digest
from econtador.avisos.models import Aviso, Correio
from tests.cena import Cena
from tests.ouvintes import Ouvintes, letters_to

DEMAIS = POR_HORA + 15
BRUNO = "bruno@aurora.example"


@pytest.fixture
def rajada(cena: Cena, ouvintes: Ouvintes, das: Atendimento) -> Atendimento:
    """Célia writes and writes."""
    for number in range(DEMAIS):
        cena.answer(das, "celia", f"Responda já {number}! vitima@mau.example")
    ouvintes.work()
    return das


def test_one_who_writes_without_end_fills_no_mail_box(rajada: Atendimento) -> None:
    assert len(letters_to(BRUNO)) == POR_HORA
    assert len(mail.outbox) == POR_HORA


def test_many_who_write_do_not_either(cena: Cena, ouvintes: Ouvintes) -> None:
    """The limit is of who gets the letters, not of who causes them."""
    for number in range(DEMAIS):
        cena.open(by=("celia", "rita")[number % 2], nome=f"Pedido {number}")
    ouvintes.work()
    assert len(letters_to(BRUNO)) == POR_HORA


def test_the_rest_is_one_letter_a_day(cena: Cena, rajada: Atendimento) -> None:
    mail.outbox.clear()
    with cena.by_sistema():
        deliver_digest(cena.pk("bruno"), agora=timezone.now())
        assert not Aviso.objects.filter(correio__in=[Correio.DIARIO, Correio.IMEDIATO]).exists()
    assert len(mail.outbox) == 1


def test_the_screen_loses_nothing(cena: Cena, rajada: Atendimento) -> None:
    with cena.by("bruno") as bruno:
        assert Aviso.objects.visible_to(bruno).count() == DEMAIS + 1


@pytest.mark.parametrize("campo", ["nome", "parecer"])
def test_an_address_in_a_text_is_no_recipient(cena: Cena, ouvintes: Ouvintes, campo: str) -> None:
    cena.open(**{campo: "vitima@mau.example, @vitima <vitima@mau.example>"})
    ouvintes.work()
    assert {to for letter in mail.outbox for to in letter.recipients()} == {BRUNO}


def test_who_has_nothing_to_do_with_it_gets_nothing(rajada: Atendimento) -> None:
    assert {to for letter in mail.outbox for to in letter.recipients()} == {BRUNO}
