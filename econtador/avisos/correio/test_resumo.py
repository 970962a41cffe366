"""The daily digest: one letter, grouped, at seven in the morning of the office."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.models import Atendimento
from econtador.avisos.correio.carta import NO_RESUMO
from econtador.avisos.correio.entrega import deliver_digest, due_digests
from econtador.avisos.models import Aviso, Correio, Especie, Frequencia, Preferencia
from econtador.avisos.models.preferencia import Escolha
from econtador.avisos.trabalhos import resumir
from tests.cena import Cena
from tests.ouvintes import Ouvintes, letters_to

CELIA = "celia@sol.example"


@pytest.fixture
def diario(cena: Cena) -> None:
    """Célia wants everything once a day."""
    daily = {especie: Escolha(na_tela=True, email=Frequencia.DIARIO) for especie in Especie}
    with cena.by("celia") as celia:
        Preferencia.choose(daily, author=celia)


@pytest.fixture
def novidades(cena: Cena, ouvintes: Ouvintes, diario: None) -> list[Atendimento]:
    """Bruno has written three times in two atendimentos of Padaria Sol."""
    das, folha = cena.open(), cena.open(nome="Folha", departamento=None)
    ouvintes.forget()
    cena.answer(das, "bruno", "Um.")
    cena.answer(das, "bruno", "Dois.")
    cena.answer(folha, "bruno", "Três.")
    ouvintes.work()
    mail.outbox.clear()
    return [das, folha]


def send(cena: Cena, nome: str = "celia") -> None:
    with cena.by_sistema():
        deliver_digest(cena.pk(nome), agora=timezone.now())


def test_one_letter_grouped_by_atendimento(cena: Cena, novidades: list[Atendimento]) -> None:
    send(cena)
    [letter] = letters_to(CELIA)
    assert letter.subject == "[eContador] Resumo do dia: 3 novidades"
    text = str(letter.body)
    assert text.count("Bruno Lima deu um parecer") == 3
    assert text.count("Atendimento 1: Guia do DAS (Padaria Sol Ltda)") == 1
    assert text.index("Atendimento 1") < text.index("Atendimento 2: Folha")
    for atendimento in novidades:
        assert text.count(f"/atendimentos/{atendimento.numero}\n") == 1


def test_a_second_one_has_nothing_to_say(cena: Cena, novidades: list[Atendimento]) -> None:
    send(cena)
    send(cena)
    assert len(letters_to(CELIA)) == 1
    with cena.by_sistema():
        assert not Aviso.objects.filter(correio=Correio.DIARIO).exists()


def test_what_was_read_on_the_screen_is_left_out(
    cena: Cena, ouvintes: Ouvintes, novidades: list[Atendimento]
) -> None:
    ouvintes.aviso("celia", lido_em=timezone.now())
    send(cena)
    [letter] = letters_to(CELIA)
    assert "2 novidades" in letter.subject
    assert "Folha" not in str(letter.body)


def test_what_may_no_longer_be_seen_is_left_out(cena: Cena, novidades: list[Atendimento]) -> None:
    cena.restrict(novidades[1], "bruno", "ana")
    send(cena)
    [letter] = letters_to(CELIA)
    assert "Folha" not in str(letter.message())


def test_who_sees_nothing_any_more_gets_nothing(cena: Cena, novidades: list[Atendimento]) -> None:
    with cena.by("ana"):
        AcessoEmpresa.revoke(cena.pessoa("celia"), cena.elenco.sol)
    send(cena)
    assert letters_to(CELIA) == []
    send(cena)


def test_of_very_many_the_rest_is_a_number(
    cena: Cena, ouvintes: Ouvintes, diario: None, das: Atendimento
) -> None:
    for number in range(NO_RESUMO + 7):
        cena.answer(das, "bruno", f"Parte {number}.")
    ouvintes.work()
    mail.outbox.clear()
    send(cena)
    [letter] = letters_to(CELIA)
    assert "E mais 7: http://localhost:8000/avisos" in str(letter.body)


def next_seven(fuso: str) -> datetime:
    """Return the next seven in the morning in a zone, as the clock of the database knows it."""
    here = timezone.now().astimezone(ZoneInfo(fuso))
    seven = here.replace(hour=7, minute=0, second=0, microsecond=0)
    return seven if seven > here else seven + timedelta(days=1)


@pytest.mark.parametrize("fuso", ["America/Sao_Paulo", "America/Noronha", "America/Rio_Branco"])
def test_it_is_due_from_seven_on_in_the_zone_of_the_office(
    cena: Cena, novidades: list[Atendimento], fuso: str
) -> None:
    seven = next_seven(fuso)
    with cena.by_sistema():
        assert due_digests(fuso, agora=seven - timedelta(seconds=1)) == []
        for later in (timedelta(), timedelta(hours=20), timedelta(days=3)):
            assert due_digests(fuso, agora=seven + later) == [cena.pk("celia")]


def test_every_hour_one_job_is_left_for_each_digest_that_is_due(
    ouvintes: Ouvintes, novidades: list[Atendimento]
) -> None:
    resumir(timestamp=0)
    assert ouvintes.waiting() == []
    with time_machine.travel(next_seven("America/Sao_Paulo") + timedelta(minutes=5)):
        resumir(timestamp=0)
        resumir(timestamp=0)
        assert ouvintes.waiting() == ["avisos.enviar_resumo"]
        ouvintes.work()
    assert len(letters_to(CELIA)) == 1
