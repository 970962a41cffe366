"""The page and its files: who may look, what is said, how often the database is asked."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from econtador.painel.todos import RELATORIOS
from tests.cena import Cena
from tests.cliente_http import entered, saved


def page(cena: Cena, nome: str = "ana", query: str = "", status: int = 200) -> str:
    answer = entered(cena.elenco, nome).get(f"/painel{query}")
    assert answer.status_code == status
    return answer.content.decode()


def test_it_shows_every_report_with_its_files(cena: Cena):
    cena.open()
    html = page(cena)
    for titulo in ("Carga por pessoa", "Carga por departamento", "Movimento", "Tempos"):
        assert titulo in html
    for chave in RELATORIOS:
        assert f"/painel/{chave}?formato=csv" in html
        assert f"/painel/{chave}?formato=xlsx" in html
    assert "Sem responsável" in html


def test_an_empty_office_has_a_calm_panel(cena: Cena):
    html = page(cena)
    assert "Nada neste período." in html
    assert "—" in html


@pytest.mark.parametrize("nome", ["ana", "bruno"])
def test_queries_do_not_grow_with_the_rows(cena: Cena, nome: str):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(cena, nome)
        return len(captured)

    cena.open()
    few = queries()
    for number in range(12):
        cena.open(nome=f"Pedido {number}")
    assert queries() == few


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?de=2026-11-24&ate=2026-11-01", "termina antes de começar"),
        ("?de=2026-11-24", "os dois dias"),
        ("?de=2001-01-01&ate=2026-11-01", "até cinco anos"),
        ("?de=ontem&ate=2026-11-01", "data"),
        ("?de=2026-11-01&ate=2026-11-24&departamento=nada", "departamento"),
    ],
)
def test_a_period_that_cannot_be_is_told(cena: Cena, query: str, sentence: str):
    assert sentence in page(cena, query=query, status=422).lower()


def test_the_period_asked_for_is_kept_in_the_files(cena: Cena):
    html = page(cena, query="?de=2026-11-01&ate=2026-11-24")
    assert "/painel/pessoas?de=2026-11-01&amp;ate=2026-11-24&amp;formato=csv" in html


@pytest.mark.parametrize("chave", sorted(RELATORIOS))
@pytest.mark.parametrize("formato", ["csv", "xlsx"])
def test_each_report_is_a_file(cena: Cena, chave: str, formato: str):
    cena.open()
    answer = entered(cena.elenco, "ana").get(f"/painel/{chave}", {"formato": formato})
    assert answer.status_code == 200
    content = saved(answer)
    assert content.startswith(b"PK" if formato == "xlsx" else b"\xef\xbb\xbf")


def test_the_file_holds_every_row_and_no_formula(cena: Cena):
    cena.open()
    with cena.by_sistema():
        cena.elenco.sol.nome = "=1+1"
        cena.elenco.sol.save()
    answer = entered(cena.elenco, "ana").get("/painel/empresas", {"formato": "csv"})
    text = saved(answer).decode("utf-8-sig")
    (linha,) = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    assert linha["Empresa"] == "'=1+1"
    assert linha["Mediana até encerrar (h)"] == ""


def test_a_report_that_does_not_exist_is_not_found(cena: Cena):
    client = entered(cena.elenco, "ana")
    assert client.get("/painel/senhas").status_code == 404
    assert client.get("/painel/pessoas?de=ontem").status_code == 404


@pytest.mark.parametrize("path", ["/painel", "/painel/pessoas"])
def test_only_operadores_and_only_by_get(cena: Cena, path: str, client):
    assert client.get(path).headers["Location"].startswith("/entrar")
    assert entered(cena.elenco, "celia").get(path).status_code == 403
    assert entered(cena.elenco, "ana").post(path).status_code == 405


def test_another_office_finds_nothing_of_this_one(cena: Cena):
    cena.open(nome="Segredo da Aurora")
    html = page(cena, "otto")
    assert "Padaria Sol" not in html
    assert "Bruno" not in html


def test_a_departamento_of_another_office_is_no_choice(cena: Cena):
    fiscal = cena.elenco.departamentos["Fiscal"].pk
    page(cena, "otto", f"?departamento={fiscal}", status=422)
