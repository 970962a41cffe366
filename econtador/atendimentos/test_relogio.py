"""Com quem está a bola: the clock of each side, and the time to the first answer."""

from typing import Any

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from econtador.atendimentos.erros import AtendimentoFechado
from econtador.atendimentos.models import Atendimento, Bola, NovoParecer, Tempos
from econtador.base.erros import SemPermissao
from tests.cena import Cena
from tests.ciclo import SEGUNDA, hours, opened

HORA = 3600


def write(cena: Cena, das: Atendimento, quem: str, hora: float, **more: Any) -> None:
    with cena.by(quem) as author:
        das.add_parecer(NovoParecer(texto="Olá.", **more), author=author, agora=hours(hora))


def give(cena: Cena, das: Atendimento, bola: Bola, hora: float, quem: str = "bruno") -> None:
    with cena.by(quem) as author:
        das.pass_to(bola, author=author, agora=hours(hora))


def end(cena: Cena, das: Atendimento, hora: float) -> None:
    with cena.by("bruno") as bruno:
        das.conclude(author=bruno, agora=hours(hora))


def reopen(cena: Cena, das: Atendimento, hora: float) -> None:
    with cena.by("bruno") as bruno:
        das.reopen(author=bruno, agora=hours(hora))


def test_the_turn_that_runs_is_counted_until_now(cena: Cena) -> None:
    das = opened(cena)
    assert das.clocks(SEGUNDA) == Tempos(0, 0, 0)
    assert das.clocks(hours(2.5)) == Tempos(escritorio=2 * HORA + HORA // 2, cliente=0, terceiro=0)
    assert das.tempo_escritorio == 0


def test_each_side_has_its_own(cena: Cena) -> None:
    das = opened(cena)
    write(cena, das, "bruno", 2)
    write(cena, das, "celia", 5)
    give(cena, das, Bola.TERCEIRO, 6)
    assert das.clocks(hours(10)) == Tempos(3 * HORA, 3 * HORA, 4 * HORA)
    stored = (das.tempo_escritorio, das.tempo_cliente, das.tempo_terceiro)
    assert stored == (3 * HORA, 3 * HORA, 0)


def test_to_write_again_does_not_end_a_turn(cena: Cena) -> None:
    das = opened(cena)
    write(cena, das, "celia", 1)
    assert (das.bola_desde, das.tempo_escritorio) == (SEGUNDA, 0)
    write(cena, das, "bruno", 2, nota_interna=True)
    assert (das.bola, das.clocks(hours(3))) == (Bola.ESCRITORIO, Tempos(3 * HORA, 0, 0))


def test_to_give_it_to_who_has_it_changes_nothing(cena: Cena) -> None:
    das = opened(cena)
    give(cena, das, Bola.ESCRITORIO, 1)
    assert (das.bola_desde, cena.events(das)) == (SEGUNDA, ["aberto"])


def test_while_closed_no_clock_runs(cena: Cena) -> None:
    das = opened(cena)
    write(cena, das, "bruno", 2)
    end(cena, das, 5)
    assert das.clocks(hours(500)) == Tempos(2 * HORA, 3 * HORA, 0)
    reopen(cena, das, 30)
    assert (das.bola, das.bola_desde) == (Bola.ESCRITORIO, hours(30))
    assert das.clocks(hours(31)) == Tempos(3 * HORA, 3 * HORA, 0)


def test_cancelled_too(cena: Cena) -> None:
    das = opened(cena)
    with cena.by("bruno") as bruno:
        das.cancel("Em dobro.", author=bruno, agora=hours(4))
    assert das.clocks(hours(9)) == Tempos(4 * HORA, 0, 0)


def test_what_arrives_late_takes_no_time_back(cena: Cena) -> None:
    das = opened(cena)
    write(cena, das, "bruno", 4)
    write(cena, das, "celia", 3)
    assert das.clocks(hours(3)) == Tempos(4 * HORA, 0, 0)


@given(st.lists(st.tuples(st.sampled_from(["bruno", "celia"]), st.integers(1, 9999)), max_size=5))
def test_the_sides_share_the_whole_time(passos: list[tuple[str, int]]) -> None:
    """Without a database: the clock alone."""
    das = Atendimento(bola=Bola.ESCRITORIO, bola_desde=SEGUNDA, aberto_em=SEGUNDA)
    seconds = 0
    for quem, more in passos:
        seconds += more
        side = Bola.CLIENTE if quem == "bruno" else Bola.ESCRITORIO
        das._turn(side, hours(seconds / HORA))
    assert abs(sum(das.clocks(hours((seconds + 60) / HORA))) - seconds - 60) <= len(passos) + 1


class TestFirstAnswer:
    @pytest.mark.parametrize(("opener", "other"), [("celia", "bruno"), ("bruno", "rita")])
    def test_it_is_the_other_sides(self, cena: Cena, opener: str, other: str) -> None:
        das = opened(cena, opener)
        assert das.primeira_resposta_em is None
        write(cena, das, opener, 1)
        assert das.primeira_resposta_em is None
        write(cena, das, other, 2)
        write(cena, das, other, 3)
        with cena.by("ana"):
            das.refresh_from_db()
        assert das.primeira_resposta_em == hours(2)

    def test_a_colleague_of_who_opened_it_is_not_the_other_side(self, cena: Cena) -> None:
        das = opened(cena)
        write(cena, das, "rita", 1)
        assert das.primeira_resposta_em is None

    def test_nor_is_a_nota_interna_an_answer(self, cena: Cena) -> None:
        das = opened(cena)
        write(cena, das, "bruno", 1, nota_interna=True)
        assert das.primeira_resposta_em is None
        write(cena, das, "bruno", 2)
        assert das.primeira_resposta_em == hours(2)

    def test_nor_is_giving_the_ball_away(self, cena: Cena) -> None:
        das = opened(cena)
        give(cena, das, Bola.TERCEIRO, 1)
        assert das.primeira_resposta_em is None


class TestPassTo:
    def test_it_records_one_event(self, cena: Cena) -> None:
        das = opened(cena)
        give(cena, das, Bola.TERCEIRO, 1)
        assert cena.events(das) == ["aberto", "bola"]
        assert cena.last_event(das).dados == {"versao": 2, "para": "terceiro"}
        with cena.by("ana"):
            das.refresh_from_db()
        assert (das.bola, das.bola_desde) == (Bola.TERCEIRO, hours(1))
        assert das.tempo_escritorio == HORA

    def test_only_the_office(self, cena: Cena) -> None:
        das = opened(cena)
        with pytest.raises(SemPermissao):
            give(cena, das, Bola.TERCEIRO, 1, "celia")

    def test_only_while_open(self, cena: Cena) -> None:
        das = opened(cena)
        end(cena, das, 1)
        with pytest.raises(AtendimentoFechado):
            give(cena, das, Bola.TERCEIRO, 2)


@pytest.mark.parametrize("campo", ["tempo_escritorio", "tempo_cliente", "tempo_terceiro"])
def test_the_database_counts_no_time_below_nothing(
    cena: Cena, das: Atendimento, campo: str
) -> None:
    with pytest.raises(IntegrityError), cena.by("bruno"):
        Atendimento.objects.filter(pk=das.pk).update(**{campo: -1})
