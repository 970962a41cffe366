"""The screens of holidays: new, changed, removed, restored."""

from uuid import uuid4

import pytest
from django.test import Client

from econtador.calendario.conftest import PADROEIRA, RAIZ, Folhinha, all_of, months, text
from tests.cena import Cena


class TestFeriado:
    def test_a_new_one_begins_at_the_office(self, ana: Client) -> None:
        html = text(ana, "/feriados/novo?dia=2026-12-13")
        assert 'value="São Paulo"' in html
        assert '<option value="SP" selected>' in html
        assert 'value="2026-12-13"' in html

    def test_it_is_kept_and_shown_where_it_counts(self, cena: Cena, ana: Client) -> None:
        answer = ana.post(f"{RAIZ}/feriados/novo", PADROEIRA)
        assert answer.headers["Location"] == f"{RAIZ}?ano=2026&lugar=SP%2FSumar%C3%A9"
        html = ana.get(answer.headers["Location"]).content.decode()
        assert "Padroeira salvo." in html
        assert "13 dom Padroeira Sumaré, SP · todo ano · Lei 1/1990" in months(html)["Dezembro"]

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"nome": ""}, "obrigatório"),
            ({"dia": "31/02/2026"}, "data válida"),
            ({"dia": "1999-12-31"}, "data válida"),
            ({"efeito": "aberto"}, "não é uma das escolhas"),
            ({"escopo": "bairro"}, "não é uma das escolhas"),
            ({"uf": ""}, "Escolha a UF."),
            ({"uf": "XX"}, "não é uma das escolhas"),
            ({"municipio": ""}, "Informe o município."),
            ({"municipio": "Campinas", "dia": "2020-12-08"}, "Já existe um feriado neste dia"),
        ],
    )
    def test_what_is_wrong_is_said_and_the_rest_stays(
        self, cena: Cena, ana: Client, folhinha: Folhinha, change: dict[str, str], sentence: str
    ) -> None:
        known = folhinha.add()
        before = all_of(cena)
        for path in ("/feriados/novo", f"/feriados/{known.pk}"):
            answer = ana.post(RAIZ + path, PADROEIRA | change)
            html = answer.content.decode()
            assert answer.status_code == 422
            assert sentence in html
            assert 'value="Lei 1/1990"' in html
        assert all_of(cena) == before

    def test_it_is_changed(self, cena: Cena, ana: Client, folhinha: Folhinha) -> None:
        path = f"{RAIZ}/feriados/{folhinha.add().pk}"
        assert 'value="Campinas"' in ana.get(path).content.decode()
        assert ana.post(path, PADROEIRA).status_code == 302
        assert "Padroeira" in all_of(cena)
        assert "Aniversário de Campinas" not in all_of(cena)

    def test_it_is_removed_and_restored(self, cena: Cena, ana: Client, folhinha: Folhinha) -> None:
        path = f"{RAIZ}/feriados/{folhinha.add().pk}"
        ana.post(f"{path}/remocao")
        assert "Aniversário de Campinas" not in all_of(cena)
        assert "Removidos (1)" in text(ana, "")
        assert "foi removido e não conta" in ana.get(path).content.decode()
        ana.post(f"{path}/restauracao")
        assert "Aniversário de Campinas" in all_of(cena)
        assert "Removidos" not in text(ana, "")

    def test_a_restoration_that_is_refused_says_so(
        self, cena: Cena, ana: Client, folhinha: Folhinha
    ) -> None:
        path = f"{RAIZ}/feriados/{folhinha.add().pk}"
        ana.post(f"{path}/remocao")
        folhinha.add()
        answer = ana.post(f"{path}/restauracao")
        assert answer.status_code == 422
        assert "Já existe um feriado neste dia" in answer.content.decode()

    def test_another_office_does_not_exist(
        self, cena: Cena, ana: Client, folhinha: Folhinha
    ) -> None:
        for pk in (folhinha.add(by="otto").pk, uuid4()):
            path = f"{RAIZ}/feriados/{pk}"
            assert ana.get(path).status_code == 404
            for address in (path, f"{path}/remocao", f"{path}/restauracao"):
                assert ana.post(address, PADROEIRA).status_code == 404

    def test_the_body_does_not_choose_the_office(self, cena: Cena, ana: Client) -> None:
        ana.post(f"{RAIZ}/feriados/novo", PADROEIRA | {"escritorio": cena.elenco.boreal.pk})
        assert "Padroeira" in all_of(cena)
