"""Demo data that were interrupted are finished; those that are whole are left alone."""

import pytest
from django.core.management import CommandError, call_command

from econtador.atendimentos.demo.demonstracao import BOREAL, find_unfinished
from econtador.atendimentos.demo.encenacao import Palco
from econtador.atendimentos.demo.semente.conferencia import CONTADORES, CORRENTE, QUANTOS_HA, ask

RESCISOES = "SELECT count(*) FROM atendimentos_atendimento WHERE nome = 'Rescisão do padeiro José'"


def test_an_empty_database_has_nothing_to_finish(banco_proprio) -> None:
    assert find_unfinished() is None


def test_demo_that_was_killed_goes_on(banco_proprio, deposito, monkeypatch, capsys) -> None:
    play, calls = Palco.play, []

    def dying(palco, roteiro):
        calls.append(roteiro)
        if len(calls) == 8:
            raise KeyboardInterrupt
        return play(palco, roteiro)

    monkeypatch.setattr(Palco, "play", dying)
    with pytest.raises(KeyboardInterrupt):
        call_command("demo", verbosity=0, atendimentos=20)
    monkeypatch.undo()
    assert ask(QUANTOS_HA) == 7
    call_command("demo", verbosity=0, atendimentos=20)
    assert ask(QUANTOS_HA) == 20 + BOREAL
    assert ask(RESCISOES) == 1
    assert ask(CONTADORES) == ask(CORRENTE) == 0
    with pytest.raises(CommandError, match="já tem um escritório"):
        call_command("demo", verbosity=0, atendimentos=20)
