"""The screens of what holds for every year: office hours, and the days left to the office."""

import re

import pytest
from django.test import Client

from econtador.calendario.conftest import RAIZ, months, text
from econtador.calendario.models import Expediente, Horas
from tests.cena import Cena


class TestExpediente:
    def week(self, **changes: str) -> dict[str, str]:
        """The usual week as the form sends it."""
        usual = {"entrada": "08:00", "pausa": "12:00", "volta": "13:00", "saida": "18:00"}
        days = {f"{coluna}_{dia}": hora for dia in range(5) for coluna, hora in usual.items()}
        return days | changes

    def kept(self, cena: Cena) -> tuple[Horas, ...]:
        with cena.by_sistema() as sistema:
            return Expediente.of_week(sistema.escritorio_id)

    def test_shows_the_hours_of_each_day(self, ana: Client) -> None:
        html = text(ana, "/expediente")
        assert html.count('type="time"') == 28
        assert html.count('value="13:00"') == 5
        assert 'aria-label="Sábado, entrada"' in html

    def test_keeps_them(self, cena: Cena, ana: Client) -> None:
        answer = ana.post(
            f"{RAIZ}/expediente", self.week(entrada_5="08:00", saida_5="12:00", saida_4="17:00")
        )
        assert answer.headers["Location"] == RAIZ
        words = [str(horas) for horas in self.kept(cena)]
        assert words[3:] == [
            "08:00–12:00, 13:00–18:00",
            "08:00–12:00, 13:00–17:00",
            "08:00–12:00",
            "fechado",
        ]
        assert "Segunda a quinta" in text(ana, "")

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"entrada_0": ""}, "Informe a entrada e a saída"),
            ({"saida_0": ""}, "Informe a entrada e a saída"),
            ({"pausa_0": ""}, "o início e o fim do intervalo"),
            ({"volta_0": ""}, "o início e o fim do intervalo"),
            ({"pausa_0": "07:00"}, "vêm em ordem"),
            ({"volta_0": "12:00"}, "vêm em ordem"),
            ({"saida_0": "25:00"}, "Informe a hora, como 08:30."),
            ({"entrada_0": "oito"}, "Informe a hora, como 08:30."),
        ],
    )
    def test_what_is_wrong_is_said_beside_the_day(
        self, cena: Cena, ana: Client, changes: dict[str, str], sentence: str
    ) -> None:
        before = self.kept(cena)
        answer = ana.post(f"{RAIZ}/expediente", self.week(saida_4="16:00") | changes)
        html = answer.content.decode()
        assert answer.status_code == 422
        assert sentence in html
        assert "Segunda, " in html
        assert 'value="16:00"' in html
        assert self.kept(cena) == before

    def test_a_week_without_hours_is_refused(self, cena: Cena, ana: Client) -> None:
        answer = ana.post(f"{RAIZ}/expediente", {})
        assert answer.status_code == 422
        assert "Algum dia da semana precisa ter expediente." in answer.content.decode()


class TestFacultativos:
    def test_lists_them_with_their_dates(self, ana: Client) -> None:
        html = text(ana, "/facultativos")
        for nome in ("Carnaval", "Corpus Christi", "Revolução Constitucionalista"):
            assert nome in html
        assert ">Natal<" not in html
        assert "16/02/2026, 17/02/2026" in html

    def test_keeps_what_was_chosen_for_every_year(self, cena: Cena, ana: Client) -> None:
        html = text(ana, "/facultativos")
        nomes = re.findall(r'<select name="([^"]+)"', html)
        body = dict.fromkeys(nomes, "aberto") | {"carnaval": "fechado"}
        assert ana.post(f"{RAIZ}/facultativos", body).headers["Location"] == RAIZ
        shown = months(text(ana, "?ano=2027"))
        assert "09 ter Carnaval Facultativo" in shown["Fevereiro"]
        assert "Revolução Constitucionalista Expediente normal" in shown["Julho"]

    def test_a_choice_that_is_none_is_refused(self, ana: Client) -> None:
        answer = ana.post(f"{RAIZ}/facultativos", {"carnaval": "talvez"})
        assert answer.status_code == 422
        assert "não é uma das escolhas" in answer.content.decode()

    def test_of_another_state(self, ana: Client) -> None:
        html = text(ana, "/facultativos?lugar=RJ/")
        assert "São Jorge" in html
        assert "Revolução" not in html
