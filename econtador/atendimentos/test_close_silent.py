"""`close_silent`: what nobody answered ends, once, whoever asks for it."""

from datetime import datetime, timedelta

import pytest
from django.db import connections
from django.utils import timezone

from econtador.atendimentos.frases import sentence
from econtador.atendimentos.models import Atendimento, Desfecho, Fim, NovoParecer, Status
from econtador.atendimentos.silencio import LOTE, close_silent
from econtador.atendimentos.trabalhos import encerrar_por_silencio
from econtador.base.erros import DomainError
from tests.cena import Cena
from tests.ciclo import SEGUNDA, opened, propose, propostas

TERCA = datetime.fromisoformat("2026-11-24T21:00:00+00:00")  # five business days later, at 18:00
JA = timedelta(seconds=1)


@pytest.fixture
def das(cena: Cena) -> Atendimento:
    """The office has proposed, on a Monday, to close the DAS."""
    das = opened(cena)
    propose(cena, das, agora=SEGUNDA)
    assert das.pendencia_ate == TERCA
    return das


def again(cena: Cena, das: Atendimento) -> Atendimento:
    with cena.by_sistema():
        das.refresh_from_db()
    return das


def test_it_works(cena: Cena, das: Atendimento) -> None:
    assert close_silent(TERCA) == 1
    again(cena, das)
    assert (das.status, das.encerrado_em, das.pendencia) == (Status.ENCERRADO, TERCA, "")
    assert das.tempo_cliente == (TERCA - SEGUNDA).total_seconds()
    (proposta,) = propostas(cena, das)
    assert (proposta.desfecho, proposta.desfecho_por_id) == (Fim.VENCIDA, None)
    assert proposta.desfecho_em == TERCA
    with cena.by_sistema():
        assert Desfecho.objects.get().autor_id is None


def test_it_records_one_event_in_nobodys_name(cena: Cena, das: Atendimento) -> None:
    close_silent(TERCA)
    assert cena.events(das) == ["aberto", "proposta", "vencido"]
    evento = cena.last_event(das)
    assert (evento.autor_id, evento.em, evento.interno) == (None, TERCA, False)
    assert sentence(evento) == "encerrou o atendimento, porque a proposta ficou sem resposta"


def test_not_a_second_too_early(cena: Cena, das: Atendimento) -> None:
    assert close_silent(TERCA - JA) == 0
    assert again(cena, das).aberto


def test_once(cena: Cena, das: Atendimento) -> None:
    close_silent(TERCA)
    assert close_silent(TERCA + JA) == 0
    assert cena.events(das).count("vencido") == 1


def test_a_broken_silence_ends_nothing(cena: Cena, das: Atendimento) -> None:
    with cena.by("celia") as celia:
        das.add_parecer(NovoParecer(texto="Falta o recibo."), author=celia, agora=SEGUNDA)
    assert close_silent(TERCA) == 0


def test_what_is_owed_meanwhile_is_left_alone(cena: Cena, das: Atendimento) -> None:
    """Written past the verbs: one that cannot end keeps no other back."""
    with cena.by_sistema():
        das.items.create(
            escritorio_id=das.escritorio_id, empresa_id=das.empresa_id, rotulo="Conferir"
        )
    other = opened(cena)
    propose(cena, other, agora=SEGUNDA)
    assert close_silent(TERCA) == 1
    assert again(cena, das).aberto
    assert not again(cena, other).aberto


def test_every_escritorio_has_its_turn(cena: Cena, das: Atendimento) -> None:
    with cena.by("otto") as otto:
        pedido = cena.pedido(empresa=cena.elenco.norte, departamento=None)
        norte = Atendimento.open(pedido, author=otto, agora=SEGUNDA)
        norte.propose_conclusion(author=otto, agora=SEGUNDA)
    assert close_silent(TERCA + timedelta(days=1)) == 2
    with cena.by("otto"):
        norte.refresh_from_db()
    assert norte.status == Status.ENCERRADO


def test_more_than_one_batch(cena: Cena, das: Atendimento, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LOTE >= 50
    monkeypatch.setattr("econtador.atendimentos.silencio.LOTE", 2)
    for _ in range(4):
        propose(cena, opened(cena), agora=SEGUNDA)
    assert close_silent(TERCA) == 5


def test_the_verb_itself_waits_for_the_moment(cena: Cena, das: Atendimento) -> None:
    with cena.by_sistema() as sistema, pytest.raises(DomainError, match="ainda não passou"):
        das.expire_conclusion(author=sistema, agora=TERCA - JA)


def test_where_nothing_waits_it_does_nothing(cena: Cena) -> None:
    das = opened(cena)
    with cena.by_sistema() as sistema, pytest.raises(DomainError):
        das.expire_conclusion(author=sistema, agora=TERCA)


def test_what_another_has_locked_is_left_to_it(cena_gravada: Cena) -> None:
    das = opened(cena_gravada)
    propose(cena_gravada, das, agora=SEGUNDA)
    lock = "SELECT 1 FROM atendimentos_atendimento WHERE id = %s FOR UPDATE"
    with connections["dono"].cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute(lock, [das.pk])
        assert close_silent(TERCA) == 0
        cursor.execute("ROLLBACK")
    assert close_silent(TERCA) == 1


def test_the_worker_asks_for_it(cena: Cena) -> None:
    das = cena.open()
    propose(cena, das, agora=timezone.now() - timedelta(days=60))
    encerrar_por_silencio(timestamp=0)
    assert not again(cena, das).aberto
