"""Files of companies: what is read, and what is refused however it is dressed."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from econtador.empresas.importacao.leitura import read
from econtador.empresas.importacao.planilha import MAX_FOLHA
from econtador.empresas.importacao.tabela import (
    MAX_BYTES,
    MAX_CELULA,
    MAX_COLUNAS,
    MAX_LINHAS,
    PlanilhaRecusada,
    text_of,
)
from econtador.empresas.importacao.texto import decode, guess_separator

TITULOS = ["Razão social", "CNPJ", "Cidade"]
SOL = ["Padaria Sol", "11.222.333/0001-81", "São Paulo"]


def csv_of(*linhas: Sequence[str], sep: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(sep.join(linha) for linha in linhas).encode(encoding)


def xlsx_of(*linhas: Sequence[Any]) -> bytes:
    saida = io.BytesIO()
    with xlsxwriter.Workbook(saida) as livro:
        folha = livro.add_worksheet()
        for numero, linha in enumerate(linhas):
            folha.write_row(numero, 0, linha)
    return saida.getvalue()


def zip_of(**partes: bytes | str) -> bytes:
    saida = io.BytesIO()
    with zipfile.ZipFile(saida, "w", zipfile.ZIP_DEFLATED) as pacote:
        for nome, dados in partes.items():
            pacote.writestr(nome.replace("__", "/").replace("_xml", ".xml"), dados)
    return saida.getvalue()


def with_part(conteudo: bytes, nome: str, dados: bytes) -> bytes:
    """Return the package with one part put in the place of what it had."""
    saida = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(conteudo)) as de,
        zipfile.ZipFile(saida, "w", zipfile.ZIP_DEFLATED) as para,
    ):
        for parte in de.namelist():
            if parte != nome:
                para.writestr(parte, de.read(parte))
        para.writestr(nome, dados)
    return saida.getvalue()


@pytest.mark.parametrize("sep", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_in_every_dress(sep: str, encoding: str) -> None:
    tabela = read(csv_of(TITULOS, SOL, sep=sep, encoding=encoding))
    assert tabela.cabecalho == TITULOS
    assert tabela.linhas == [(2, SOL)]


def test_an_xlsx() -> None:
    tabela = read(xlsx_of(TITULOS, SOL, ["", "", ""], ["Oficina", 191, True]))
    assert tabela.cabecalho == TITULOS
    assert tabela.linhas == [(2, SOL), (4, ["Oficina", "191", "sim"])]


def test_of_a_formula_the_value_is_read_and_nothing_is_computed() -> None:
    saida = io.BytesIO()
    with xlsxwriter.Workbook(saida) as livro:
        folha = livro.add_worksheet()
        folha.write_row(0, 0, TITULOS)
        folha.write_formula(1, 0, '=HYPERLINK("http://mau.example","x")', value="Padaria Sol")
        folha.write_row(1, 1, SOL[1:])
    assert read(saida.getvalue()).linhas == [(2, SOL)]


def test_what_a_spreadsheet_took_for_a_formula_is_text_again() -> None:
    tabela = read(csv_of(["Nome", "CNPJ"], ["'=1+1", SOL[1]], ["'Aspas'", SOL[1]]))
    assert [celulas[0] for _, celulas in tabela.linhas] == ["=1+1", "'Aspas'"]


def test_quotes_may_hold_separators_and_line_breaks() -> None:
    tabela = read(b'Nome;CNPJ\r\n"Padaria; Sol\nLtda";11.222.333/0001-81\r\n')
    assert tabela.linhas == [(2, ["Padaria; Sol Ltda", SOL[1]])]


def test_excels_own_separator_line_is_obeyed() -> None:
    assert read(b"sep=,\r\n" + csv_of(TITULOS, SOL, sep=",")).linhas == [(2, SOL)]


def test_a_first_row_that_is_a_company_is_no_head() -> None:
    tabela = read(csv_of(SOL, SOL))
    assert tabela.cabecalho == ["Coluna A", "Coluna B", "Coluna C"]
    assert [numero for numero, _ in tabela.linhas] == [1, 2]


def test_rows_of_many_widths_are_evened() -> None:
    tabela = read(csv_of(["Nome", "CNPJ"], ["Sol"], ["Lua", SOL[1], "a mais"]))
    assert tabela.cabecalho == ["Nome", "CNPJ", "Coluna C"]
    assert tabela.linhas[0] == (2, ["Sol", "", ""])


@pytest.mark.parametrize("conteudo", [b"", b"\r\n\r\n", csv_of(TITULOS), xlsx_of(), b";;;\n;;"])
def test_a_sheet_without_a_company_is_refused(conteudo: bytes) -> None:
    with pytest.raises(PlanilhaRecusada, match="nenhuma empresa"):
        read(conteudo)


@pytest.mark.parametrize(
    ("conteudo", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "não é CSV nem XLSX"),
        (b"MZ\x90\0\x03\0\0\0", "não é CSV nem XLSX"),
        (b"Nome;CNPJ\r\nPadaria\0;1", "não é CSV nem XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "planilha antiga"),
        (b"PK\x03\x04 quebrado", "danificada"),
        (zip_of(leia_me="oi"), "não é uma planilha do Excel"),
        (zip_of(xl__workbook_xml="<a"), "danificada"),
        (zip_of(xl__workbook_xml="<a/>", **{"xl__vbaProject.bin": b"x"}), "macros"),
        (b"x" * (MAX_BYTES + 1), "mais de 5 MB"),
    ],
)
def test_what_is_no_sheet_is_refused_by_its_content(conteudo: bytes, sentence: str) -> None:
    with pytest.raises(PlanilhaRecusada, match=sentence) as refused:
        read(conteudo)
    assert refused.value.campo == "arquivo"


def test_a_zip_bomb_is_refused_before_it_is_opened() -> None:
    bomba = with_part(xlsx_of(TITULOS, SOL), "xl/worksheets/sheet1.xml", bytes(MAX_FOLHA + 1))
    assert len(bomba) < 100_000
    with pytest.raises(PlanilhaRecusada, match="se expande"):
        read(bomba)


def test_a_bomb_of_many_parts_is_refused() -> None:
    bomba = xlsx_of(TITULOS, SOL)
    for n in range(3):
        bomba = with_part(bomba, f"xl/worksheets/sheet{n + 2}.xml", bytes(MAX_FOLHA - 1))
    with pytest.raises(PlanilhaRecusada, match="se expande"):
        read(bomba)


def test_a_zip_that_lies_about_its_size_gives_no_more_than_it_said() -> None:
    bomba = with_part(xlsx_of(TITULOS, SOL), "xl/worksheets/sheet1.xml", bytes(MAX_FOLHA + 1))
    size = (MAX_FOLHA + 1).to_bytes(4, "little")
    with pytest.raises(PlanilhaRecusada, match="danificada"):
        read(bomba.replace(size, (1000).to_bytes(4, "little")))


@pytest.mark.parametrize("parte", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
def test_entities_are_refused(parte: str) -> None:
    riso = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst>&b;</sst>'
    with pytest.raises(PlanilhaRecusada, match="danificada"):
        read(with_part(xlsx_of(TITULOS, SOL), parte, riso))


@pytest.mark.parametrize("onde", ["A1048576", "XFD2"])
def test_a_cell_far_away_costs_nothing(onde: str) -> None:
    """One cell in the last row or column: the empty ones before it are not all visited."""
    saida = io.BytesIO()
    with xlsxwriter.Workbook(saida) as livro:
        folha = livro.add_worksheet()
        folha.write_row(0, 0, TITULOS)
        folha.write_row(1, 0, SOL)
        folha.write(onde, "longe")
    if onde.startswith("XFD"):
        assert len(read(saida.getvalue()).linhas) == 1
    else:
        with pytest.raises(PlanilhaRecusada, match="passa da linha"):
            read(saida.getvalue())


def test_too_many_rows_or_columns_are_refused() -> None:
    with pytest.raises(PlanilhaRecusada, match="mais de 5000 empresas"):
        read(csv_of(TITULOS, *[SOL] * (MAX_LINHAS + 1)))
    with pytest.raises(PlanilhaRecusada, match=f"mais de {MAX_COLUNAS} colunas"):
        read(csv_of(["x"] * (MAX_COLUNAS + 1), ["y"] * (MAX_COLUNAS + 1)))
    assert len(read(csv_of(TITULOS, *[SOL] * MAX_LINHAS)).linhas) == MAX_LINHAS


def test_one_long_text_in_every_cell_is_refused() -> None:
    """A shared text costs the file a few bytes each time it is named."""
    with pytest.raises(PlanilhaRecusada, match="texto demais"):
        read(xlsx_of(TITULOS, *[["x" * MAX_CELULA] * 3] * 1500))


def test_a_huge_cell_is_cut_and_a_longer_one_than_a_field_is_seen() -> None:
    (_, (celula, _)) = read(csv_of(["Nome", "CNPJ"], ["x" * 1_000_000, "1"])).linhas[0]
    assert len(celula) == MAX_CELULA + 1


@pytest.mark.parametrize(
    ("valor", "texto"),
    [
        (None, ""),
        (11222333000181, "11222333000181"),
        (11222333000181.0, "11222333000181"),
        (1.5, "1.5"),
        (True, "sim"),
        (False, "não"),
        ("  Padaria \t\n Sol ", "Padaria Sol"),
        ("Pad\u202earia\u200b\0 Sol\ud800", "Padaria Sol"),
        ("'=1+1", "=1+1"),
    ],
)
def test_a_cell_as_text(valor: object, texto: str) -> None:
    assert text_of(valor) == texto


def test_the_separator_is_the_one_that_cuts_every_line_alike() -> None:
    assert guess_separator("Nome;Observação\nSol;a, b, c\nLua;d, e") == ";"
    assert guess_separator("Nome,CNPJ\nSol,1") == ","
    assert guess_separator("") in ";\t,"


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(conteudo: bytes) -> None:
    try:
        tabela = read(conteudo)
    except PlanilhaRecusada:
        return
    assert all(len(celulas) == len(tabela.cabecalho) for _, celulas in tabela.linhas)


@given(st.text(max_size=200))
def test_no_text_leaves_something_that_a_database_refuses(texto: str) -> None:
    limpo = text_of(texto)
    assert limpo.isprintable()
    limpo.encode()


def test_latin_1_without_utf8_is_windows() -> None:
    assert decode("“São João” – 5 €".encode("cp1252")) == "“São João” – 5 €"
