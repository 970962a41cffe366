"""What the screens show, made from what the office wrote: no database."""

from collections.abc import Iterable
from datetime import date, time

import pytest

from econtador.base.brasil.uf import UFS
from econtador.calendario.consulta import Escrito, Lugar
from econtador.calendario.models import Feriado, Horas
from econtador.calendario.models.expediente import COMERCIAIS
from econtador.calendario.telas.facultativos import days_left_to
from econtador.calendario.telas.folha import Linha, year_of
from econtador.calendario.telas.lugares import place_of
from econtador.calendario.telas.semana import in_words
from econtador.prazos.calendario import Ambito, Efeito
from econtador.prazos.oficial import oficiais
from econtador.prazos.regra import Regra

SEDE = Lugar("SP", "São Paulo", "America/Sao_Paulo")
NADA_ESCRITO = Escrito(SEDE, Regra.POSTERGAR)
FECHADO, MANHA = Horas(), Horas(time(8), None, None, time(12))


def written(**ajustes: Efeito) -> Escrito:
    """An office that keeps these days, by name of the whole country, as said."""
    chosen = {("", nome.replace("_", " ")): efeito for nome, efeito in ajustes.items()}
    return Escrito(SEDE, Regra.POSTERGAR, ajustes=chosen)


def feriado(escopo: Ambito, dia: date, **values: object) -> Feriado:
    return Feriado(escopo=escopo.value, dia=dia, nome="Festa", **values)


def lines(
    escrito: Escrito = NADA_ESCRITO, lugar: Lugar = SEDE, feriados: Iterable[Feriado] = ()
) -> list[Linha]:
    """Return the lines of the twelve months of 2026, one after another."""
    return [linha for mes in year_of(escrito, lugar, feriados, 2026) for linha in mes.linhas]


def of(day: date, found: list[Linha]) -> Linha:
    [linha] = [linha for linha in found if linha.dia == day]
    return linha


class TestFolha:
    def test_has_twelve_months_in_order(self) -> None:
        meses = year_of(NADA_ESCRITO, SEDE, (), 2026)
        assert [mes.nome for mes in meses][::11] == ["Janeiro", "Dezembro"]
        assert len(meses) == 12
        assert not meses[7].linhas

    @pytest.mark.parametrize("uf", ["", *sorted(UFS)])
    def test_shows_every_day_of_the_law_once_and_in_order(self, uf: str) -> None:
        found = lines(lugar=Lugar(uf))
        assert [linha.dia for linha in found] == [each.dia for each in oficiais(2026, uf)]

    def test_a_national_holiday_counts_and_is_not_ours_to_change(self) -> None:
        natal = of(date(2026, 12, 25), lines())
        assert (natal.chip[1], natal.semana, natal.efeito) == ("Nacional", "sex", "")
        assert natal.conta
        assert not natal.ajustavel

    def test_an_optional_day_is_worked_until_somebody_chooses(self) -> None:
        livre = of(date(2026, 6, 4), lines())
        assert (livre.chip[1], livre.efeito, livre.conta) == (
            "Facultativo",
            "Expediente normal",
            False,
        )
        kept = of(date(2026, 6, 4), lines(written(Corpus_Christi=Efeito.MANHA)))
        assert (kept.efeito, kept.conta, kept.ajustavel) == ("Só de manhã", True, True)

    def test_a_choice_for_the_country_is_no_choice_for_the_holiday_of_a_state(self) -> None:
        """Carnaval is optional in the country and a holiday of Rio de Janeiro on the Tuesday."""
        found = lines(written(Carnaval=Efeito.ABERTO), Lugar("RJ"))
        assert of(date(2026, 2, 16), found).chip[1] == "Facultativo"
        terca = of(date(2026, 2, 17), found)
        assert (terca.chip[1], terca.detalhe, terca.conta) == ("Estadual", "RJ", True)

    @pytest.mark.parametrize(
        ("escopo", "values", "chip", "detalhe"),
        [
            (
                Ambito.MUNICIPIO,
                {"uf": "SP", "municipio": "Sumaré", "anual": True, "fonte": "Lei 1"},
                "Municipal",
                "Sumaré, SP · todo ano · Lei 1",
            ),
            (Ambito.UF, {"uf": "SP"}, "Estadual", "SP"),
            (Ambito.ESCRITORIO, {}, "Escritório", ""),
            (Ambito.BANCO, {"fonte": "Febraban"}, "Bancário", "Febraban"),
            (Ambito.NACIONAL, {"anual": True}, "Nacional", "todo ano"),
        ],
    )
    def test_what_the_office_added_says_whose_it_is(
        self, escopo: Ambito, values: dict[str, object], chip: str, detalhe: str
    ) -> None:
        dia = date(2026, 8, 18)
        linha = of(dia, lines(feriados=[feriado(escopo, dia, **values)]))
        assert (linha.chip[1], linha.detalhe) == (chip, detalhe)
        assert linha.feriado is not None
        assert not linha.ajustavel

    def test_what_falls_in_another_year_is_not_shown(self) -> None:
        once = feriado(Ambito.ESCRITORIO, date(2025, 8, 18))
        yearly = feriado(Ambito.ESCRITORIO, date(2025, 8, 19), anual=True)
        shown = {linha.dia for linha in lines(feriados=[once, yearly]) if linha.feriado}
        assert shown == {date(2026, 8, 19)}

    def test_two_of_one_day_are_both_shown(self) -> None:
        dia = date(2026, 12, 25)
        found = lines(feriados=[feriado(Ambito.ESCRITORIO, dia)])
        assert [linha.nome for linha in found if linha.dia == dia] == ["Natal", "Festa"]


class TestFacultativos:
    @pytest.mark.parametrize("uf", ["", *sorted(UFS)])
    def test_no_national_holiday_is_among_them(self, uf: str) -> None:
        found = days_left_to(NADA_ESCRITO, Lugar(uf), 2026)
        nacionais = {each.dia for each in oficiais(2026, "") if not each.facultativo}
        assert not nacionais & {dia for each in found for dia in each.dias}
        assert all(each.dias for each in found)

    def test_a_day_of_two_dates_stands_once(self) -> None:
        found = {each.nome: each for each in days_left_to(NADA_ESCRITO, SEDE, 2026)}
        assert found["Carnaval"].quando == "16/02/2026, 17/02/2026, 08/02/2027, 09/02/2027"
        assert found["Carnaval"].efeito == Efeito.ABERTO
        estadual = found["Revolução Constitucionalista"]
        assert (estadual.chave[0], estadual.efeito) == ("SP", Efeito.FECHADO)

    def test_shows_what_was_chosen(self) -> None:
        escrito = written(Carnaval=Efeito.TARDE)
        found = {each.nome: each.efeito for each in days_left_to(escrito, SEDE, 2026)}
        assert found["Carnaval"] == Efeito.TARDE


class TestLugar:
    @pytest.mark.parametrize(
        ("text", "lugar"),
        [
            ("SP/Campinas", Lugar("SP", "Campinas")),
            ("AC/", Lugar("AC")),
            ("AC", Lugar("AC")),
            ("SP/ Mogi/Guaçu ", Lugar("SP", "Mogi/Guaçu")),
            ("", SEDE),
            ("XX/Nada", SEDE),
            ("sp/Campinas", SEDE),
        ],
    )
    def test_what_the_address_names(self, text: str, lugar: Lugar) -> None:
        assert place_of(text, SEDE) == lugar

    @pytest.mark.parametrize(
        ("lugar", "text"),
        [(SEDE, "São Paulo, SP"), (Lugar("AC"), "AC"), (Lugar(), "")],
    )
    def test_is_written_as_people_do(self, lugar: Lugar, text: str) -> None:
        assert str(lugar) == text


@pytest.mark.parametrize(
    ("semana", "text"),
    [
        (
            COMERCIAIS,
            [
                ("Segunda a sexta", "08:00–12:00, 13:00–18:00"),
                ("Sábado e domingo", "Fechado"),
            ],
        ),
        ((MANHA,) * 7, [("Segunda a domingo", "08:00–12:00")]),
        (
            (FECHADO, MANHA, FECHADO, MANHA, MANHA, MANHA, FECHADO),
            [
                ("Segunda", "Fechado"),
                ("Terça", "08:00–12:00"),
                ("Quarta", "Fechado"),
                ("Quinta a sábado", "08:00–12:00"),
                ("Domingo", "Fechado"),
            ],
        ),
    ],
)
def test_days_that_are_alike_stand_together(
    semana: tuple[Horas, ...], text: list[tuple[str, str]]
) -> None:
    assert in_words(semana) == text
