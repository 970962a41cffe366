"""The two formats: what is read back is what was written, and nothing computes."""

import csv
import io
from datetime import UTC, date, datetime
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.base.celulas import LIMITE, harmless
from econtador.relatorios import planilhas
from econtador.relatorios.planilhas import TabelaGrandeDemais, write_csv, write_xlsx
from econtador.relatorios.tabela import Coluna, Tabela

COLUNAS = [
    Coluna("Nome"),
    Coluna("Número", "inteiro"),
    Coluna("Horas", "decimal"),
    Coluna("Quando", "momento"),
    Coluna("Dia", "dia"),
]
EM = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
FORMULAS = [
    "=1+1",
    "+55 11 91234-5678",
    "-2",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '  =HYPERLINK("http://mau.example")',
    "\x00=1",
]


def as_csv(*linhas: list[object], fuso: str = "America/Sao_Paulo") -> list[list[str]]:
    destino = io.BytesIO()
    write_csv(Tabela("Teste", COLUNAS, linhas, fuso), destino)
    texto = destino.getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(texto, newline=""), delimiter=";"))


def as_xml(*linhas: list[object], nome: str = "Teste") -> str:
    destino = io.BytesIO()
    write_xlsx(Tabela(nome, COLUNAS, linhas), destino)
    with ZipFile(destino) as livro:
        return livro.read("xl/worksheets/sheet1.xml").decode()


def test_csv_reads_as_a_brazilian_writes():
    assert as_csv(['São João; "Ltda"', 42, 1.5, EM, date(2026, 11, 20)]) == [
        ["Nome", "Número", "Horas", "Quando", "Dia"],
        ['São João; "Ltda"', "42", "1,50", "23/11/2026 23:30", "20/11/2026"],
    ]


def test_a_moment_is_on_the_clock_of_the_table():
    assert as_csv(["", 1, 0.0, EM, EM.date()], fuso="America/Rio_Branco")[1][3] == (
        "23/11/2026 21:30"
    )


def test_what_is_missing_is_an_empty_cell():
    assert as_csv([None] * 5)[1] == [""] * 5
    assert as_xml([None] * 5).count("<c ") == 5  # the head alone


@pytest.mark.parametrize("texto", FORMULAS)
def test_no_text_is_a_formula_in_csv(texto: str):
    assert as_csv([texto, 1, 1.0, EM, EM.date()])[1][0].startswith("'")


@pytest.mark.parametrize("texto", FORMULAS)
def test_no_text_is_a_formula_in_xlsx(texto: str):
    xml = as_xml([texto, 1, 1.0, EM, EM.date()])
    assert "<f>" not in xml
    assert 't="inlineStr"' in xml


def test_an_address_is_no_link_in_xlsx():
    assert "hyperlink" not in as_xml(["http://mau.example", 1, 1.0, EM, EM.date()])


def test_the_head_is_harmless_too():
    destino = io.BytesIO()
    write_csv(Tabela("Teste", [Coluna("=1")], []), destino)
    assert destino.getvalue().decode("utf-8-sig") == "'=1\r\n"


@given(st.text())
def test_no_text_at_all_begins_a_formula(texto: str):
    safe = harmless(texto)
    assert not safe.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert len(safe) <= LIMITE + 1


@pytest.mark.parametrize("texto", ["Padaria Sol Ltda", "a=b", "1-2", "ação"])
def test_a_usual_text_stays_as_it_is(texto: str):
    assert harmless(texto) == texto


def test_a_sheet_may_have_any_name():
    assert "Guia" in as_xml(["Guia", 1, 1.0, EM, EM.date()], nome="[a]:*?/\\'" + "x" * 60)


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(planilhas, "LINHAS_DO_XLSX", 2)
    linha = ["a", 1, 1.0, EM, EM.date()]
    as_xml(linha, linha)
    with pytest.raises(TabelaGrandeDemais):
        as_xml(linha, linha, linha)


def test_rows_are_taken_one_by_one():
    """The second row is asked for only when the first is written."""
    destino, written = io.BytesIO(), []

    def linhas():
        for numero in range(3):
            written.append(destino.tell())
            yield ["x" * 100, numero, 1.0, EM, EM.date()]

    write_csv(Tabela("Teste", COLUNAS, linhas()), destino)
    assert written[0] < written[1] < written[2]
