"""What the database says by itself, whoever writes."""

from datetime import UTC, datetime

from django.core.management import call_command
from django.db import transaction

from econtador.aovivo.conftest import Ouve
from econtador.atendimentos.models import Evento, Leitura
from econtador.base.banco.viewing import viewing
from tests.cena import Cena
from tests.house.consulta import column

AGORA = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_each_event_is_said_as_it_is_committed(ouve: Ouve, cena_gravada: Cena) -> None:
    das = cena_gravada.open()
    evento = cena_gravada.last_event(das)
    said = [each for each in ouve() if each["tipo"] == "evento"]
    assert said == [
        {
            "tipo": "evento",
            "escritorio": str(cena_gravada.elenco.aurora.pk),
            "empresa": str(cena_gravada.elenco.sol.pk),
            "atendimento": str(das.pk),
            "evento": str(evento.pk),
            "acao": "aberto",
            "interno": False,
            "pessoa": str(cena_gravada.pk("celia")),
        }
    ]


def test_it_says_which_are_of_the_office_and_no_word_of_them(
    ouve: Ouve, cena_gravada: Cena
) -> None:
    das = cena_gravada.open()
    ouve()
    cena_gravada.answer(das, "bruno", "Canarinho amarelo.", nota_interna=True)
    said = ouve()
    assert [each["interno"] for each in said if each["tipo"] == "evento"] == [True]
    assert "anarinho" not in str(said)


def test_what_was_undone_was_not_said(ouve: Ouve, cena_gravada: Cena) -> None:
    with transaction.atomic():
        cena_gravada.open()
        transaction.set_rollback(True)
    assert ouve() == []


def test_a_reading_is_said_with_who_read(ouve: Ouve, cena_gravada: Cena) -> None:
    das = cena_gravada.open()
    ouve()
    with cena_gravada.by("bruno") as bruno:
        das.read(author=bruno)
    said = [each for each in ouve() if each["tipo"] == "leitura"]
    assert [(each["pessoa"], each["atendimento"]) for each in said] == [
        (str(cena_gravada.pk("bruno")), str(das.pk))
    ]
    with cena_gravada.by("bruno") as bruno:
        das.read(author=bruno)
    assert ouve() == []


def test_many_events_of_one_statement_are_one_word(ouve: Ouve, cena_gravada: Cena) -> None:
    das, lua = cena_gravada.open(), cena_gravada.open("davi", empresa=cena_gravada.elenco.lua)
    ouve()
    with viewing(cena_gravada.elenco.sistema):
        Evento.objects.bulk_create(
            Evento(
                escritorio_id=each.escritorio_id,
                empresa_id=each.empresa_id,
                atendimento_id=each.pk,
                acao="editado",
                em=AGORA,
            )
            for each in [das, lua] * 30
        )
    said = [each for each in ouve() if each["tipo"] != "aviso"]
    assert {each["tipo"] for each in said} == {"muitos"}
    assert {each["empresa"] for each in said} == {str(das.empresa_id), str(lua.empresa_id)}
    assert len(said) == 2


def test_many_readings_of_one_statement_are_not_said(ouve: Ouve, cena_gravada: Cena) -> None:
    das = cena_gravada.open()
    ouve()
    with viewing(cena_gravada.elenco.sistema):
        Leitura.objects.bulk_create(
            Leitura(
                escritorio_id=das.escritorio_id,
                empresa_id=das.empresa_id,
                atendimento_id=das.pk,
                pessoa_id=cena_gravada.pk("bruno"),
                ate=ate,
                em=AGORA,
            )
            for ate in range(1, 61)
        )
    assert ouve() == []


def test_it_can_be_taken_back_and_given_again(ouve: Ouve, cena_gravada: Cena) -> None:
    triggers = "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'dizer%%'"
    functions = "SELECT count(*) FROM pg_proc WHERE proname LIKE 'dizer%%'"
    before = column(triggers) + column(functions)
    call_command("migrate", "aovivo", "zero", database="dono", verbosity=0)
    assert column(triggers) + column(functions) == [0, 0]
    cena_gravada.open()
    assert [each for each in ouve() if each["tipo"] == "evento"] == []
    call_command("migrate", "aovivo", database="dono", verbosity=0)
    assert column(triggers) + column(functions) == before
