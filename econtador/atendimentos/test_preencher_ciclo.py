"""The migration that fills the columns of the life cycle: what the verbs keep, told once more."""

from typing import Any

from django.core.management import call_command
from django.db import connections

from econtador.atendimentos.models import Atendimento, Bola, NovoParecer
from tests.cena import Cena
from tests.ciclo import hours, opened

COLUNAS = (
    "numero",
    "fase_desde",
    "primeira_resposta_em",
    "encerrado_em",
    "reaberturas",
    "bola_desde",
    "tempo_escritorio",
    "tempo_cliente",
    "tempo_terceiro",
    "pendencia",
    "pendencia_ate",
)


def kept() -> list[tuple[Any, ...]]:
    with connections["dono"].cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(COLUNAS)} FROM atendimentos_atendimento ORDER BY numero"  # noqa: S608 - our names
        )
        return list(cursor.fetchall())


def migrate(*target: str) -> None:
    call_command("migrate", *target, database="dono", verbosity=0, interactive=False)


def write(cena: Cena, das: Atendimento, *passos: tuple[str, float], nota: bool = False) -> None:
    for quem, hora in passos:
        with cena.by(quem) as author:
            novo = NovoParecer(texto="Olá.", nota_interna=nota)
            das.add_parecer(novo, author=author, agora=hours(hora))


def story(cena: Cena) -> None:
    """Commit one of each kind: untouched, in dialogue, with a third, ended, reopened, cancelled."""
    opened(cena)
    dialogue = opened(cena)
    write(cena, dialogue, ("celia", 0.5), ("bruno", 2), ("ana", 3), ("celia", 7.25))
    write(cena, dialogue, ("bruno", 8), nota=True)
    third = opened(cena, "bruno")
    write(cena, third, ("rita", 1))
    with cena.by("bruno") as bruno:
        third.pass_to(Bola.TERCEIRO, author=bruno, agora=hours(4))
        third.pass_to(Bola.CLIENTE, author=bruno, agora=hours(9))
    ended, again, gone = (opened(cena) for _ in range(3))
    write(cena, ended, ("bruno", 1))
    write(cena, again, ("bruno", 1), ("celia", 2))
    with cena.by("bruno") as bruno:
        ended.conclude(author=bruno, agora=hours(6))
        gone.cancel("Em dobro.", author=bruno, agora=hours(1))
        for hora in (10, 40):
            again.conclude(author=bruno, agora=hours(hora))
            again.reopen(author=bruno, agora=hours(hora + 5))


def test_it_tells_what_the_verbs_had_kept(cena_gravada: Cena) -> None:
    story(cena_gravada)
    before = kept()
    assert len(before) == 6
    migrate("atendimentos", "0003")
    migrate()
    assert kept() == before


def test_where_it_was_filled_it_changes_nothing(cena_gravada: Cena) -> None:
    """Back and forward by one step: what the verbs know and the histórico does not tell stays."""
    das = opened(cena_gravada)
    with cena_gravada.by("bruno") as bruno:
        das.propose_conclusion(author=bruno, agora=hours(1))
        fase = next(fase for fase in das.fases() if fase.nome == "Documentos")
    Atendimento.objects.using("dono").filter(pk=das.pk).update(fase=fase, fase_desde=hours(3))
    before = kept()
    migrate("atendimentos", "0004")
    migrate()
    assert kept() == before


def test_a_clock_that_had_gone_on_while_closed_begins_anew(cena_gravada: Cena) -> None:
    """Reopening did not touch the ball then: its turn had begun before the end."""
    das = opened(cena_gravada)
    with cena_gravada.by("bruno") as bruno:
        das.conclude(author=bruno, agora=hours(2))
        das.reopen(author=bruno, agora=hours(50))
    migrate("atendimentos", "0003")
    with connections["dono"].cursor() as cursor:
        cursor.execute("UPDATE atendimentos_atendimento SET bola_desde = aberto_em")
    migrate()
    ((_, _, _, _, reaberturas, bola_desde, escritorio, *_),) = kept()
    assert (reaberturas, bola_desde, escritorio) == (1, hours(50), 2 * 3600)


def test_the_office_goes_on_with_it(cena_gravada: Cena) -> None:
    story(cena_gravada)
    migrate("atendimentos", "0003")
    migrate()
    with cena_gravada.by("bruno"):
        das = Atendimento.objects.get(numero=2)
    cena_gravada.answer(das, "bruno", "Segue.")
    cena_gravada.conclude(das)
    assert cena_gravada.events(das)[-1] == "encerrado"
