"""A seed goes on where it stopped and never doubles; each test on a database of its own."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from econtador.atendimentos.demo.semente import copia
from econtador.atendimentos.demo.semente.conferencia import (
    CONTADORES,
    CORRENTE,
    DESLIGADOS,
    QUANTOS_HA,
    ask,
)
from econtador.atendimentos.demo.semente.escritorios import demo_office, generated_offices
from econtador.atendimentos.demo.semente.semear import Meta, missing, seed
from econtador.base.banco.viewing import viewing
from econtador.contas.models import Conta
from econtador.escritorios.models import Numeracao

AGORA = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
REPETIDOS = (
    "SELECT count(*) - count(DISTINCT (escritorio_id, numero)) FROM atendimentos_atendimento"
)
MENOR_PARTE = """SELECT min(n) FROM (
    SELECT count(*) AS n FROM atendimentos_atendimento GROUP BY escritorio_id) parte"""
QUANTAS_PARTES = "SELECT count(DISTINCT escritorio_id) FROM atendimentos_atendimento"


def aurora(total: int) -> Meta:
    office = demo_office()
    assert office is not None
    return Meta(office, total)


def fill(total: int, lote: int = 40) -> int:
    return seed([aurora(total)], agora=AGORA, avanco=lambda _: None, lote=lote)


def test_run_again_it_adds_nothing_and_more_adds_the_difference(elenco_gravado) -> None:
    assert fill(90) == 90
    assert missing(aurora(90)) == 0
    assert fill(90) == 0
    assert fill(130) == 40
    assert ask(QUANTOS_HA) == 130
    assert ask(CONTADORES) == ask(CORRENTE) == ask(REPETIDOS) == 0


@pytest.mark.parametrize("dies_in", [1, 2, 3])
def test_killed_in_the_middle_it_goes_on_where_it_stopped(
    dies_in, elenco_gravado, monkeypatch
) -> None:
    copy, calls = copia.copy, []

    def dying(lote) -> None:
        copy(lote)
        calls.append(1)
        if len(calls) == dies_in:
            raise KeyboardInterrupt

    monkeypatch.setattr(copia, "copy", dying)
    with pytest.raises(KeyboardInterrupt):
        fill(120)
    monkeypatch.undo()
    kept = 40 * (dies_in - 1)
    assert ask(QUANTOS_HA) == kept
    assert ask(DESLIGADOS) == 0
    assert missing(aurora(120)) == 120 - kept
    assert fill(120) == 120 - kept
    assert ask(QUANTOS_HA) == 120
    assert ask(CONTADORES) == ask(CORRENTE) == ask(REPETIDOS) == 0


def test_a_number_taken_meanwhile_is_not_given_again(elenco_gravado) -> None:
    def take_one(_: int) -> None:
        with viewing(elenco_gravado.sistema):
            Numeracao.next_for(elenco_gravado.aurora.pk)

    seed([aurora(60)], agora=AGORA, avanco=take_one, lote=20)
    assert ask("SELECT max(numero) FROM atendimentos_atendimento") == 62
    assert ask("SELECT count(*) FROM atendimentos_atendimento WHERE numero IN (21, 42)") == 0
    head = """SELECT count(*) FROM atendimentos_atendimento a WHERE NOT EXISTS (
        SELECT 1 FROM busca_documento d WHERE d.atendimento_id = a.id AND d.parecer_id IS NULL
           AND d.vetor @@ a.numero::text::tsquery)"""
    assert ask(head) == ask(CONTADORES) == ask(REPETIDOS) == 0


def test_the_command_seeds_generated_offices(elenco_gravado, capsys) -> None:
    arguments = ["--atendimentos", "50", "--escritorios", "3", "--data-base", "2026-11-24"]
    call_command("seed", *arguments)
    captured = capsys.readouterr()
    assert "50 atendimentos gerados" in captured.out
    assert "100%  50 de 50" in captured.err
    call_command("seed", *arguments)
    assert "nada a gerar" in capsys.readouterr().out
    assert ask(MENOR_PARTE) == 16
    assert ask(QUANTAS_PARTES) == 3
    assert ask(CORRENTE) == ask(CONTADORES) == 0


def test_who_enters_a_generated_office(elenco_gravado, settings) -> None:
    (first,) = generated_offices(1)
    assert generated_offices(1) == [first]
    assert Conta.objects.get(email="admin@semente-1.example").has_usable_password()
    assert not Conta.objects.get(email="cliente1@semente-1.example").has_usable_password()
    settings.DEMO = False
    generated_offices(2)
    assert not Conta.objects.get(email="admin@semente-2.example").has_usable_password()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--atendimentos", "zero"], "não é um número"),
        (["--atendimentos", "0"], "não é um número"),
        (["--atendimentos", "5", "--data-base", "24/11/2026"], "AAAA-MM-DD"),
    ],
)
def test_a_wrong_argument_is_said_in_a_sentence(arguments, sentence) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("seed", *arguments)
