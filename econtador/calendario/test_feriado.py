"""Adding, changing, removing and restoring a holiday; and what the database itself refuses."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError

from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.models import Auditoria
from econtador.calendario.conftest import Folhinha
from econtador.calendario.models import Feriado
from econtador.prazos.calendario import Ambito, Efeito, Folga
from tests.cena import Cena

TERCA = date(2026, 12, 29)


def told(cena: Cena) -> list[tuple[str, list[list[str]]]]:
    """What the audit tells of the calendar, in order."""
    with cena.by_sistema():
        rows = Auditoria.objects.filter(assunto="calendario").order_by("id")
        return list(rows.values_list("frase", "mudancas"))


def in_force(cena: Cena, by: str = "ana") -> set[str]:
    with cena.by(by):
        return set(Feriado.objects.em_vigor().values_list("nome", flat=True))


def test_a_municipal_holiday_is_added_under_the_key_of_its_town(
    cena: Cena, folhinha: Folhinha
) -> None:
    novo = folhinha.add(folhinha.ficha(municipio=" Santa Bárbara d'Oeste ", nome=" Padroeira "))
    assert (novo.nome, novo.municipio) == ("Padroeira", "Santa Bárbara d'Oeste")
    assert (novo.municipio_chave, novo.lugar) == (
        "santa barbara d oeste",
        "Santa Bárbara d'Oeste, SP",
    )
    assert not novo.meio_dia
    assert told(cena) == [("incluiu o feriado Padroeira", [])]


@pytest.mark.parametrize("escopo", [Ambito.NACIONAL, Ambito.ESCRITORIO, Ambito.BANCO])
def test_what_counts_everywhere_has_no_place(folhinha: Folhinha, escopo: Ambito) -> None:
    assert folhinha.add(folhinha.ficha(escopo=escopo.value)).lugar == ""


def test_a_state_has_no_town(folhinha: Folhinha) -> None:
    assert folhinha.add(folhinha.ficha(escopo=Ambito.UF.value)).lugar == "SP"


@pytest.mark.parametrize(
    ("changes", "campo"),
    [
        ({"uf": ""}, "uf"),
        ({"municipio": "  "}, "municipio"),
        ({"municipio": "..."}, "municipio"),
        ({"escopo": Ambito.UF.value, "uf": ""}, "uf"),
    ],
)
def test_a_place_that_is_missing_is_asked_for(
    cena: Cena, folhinha: Folhinha, changes: dict[str, str], campo: str
) -> None:
    with pytest.raises(DadoInvalido) as caught:
        folhinha.add(folhinha.ficha(**changes))
    assert caught.value.campo == campo
    assert told(cena) == []


def test_one_day_of_one_place_is_a_holiday_once(folhinha: Folhinha) -> None:
    folhinha.add()
    for ficha in (
        folhinha.ficha(municipio="campinas", nome="Outro"),
        folhinha.ficha(municipio="CAMPINAS ", anual=False),
    ):
        with pytest.raises(DadoInvalido, match="Já existe um feriado neste dia"):
            folhinha.add(ficha)
    folhinha.add(folhinha.ficha(municipio="Sumaré"))
    folhinha.add(folhinha.ficha(uf="MG"))
    folhinha.add(folhinha.ficha(dia=TERCA))


def test_a_change_is_told_in_words(cena: Cena, folhinha: Folhinha) -> None:
    feriado = folhinha.add()
    with cena.by("ana") as ana:
        feriado.change(folhinha.ficha(efeito=Efeito.MANHA.value, anual=False), author=ana)
        feriado.change(folhinha.ficha(efeito=Efeito.MANHA.value, anual=False), author=ana)
    assert told(cena)[1:] == [
        (
            "alterou o feriado Aniversário de Campinas",
            [["Todo ano", "sim", "não"], ["Efeito", "Sem expediente", "Só de manhã"]],
        )
    ]
    assert feriado.meio_dia


def test_a_change_into_another_of_the_same_day_is_refused(cena: Cena, folhinha: Folhinha) -> None:
    folhinha.add()
    outro = folhinha.add(folhinha.ficha(dia=TERCA))
    with pytest.raises(DadoInvalido), cena.by("ana") as ana:
        outro.change(folhinha.ficha(), author=ana)


def test_a_removed_one_counts_no_more_and_may_come_back(cena: Cena, folhinha: Folhinha) -> None:
    feriado = folhinha.add()
    with cena.by("ana") as ana:
        feriado.archive(author=ana)
        feriado.archive(author=ana)
    assert "Aniversário de Campinas" not in in_force(cena)
    with cena.by("ana") as ana:
        feriado.restore(author=ana)
        feriado.restore(author=ana)
    assert "Aniversário de Campinas" in in_force(cena)
    assert [frase for frase, _ in told(cena)] == [
        "incluiu o feriado Aniversário de Campinas",
        "removeu o feriado Aniversário de Campinas",
        "restaurou o feriado Aniversário de Campinas",
    ]


def test_its_day_is_free_once_it_is_removed(cena: Cena, folhinha: Folhinha) -> None:
    velho = folhinha.add()
    with cena.by("ana") as ana:
        velho.archive(author=ana)
    folhinha.add()
    with pytest.raises(DadoInvalido, match="Já existe"), cena.by("ana") as ana:
        velho.restore(author=ana)


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_writes(cena: Cena, folhinha: Folhinha, nome: str) -> None:
    feriado = folhinha.add()
    with cena.by(nome) as author:
        for write in (
            lambda: Feriado.add(folhinha.ficha(dia=TERCA), author=author),
            lambda: feriado.change(folhinha.ficha(dia=TERCA), author=author),
            lambda: feriado.archive(author=author),
            lambda: feriado.restore(author=author),
        ):
            with pytest.raises(SemPermissao):
                write()


def test_another_office_does_not_see_it(cena: Cena, folhinha: Folhinha) -> None:
    folhinha.add()
    assert in_force(cena, "otto") == set()
    assert "Aniversário de Campinas" in in_force(cena, "celia")


@pytest.mark.parametrize(
    ("dia", "anual", "days"),
    [
        (date(2026, 7, 14), True, ["2026-07-14", "2027-07-14"]),
        (date(2027, 7, 14), True, ["2027-07-14"]),
        (date(2026, 7, 14), False, ["2026-07-14"]),
        (date(2028, 7, 14), True, []),
        (date(2024, 7, 14), False, []),
        (date(2024, 2, 29), True, []),
    ],
)
def test_on_which_days_it_falls(
    folhinha: Folhinha, dia: date, anual: bool, days: list[str]
) -> None:
    feriado = folhinha.add(folhinha.ficha(dia=dia, anual=anual))
    assert [day.isoformat() for day in feriado.days_in(2025, 2027)] == days


def test_29_february_comes_back_in_leap_years(folhinha: Folhinha) -> None:
    feriado = folhinha.add(folhinha.ficha(dia=date(2024, 2, 29)))
    assert feriado.days_in(2024, 2029) == [date(2024, 2, 29), date(2028, 2, 29)]


def test_what_it_does_to_a_calendar(folhinha: Folhinha) -> None:
    feriado = folhinha.add(folhinha.ficha(efeito=Efeito.TARDE.value))
    assert feriado.as_folga() == Folga(
        "Aniversário de Campinas", Ambito.MUNICIPIO, Efeito.TARDE, "Campinas"
    )


@pytest.mark.parametrize(
    "values",
    [
        {"escopo": "bairro"},
        {"efeito": "aberto"},
        {"uf": ""},
        {"uf": "sp"},
        {"municipio_chave": "", "municipio": ""},
        {"municipio": ""},
        {"escopo": "nacional"},
        {"escopo": "uf"},
        {"nome": ""},
        {"dia": date(1999, 12, 31)},
    ],
    ids=str,
)
def test_the_database_refuses_what_makes_no_sense(
    cena: Cena, folhinha: Folhinha, values: dict[str, Any]
) -> None:
    feriado = folhinha.add()
    with pytest.raises(IntegrityError), cena.by_sistema():
        Feriado.objects.filter(pk=feriado.pk).update(**values)


def test_the_database_keeps_every_row(cena: Cena, folhinha: Folhinha) -> None:
    feriado = folhinha.add()
    with pytest.raises(DatabaseError), cena.by_sistema():
        Feriado.objects.filter(pk=feriado.pk).delete()


def test_a_cliente_writes_nothing_by_any_door(cena: Cena, folhinha: Folhinha) -> None:
    feriado = folhinha.add()
    with cena.by("celia"):
        assert Feriado.objects.filter(pk=feriado.pk).update(ativo=False) == 0
