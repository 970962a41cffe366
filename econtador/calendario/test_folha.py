"""The calendar of a year, the town of the office, and the box that counts a term."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from econtador.calendario.conftest import CONTA, RAIZ, Folhinha, months, text
from econtador.calendario.models import Ajuste, Sede
from econtador.prazos.calendario import Efeito
from tests.cena import Cena


class TestFolha:
    def test_shows_the_year_in_the_town_of_the_office(self, ana: Client) -> None:
        html = text(ana, "?ano=2026")
        shown = months(html)
        assert len(shown) == 12
        assert "20 sex Dia Nacional de Zumbi e da Consciência Negra Nacional" in shown["Novembro"]
        assert "09 qui Revolução Constitucionalista SP Estadual" in shown["Julho"]
        assert "25 dom Aniversário de São Paulo São Paulo, SP · todo ano" in shown["Janeiro"]
        assert "17 ter Carnaval Expediente normal Facultativo" in shown["Fevereiro"]
        assert "Conceição" not in shown["Dezembro"]
        assert "Nenhum feriado." in shown["Agosto"]
        assert "Segunda a sexta" in html
        assert "08:00–12:00, 13:00–18:00" in html

    def test_another_place_has_its_own(self, ana: Client) -> None:
        shown = months(text(ana, "?ano=2026&lugar=SP/Campinas"))
        assert "08 ter Nossa Senhora da Conceição Campinas, SP" in shown["Dezembro"]
        assert "Aniversário" not in shown["Janeiro"]
        acre = months(text(ana, "?ano=2026&lugar=AC/"))
        assert "15 seg Aniversário do Acre AC Estadual" in acre["Junho"]

    def test_offers_the_places_of_the_empresas_and_of_the_holidays(
        self, ana: Client, folhinha: Folhinha
    ) -> None:
        folhinha.add(folhinha.ficha(municipio="Sumaré"))
        options = re.findall(r'<option value="([^"]*)"( selected)?>([^<]*)', text(ana, ""))
        assert [
            option for option in options if "/" in option[0] or "escritório (" in option[2]
        ] == [
            ("", " selected", "O escritório (São Paulo, SP)"),
            ("SP/Campinas", "", "Campinas, SP"),
            ("SP/Sumaré", "", "Sumaré, SP"),
        ]

    @pytest.mark.parametrize(
        "query", ["?ano=abc", "?ano=0", "?ano=99999", "?ano=²²²²", "?lugar=XX/Nada", "?lugar=/"]
    )
    def test_what_makes_no_sense_is_this_year_at_home(self, ana: Client, query: str) -> None:
        assert "O escritório (São Paulo, SP)" in text(ana, query)

    @pytest.mark.parametrize(("ano", "missing"), [(2000, "1999"), (2099, "2100")])
    def test_the_years_end_somewhere(self, ana: Client, ano: int, missing: str) -> None:
        assert f"ano={missing}" not in text(ana, f"?ano={ano}")

    def test_a_half_day_says_which_half(self, cena: Cena, ana: Client, folhinha: Folhinha) -> None:
        folhinha.add(folhinha.da_casa(date(2026, 12, 24), efeito=Efeito.MANHA.value))
        with cena.by("ana") as author:
            Ajuste.adjust({("", "Véspera de Ano-Novo"): Efeito.FECHADO}, author=author)
        dezembro = months(text(ana, "?ano=2026"))["Dezembro"]
        assert "24 qui Festa da casa Só de manhã Escritório" in dezembro
        assert "31 qui Véspera de Ano-Novo Facultativo" in dezembro

    def test_the_menu_of_settings_leads_here(self, ana: Client) -> None:
        html = ana.get("/configuracoes/atendimentos").content.decode()
        assert f'href="{RAIZ}"' in html


class TestCidade:
    def test_is_kept_and_counts(self, cena: Cena, ana: Client) -> None:
        assert ana.post(f"{RAIZ}/cidade", {"municipio": " Campinas "}).status_code == 302
        assert "O escritório (Campinas, SP)" in text(ana, "")
        with cena.by_sistema() as sistema:
            assert Sede.of(sistema.escritorio_id) == "Campinas"

    def test_may_be_unknown(self, ana: Client) -> None:
        ana.post(f"{RAIZ}/cidade", {"municipio": ""})
        assert "O escritório (SP)" in text(ana, "")

    @pytest.mark.parametrize(
        ("municipio", "sentence"),
        [("x" * 81, "até 80 letras"), ("...", "não é o nome de um município")],
    )
    def test_what_is_no_name_changes_nothing(
        self, ana: Client, municipio: str, sentence: str
    ) -> None:
        ana.post(f"{RAIZ}/cidade", {"municipio": municipio})
        html = text(ana, "")
        assert sentence in html
        assert "O escritório (São Paulo, SP)" in html


class TestQueDiaCai:
    def ask(self, client: Client, status: int = 200, **changes: Any) -> str:
        answer = client.get(f"{RAIZ}/que-dia-cai", CONTA | changes)
        assert answer.status_code == status
        return answer.content.decode()

    def test_counts_at_the_office(self, ana: Client) -> None:
        html = self.ask(ana)
        assert "Terça-feira, 08/12/2026, 18:00" in html
        assert "10 dias úteis para o escritório. Nenhum feriado no caminho." in html

    def test_counts_at_an_empresa_and_says_why(self, cena: Cena, ana: Client) -> None:
        html = self.ask(ana, empresa=cena.elenco.sol.pk)
        assert "Quarta-feira, 09/12/2026, 18:00" in html
        assert "08/12 é feriado municipal de Campinas; vale 09/12." in html

    def test_counts_days_of_the_calendar_by_the_rule(self, cena: Cena, ana: Client) -> None:
        with cena.by("ana"):
            type(cena.elenco.aurora).objects.update(regra_prazo="antecipar")
        html = self.ask(ana, valor="31", unidade="dias")
        assert "24/12/2026, 18:00" in html
        assert "25/12 é feriado nacional; vale 24/12." in html

    @pytest.mark.parametrize(
        "changes",
        [
            {"inicio": "ontem"},
            {"inicio": "0001-01-01T00:00"},
            {"inicio": "9999-12-31T23:59"},
            {"valor": "0"},
            {"valor": "1000"},
            {"unidade": "semanas"},
            {"empresa": "lixo"},
        ],
        ids=str,
    )
    def test_what_cannot_be_counted_is_said(self, ana: Client, changes: dict[str, str]) -> None:
        assert "Confira antes" in self.ask(ana, 422, **changes)

    def test_the_longest_term_is_counted_too(self, ana: Client) -> None:
        assert "Há " in self.ask(ana, inicio="2098-12-31T23:00", valor="999", unidade="dias_uteis")

    def test_an_empresa_of_another_office_is_none(self, cena: Cena, ana: Client) -> None:
        html = self.ask(ana, 422, empresa=cena.elenco.norte.pk)
        assert "Mercado" not in html
