"""The list as a file: the rows of the list, for the same eyes."""

import csv
import io
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cena import Cena
from tests.cliente_http import entered, saved

URL = "/relatorios/atendimentos"


def table(cena: Cena, nome: str, **query: str) -> list[dict[str, str]]:
    answer = entered(cena.elenco, nome).get(URL, {"formato": "csv", **query})
    assert answer.status_code == 200
    texto = saved(answer).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(texto, newline=""), delimiter=";"))


def names(cena: Cena, nome: str, **query: str) -> list[str]:
    return [linha["Nome do atendimento"] for linha in table(cena, nome, **query)]


def test_it_holds_what_the_list_holds(cena: Cena):
    das = cena.open(nome="Guia do DAS")
    cena.delegate(das, "ana", "bruno")
    (linha,) = table(cena, "bruno")
    assert linha["Número"] == str(das.numero)
    assert linha["Empresa"] == "Padaria Sol Ltda"
    assert (linha["Delegado"], linha["Status"]) == ("Bruno Lima", "Em aberto")
    assert linha["Com quem está a bola"] == "Escritório"
    assert linha["Providenciar até"] == "01/12/2026 15:00"


def test_the_filter_narrows_it(cena: Cena):
    aberto, outro = cena.open(nome="Aberto"), cena.open(nome="Outro")
    cena.conclude(outro)
    assert names(cena, "ana") == ["Aberto"]
    assert names(cena, "ana", status="encerrado") == ["Outro"]
    assert sorted(names(cena, "ana", status="todos", pesquisa="outro")) == ["Outro"]
    assert names(cena, "ana", empresa=str(cena.elenco.lua.pk)) == []
    assert aberto.numero != outro.numero


@pytest.mark.parametrize("nome", ["davi", "otto"])
def test_nobody_takes_away_what_he_does_not_see(cena: Cena, nome: str):
    cena.open()
    assert table(cena, nome, status="todos") == []


def test_a_nome_computes_nothing(cena: Cena):
    cena.open(nome='=HYPERLINK("http://mau.example")')
    assert names(cena, "ana") == ['\'=HYPERLINK("http://mau.example")']


@pytest.mark.parametrize("formato", ["xlsx", "", "../../etc/passwd"])
def test_any_other_format_is_xlsx(cena: Cena, formato: str):
    cena.open()
    answer = entered(cena.elenco, "ana").get(URL, {"formato": formato})
    content = saved(answer)
    assert int(answer.headers["Content-Length"]) == len(content)
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="atendimentos-')
    assert b"Padaria Sol" in ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


def test_queries_do_not_grow_with_the_rows(cena: Cena):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            table(cena, "bruno")
        return len(captured)

    cena.open()
    few = queries()
    for _ in range(20):
        cena.open()
    assert queries() == few


def test_a_file_to_save_is_no_page(cena: Cena):
    answer = entered(cena.elenco, "celia").get(URL, {"formato": "csv"})
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert saved(answer).startswith(b"\xef\xbb\xbf")


def test_only_who_has_entered_and_only_by_get(cena: Cena, client):
    assert client.get(URL).headers["Location"].startswith("/entrar")
    assert entered(cena.elenco, "ana").post(URL).status_code == 405
