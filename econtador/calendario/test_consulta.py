"""The calendar of a place: the law, what the office chose of it, and what it added."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.calendario.conftest import Folhinha
from econtador.calendario.consulta import Agenda, Lugar, agenda_for, calendar_for, explain
from econtador.calendario.models import Ajuste, Expediente, Horas, Sede
from econtador.empresas.models import Empresa
from econtador.escritorios.models import Escritorio
from econtador.prazos.calendario import COMERCIAL, Ambito, Calendario, Efeito, Turno
from econtador.prazos.prazo import Prazo
from econtador.prazos.regra import Regra
from tests.cena import Cena

ANOS = range(2025, 2029)
CARNAVAL = date(2026, 2, 17)
CINZAS = date(2026, 2, 18)
REVOLUCAO = date(2026, 7, 9)
PADROEIRA = date(2026, 12, 8)
SAO_PAULO = date(2027, 1, 25)
AGORA = datetime(2026, 11, 24, 12, tzinfo=UTC)
CAMPINAS = Lugar("SP", "Campinas", "America/Sao_Paulo")


def calendar(cena: Cena, lugar: Empresa | Lugar | None = CAMPINAS, by: str = "ana") -> Calendario:
    with cena.by(by) as viewer:
        return calendar_for(viewer.escritorio_id, lugar, ANOS)


@contextmanager
def aurora(cena: Cena) -> Iterator[UUID]:
    with cena.by("ana") as ana:
        yield ana.escritorio_id


def adjust(cena: Cena, **efeitos: Efeito) -> None:
    """Keep days of the law as said, under `nome` or `UF_nome`."""
    nomes = {"carnaval": ("", "Carnaval"), "revolucao": ("SP", "Revolução Constitucionalista")}
    with cena.by("ana") as ana:
        Ajuste.adjust({nomes[nome]: efeito for nome, efeito in efeitos.items()}, author=ana)


def test_the_law_and_the_town_of_the_empresa_count(cena: Cena) -> None:
    calendario = calendar(cena, cena.elenco.sol)
    assert calendario.folgas[date(2026, 11, 20)].ambito == Ambito.NACIONAL
    assert calendario.folgas[REVOLUCAO].ambito == Ambito.UF
    padroeira = calendario.folgas[PADROEIRA]
    assert (padroeira.ambito, padroeira.lugar) == (Ambito.MUNICIPIO, "Campinas")
    assert SAO_PAULO not in calendario.folgas
    assert calendario.anos == frozenset(ANOS)


def test_without_an_empresa_the_place_is_that_of_the_office(cena: Cena) -> None:
    calendario = calendar(cena, None)
    assert calendario.folgas[SAO_PAULO].lugar == "São Paulo"
    assert PADROEIRA not in calendario.folgas


def test_what_is_of_the_office_or_the_banks_counts_in_every_town(
    cena: Cena, folhinha: Folhinha
) -> None:
    folhinha.add(folhinha.da_casa(date(2026, 12, 28)))
    banco = folhinha.da_casa(date(2026, 12, 30))
    folhinha.add(replace(banco, escopo=Ambito.BANCO.value))
    for lugar in (CAMPINAS, Lugar("AC", "Rio Branco"), Lugar(), None):
        folgas = calendar(cena, lugar).folgas
        assert folgas[date(2026, 12, 28)].ambito == Ambito.ESCRITORIO
        assert folgas[date(2026, 12, 30)].ambito == Ambito.BANCO


@pytest.mark.parametrize("municipio", ["campinas", "CAMPINAS", "Campínas "])
def test_a_town_is_found_however_it_is_written(cena: Cena, municipio: str) -> None:
    assert PADROEIRA in calendar(cena, Lugar("SP", municipio)).folgas


@pytest.mark.parametrize("lugar", [Lugar("MG", "Campinas"), Lugar("SP", ""), Lugar("", "Campinas")])
def test_another_place_of_that_name_is_another_place(cena: Cena, lugar: Lugar) -> None:
    assert PADROEIRA not in calendar(cena, lugar).folgas


def test_an_uf_that_does_not_exist_has_the_national_days(cena: Cena) -> None:
    assert date(2026, 12, 25) in calendar(cena, Lugar("XX", "Nada")).folgas


def test_optional_days_are_worked_until_the_office_says_otherwise(cena: Cena) -> None:
    assert calendar(cena).is_util(CARNAVAL)
    adjust(cena, carnaval=Efeito.FECHADO)
    calendario = calendar(cena)
    for day in (date(2026, 2, 16), CARNAVAL, date(2027, 2, 9)):
        assert not calendario.is_util(day)
    assert calendario.folgas[CARNAVAL].facultativo
    assert calendario.is_util(CINZAS)


def test_a_holiday_of_a_state_may_be_worked(cena: Cena) -> None:
    adjust(cena, revolucao=Efeito.ABERTO)
    assert calendar(cena).is_util(REVOLUCAO)
    adjust(cena, revolucao=Efeito.MANHA)
    assert calendar(cena).turnos_of(REVOLUCAO) == COMERCIAL[:1]


def test_of_two_reasons_the_one_that_takes_more_counts(cena: Cena, folhinha: Folhinha) -> None:
    folhinha.add(folhinha.da_casa(date(2026, 12, 24), efeito=Efeito.MANHA.value))
    folhinha.add(folhinha.ficha(dia=date(2026, 12, 25), efeito=Efeito.TARDE.value, anual=False))
    folhinha.add(folhinha.ficha(dia=date(2026, 12, 24), anual=False))
    calendario = calendar(cena)
    assert calendario.folgas[date(2026, 12, 24)].ambito == Ambito.MUNICIPIO
    assert calendario.folgas[date(2026, 12, 25)].nome == "Natal"


def test_the_hours_are_those_of_the_office(cena: Cena) -> None:
    horas = Horas(time(9), None, None, time(15))
    with cena.by("ana") as ana:
        Expediente.set_week([horas] * 6 + [Horas()], author=ana)
    calendario = calendar(cena)
    assert calendario.turnos_of(date(2026, 11, 28)) == (Turno(time(9), time(15)),)
    assert not calendario.is_util(date(2026, 11, 29))


def test_an_office_without_any_row_has_a_sane_calendar(db: None) -> None:
    novo = Escritorio.found(nome="Contábil Nova", uf="AC", fuso="America/Rio_Branco")
    with viewing(Viewer.sistema(novo.pk)):
        agenda = agenda_for(novo.pk, None, ANOS)
    assert agenda.fuso == "America/Rio_Branco"
    assert agenda.regra == Regra.POSTERGAR
    assert agenda.calendario.turnos_of(date(2026, 11, 24)) == COMERCIAL
    assert agenda.calendario.folgas[date(2026, 6, 15)].nome == "Aniversário do Acre"


def test_each_office_has_its_own(cena: Cena, folhinha: Folhinha) -> None:
    folhinha.add(folhinha.da_casa(date(2026, 12, 28)))
    adjust(cena, carnaval=Efeito.FECHADO)
    boreal = calendar(cena, CAMPINAS, by="otto")
    assert not {date(2026, 12, 28), CARNAVAL, PADROEIRA} & set(boreal.folgas)


def test_a_cliente_counts_by_the_same_calendar(cena: Cena) -> None:
    assert calendar(cena, cena.elenco.sol, by="celia") == calendar(cena, cena.elenco.sol)


def test_two_queries_however_many_years_and_holidays(
    cena: Cena, folhinha: Folhinha, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(1, 20):
        folhinha.add(folhinha.da_casa(date(2026, 8, day)))
    with aurora(cena) as pk:
        for anos in ([2026], range(2020, 2060)):
            with django_assert_num_queries(2):
                calendar_for(pk, cena.elenco.sol, anos)
        with django_assert_num_queries(2):
            explain(pk, None, AGORA, agora=AGORA)


def agenda(cena: Cena, regra: str, lugar: Empresa | None = None) -> Agenda:
    with cena.by_sistema() as sistema:
        Escritorio.objects.filter(pk=sistema.escritorio_id).update(regra_prazo=regra)
        return agenda_for(sistema.escritorio_id, lugar, ANOS)


@pytest.mark.parametrize(
    ("regra", "explicacao"),
    [
        ("postergar", "08/12 é feriado municipal de Campinas; vale 09/12"),
        ("antecipar", "08/12 é feriado municipal de Campinas; vale 07/12"),
        ("manter", "08/12 é feriado municipal de Campinas; a data é mantida"),
    ],
)
def test_a_chosen_date_is_explained_by_the_rule_of_the_office(
    cena: Cena, regra: str, explicacao: str
) -> None:
    em = datetime(2026, 12, 8, 20, tzinfo=UTC)
    found = agenda(cena, regra, cena.elenco.sol).examine(em, agora=AGORA)
    assert found.explicacao == explicacao
    assert (found.em == em) == (regra == "manter")


def test_a_term_is_counted_by_it_too(cena: Cena) -> None:
    dias = agenda(cena, "antecipar", cena.elenco.sol)
    assert dias.due_at(AGORA, Prazo(10, "dias_uteis")).explicacao == (
        "08/12 é feriado municipal de Campinas; vale 09/12"
    )
    assert dias.due_at(AGORA, Prazo(14, "dias")).em == datetime(2026, 12, 7, 21, tzinfo=UTC)


def test_the_explanation_reaches_over_new_year(cena: Cena) -> None:
    em = datetime(2027, 1, 1, 15, tzinfo=UTC)
    with aurora(cena) as pk:
        Escritorio.objects.filter(pk=pk).update(regra_prazo="antecipar")
        found = explain(pk, cena.elenco.sol, em, agora=AGORA)
    assert found.explicacao == "01/01 é feriado nacional; vale 31/12/2026"


def test_the_town_of_the_office_may_change(cena: Cena) -> None:
    with cena.by("ana") as ana:
        Sede.place("Campinas", author=ana)
    assert PADROEIRA in calendar(cena, None).folgas
