"""Scenes: every one can be played, at any time of the year, for every kind of empresa."""

import random
from datetime import date, timedelta
from string import Formatter

import pytest

from econtador.atendimentos.demo.anexos import content_of
from econtador.atendimentos.demo.autor import pick
from econtador.atendimentos.demo.cenas import CENAS
from econtador.atendimentos.demo.cenas.base import Cena
from econtador.atendimentos.demo.lacunas import fill
from econtador.fluxo.padroes import DEPARTAMENTOS, MODELOS

DO_TURNO = {"saudacao", "saudacao_m", "o", "cliente", "operador"}
CONHECIDAS = set(fill(random.Random(1), date(2026, 11, 3))) | DO_TURNO  # noqa: S311 - a story
TITULOS = [cena.titulo for cena in CENAS]


def blanks(text: str) -> set[str]:
    return {nome for _, nome, _, _ in Formatter().parse(text) if nome is not None}


@pytest.mark.parametrize("cena", CENAS, ids=TITULOS)
def test_every_blank_is_known(cena: Cena) -> None:
    texts = [cena.titulo, *(t for f in cena.falas for t in (*f.variantes, *f.anexos))]
    assert set().union(*map(blanks, texts)) <= CONHECIDAS


@pytest.mark.parametrize("cena", CENAS, ids=TITULOS)
def test_it_is_a_conversation_of_one_to_eight(cena: Cena) -> None:
    assert 1 <= len(cena.falas) <= 8
    assert cena.falas[0].voz != "nota"
    assert all(fala.variantes for fala in cena.falas)


@pytest.mark.parametrize("cena", CENAS, ids=TITULOS)
def test_its_departamento_and_tipo_exist_in_a_new_office(cena: Cena) -> None:
    assert cena.departamento in (None, *DEPARTAMENTOS)
    assert cena.tipo in (None, *(modelo.nome for modelo in MODELOS))


@pytest.mark.parametrize("cena", CENAS, ids=TITULOS)
def test_the_name_fits_the_column(cena: Cena) -> None:
    for chance in range(20):
        lacunas = fill(random.Random(chance), date(2026, 11, 3))  # noqa: S311 - a story
        assert len(cena.titulo.format_map(lacunas)) <= 200


def test_titles_tell_scenes_apart() -> None:
    assert len(TITULOS) == len(set(TITULOS)) >= 35


@pytest.mark.parametrize("tipo", ["cnpj", "cpf", "caepf"])
def test_some_scene_may_begin_on_any_day(tipo) -> None:
    for n in range(366):
        day = date(2026, 1, 1) + timedelta(days=n)
        for chance in (0.0, 0.5, 0.999999):
            cena = pick(tipo, day, chance)
            assert tipo in cena.para
            assert cena.dias[0] <= day.day <= cena.dias[1]


def test_a_thirteenth_salary_belongs_to_november() -> None:
    june = {pick("cnpj", date(2026, 6, 10), n / 500).titulo for n in range(500)}
    november = {pick("cnpj", date(2026, 11, 10), n / 500).titulo for n in range(500)}
    assert "13º salário: primeira parcela" in november - june


@pytest.mark.parametrize("nome", sorted({a for c in CENAS for f in c.falas for a in f.anexos}))
def test_every_attachment_can_be_made(nome) -> None:
    assert len(content_of(nome)) > 20
    assert nome.rpartition(".")[2] in {"pdf", "png", "xml", "ofx", "csv"}
