"""Office hours, the town of the office, and the days that the law leaves to it."""

from datetime import time
from typing import Any

import pytest
from django.db import IntegrityError, connection

from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.calendario.models import Ajuste, Expediente, Horas, Sede
from econtador.calendario.models.expediente import COMERCIAIS
from econtador.calendario.test_feriado import told
from econtador.prazos.calendario import COMERCIAL, Efeito, Turno
from tests.cena import Cena

CEDO = Horas(time(7), None, None, time(13))
FECHADO = Horas()


def week(cena: Cena, by: str = "ana") -> tuple[Horas, ...]:
    with cena.by(by) as viewer:
        return Expediente.of_week(viewer.escritorio_id)


def set_week(cena: Cena, *semana: Horas, by: str = "ana") -> None:
    with cena.by(by) as author:
        Expediente.set_week(semana, author=author)


def test_an_office_begins_with_the_usual_hours(cena: Cena) -> None:
    assert week(cena) == COMERCIAIS == week(cena, "otto")
    assert [horas.turnos for horas in COMERCIAIS] == [COMERCIAL] * 5 + [(), ()]


@pytest.mark.parametrize(
    ("horas", "turnos", "text"),
    [
        (FECHADO, (), "fechado"),
        (CEDO, (Turno(time(7), time(13)),), "07:00–13:00"),
        (COMERCIAIS[0], COMERCIAL, "08:00–12:00, 13:00–18:00"),
    ],
)
def test_the_hours_of_a_day(horas: Horas, turnos: tuple[Turno, ...], text: str) -> None:
    assert horas.turnos == turnos
    assert str(horas) == text


def test_the_week_is_set_and_told(cena: Cena) -> None:
    set_week(cena, *[CEDO] * 5, FECHADO, FECHADO)
    assert week(cena) == (CEDO,) * 5 + (FECHADO, FECHADO)
    assert week(cena, "otto") == COMERCIAIS
    [(frase, mudancas)] = told(cena)
    assert frase == "mudou o expediente"
    assert mudancas[0] == ["Segunda", "08:00–12:00, 13:00–18:00", "07:00–13:00"]
    assert len(mudancas) == 5


def test_the_same_week_again_is_not_told(cena: Cena) -> None:
    set_week(cena, *COMERCIAIS)
    assert told(cena) == []


def test_some_day_must_have_hours(cena: Cena) -> None:
    with pytest.raises(DadoInvalido, match="Algum dia da semana"):
        set_week(cena, *[FECHADO] * 7)
    assert week(cena) == COMERCIAIS


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_sets_them(cena: Cena, nome: str) -> None:
    with pytest.raises(SemPermissao):
        set_week(cena, *[CEDO] * 7, by=nome)
    with pytest.raises(SemPermissao), cena.by(nome) as author:
        Sede.place("Campinas", author=author)
    with pytest.raises(SemPermissao), cena.by(nome) as author:
        Ajuste.adjust({("", "Carnaval"): Efeito.FECHADO}, author=author)


@pytest.mark.parametrize(
    "values",
    [
        {"dia_semana": 7},
        {"entrada": None},
        {"saida": None},
        {"pausa": None},
        {"volta": None},
        {"entrada": time(12)},
        {"pausa": time(13)},
        {"volta": time(18)},
        {"pausa": None, "volta": None, "saida": time(8)},
        {"entrada": None, "saida": None},
    ],
    ids=str,
)
def test_the_database_refuses_hours_out_of_order(cena: Cena, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), cena.by_sistema():
        Expediente.objects.filter(dia_semana=0).update(**values)


def test_the_database_refuses_a_week_without_hours(cena: Cena) -> None:
    with pytest.raises(IntegrityError, match="algum dia da semana"):
        close_every_day(cena)
    assert week(cena) == COMERCIAIS


def close_every_day(cena: Cena) -> None:
    """Take all hours past the verb, and end the transaction as far as the triggers know."""
    with cena.by_sistema():
        Expediente.objects.update(entrada=None, pausa=None, volta=None, saida=None)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_town_of_the_office(cena: Cena) -> None:
    with cena.by("ana") as ana:
        assert Sede.of(ana.escritorio_id) == "São Paulo"
        Sede.place(" Campinas ", author=ana)
        Sede.place("Campinas", author=ana)
        assert Sede.objects.get().municipio_chave == "campinas"
    assert told(cena) == [
        ("mudou a cidade do escritório", [["Município", "São Paulo", "Campinas"]])
    ]


def test_an_optional_day_is_kept_as_the_office_says(cena: Cena) -> None:
    carnaval, evangelico = ("", "Carnaval"), ("AC", "Dia do Evangélico")
    with cena.by("ana") as ana:
        Ajuste.adjust({carnaval: Efeito.FECHADO, evangelico: Efeito.ABERTO}, author=ana)
        Ajuste.adjust({carnaval: Efeito.TARDE, evangelico: Efeito.ABERTO}, author=ana)
        Ajuste.adjust({}, author=ana)
        assert Ajuste.kept(ana.escritorio_id) == {
            carnaval: Efeito.TARDE,
            evangelico: Efeito.ABERTO,
        }
        assert {str(row) for row in Ajuste.objects.all()} == {
            "Carnaval: Só à tarde",
            "Dia do Evangélico: Expediente normal",
        }
    assert told(cena) == [
        (
            "mudou os dias facultativos",
            [
                ["Carnaval", "", "Sem expediente"],
                ["Dia do Evangélico (AC)", "", "Expediente normal"],
            ],
        ),
        ("mudou os dias facultativos", [["Carnaval", "Sem expediente", "Só à tarde"]]),
    ]


@pytest.mark.parametrize("values", [{"efeito": "meio"}, {"uf": "acre"[:2]}, {"nome": ""}], ids=str)
def test_the_database_refuses_a_choice_that_is_none(cena: Cena, values: dict[str, str]) -> None:
    with cena.by("ana") as ana:
        Ajuste.adjust({("", "Carnaval"): Efeito.FECHADO}, author=ana)
    with pytest.raises(IntegrityError), cena.by_sistema():
        Ajuste.objects.update(**values)
