import io
import struct
import zipfile

import pytest

from econtador.arquivos import amostras
from econtador.arquivos.pacotes import ends_as_zip, recognise_zip
from econtador.arquivos.tipos import Perigo, Tipo


def recognised(conteudo):
    return recognise_zip(io.BytesIO(conteudo))


def test_a_bomb_is_known_by_its_index_without_opening_it():
    assert recognised(amostras.packed({"zeros.txt": bytes(60 << 20)})) is Perigo.BOMBA


def test_a_bomb_dressed_as_a_spreadsheet_is_still_one():
    extras: dict[str, bytes | str] = {"xl/sheet1.xml": bytes(60 << 20)}
    assert recognised(amostras.office("spreadsheetml.sheet.main", extras)) is Perigo.BOMBA


def test_well_compressed_notes_are_no_bomb():
    assert recognised(amostras.packed({"sped.txt": b"|C100|0|1|\r\n" * 400_000})) is Tipo.ZIP


def test_entries_that_share_the_same_bytes_are_a_bomb():
    """As in Fifield's "better zip bomb": many names in the index, one body in the file."""
    conteudo = amostras.packed({"a": bytes(range(256)) * 40})
    indice = conteudo.index(b"PK\x01\x02")
    fim = conteudo.index(b"PK\x05\x06")
    entrada = conteudo[indice:fim]
    rodape = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 99, 99, len(entrada) * 99, indice, 0)
    assert recognised(conteudo[:indice] + entrada * 99 + rodape) is Perigo.BOMBA


def test_too_many_entries_are_a_bomb():
    saida = io.BytesIO()
    with zipfile.ZipFile(saida, "w") as pacote:
        for numero in range(10_001):
            pacote.writestr(f"{numero}", "")
    assert recognised(saida.getvalue()) is Perigo.BOMBA


@pytest.mark.parametrize("indice", [5 << 20, 0xFFFFFFFF])
def test_an_index_too_large_is_not_even_read(indice):
    conteudo = amostras.packed({"a": "b"})
    fim = conteudo.index(b"PK\x05\x06")
    rodape = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, indice, 0, 0)
    assert recognised(conteudo[:fim] + rodape) is Perigo.BOMBA


def test_zip64_could_hide_the_size_of_its_index():
    conteudo = amostras.packed({"a": "b"})
    fim = conteudo.index(b"PK\x05\x06")
    assert recognised(conteudo[:fim] + b"PK\x06\x07" + bytes(16) + conteudo[fim:]) is Perigo.BOMBA


@pytest.mark.parametrize("nome", ["../fora.txt", "a/../../b", "/etc/x", "..\\x", "C:/x", "C:\\x"])
def test_a_name_that_climbs_out_is_refused(nome):
    assert recognised(amostras.packed({"bom.txt": "x", nome: "y"})) is Perigo.CAMINHO


@pytest.mark.parametrize(
    "nome", ["a/setup.exe", "boleto.pdf.js", "x.EXE. ", "planilha.xlsm", "atalho.lnk", "a.jar"]
)
def test_a_program_inside_is_refused(nome):
    assert recognised(amostras.packed({"nota.xml": "<a/>", nome: "x"})) is Perigo.PROGRAMA_DENTRO
    assert (
        recognised(amostras.office("wordprocessingml.document.main", {nome: "x"}))
        is Perigo.PROGRAMA_DENTRO
    )
    assert recognised(amostras.opendocument("text", {nome: "x"})) is Perigo.PROGRAMA_DENTRO


def test_a_cut_file_is_said_to_be_damaged():
    conteudo = amostras.packed({"a.txt": bytes(range(256)) * 10})
    assert recognised(conteudo[: len(conteudo) // 2]) is Perigo.DANIFICADO


def test_a_broken_part_is_said_to_be_damaged():
    conteudo = amostras.office("wordprocessingml.document.main").replace(b"PK\x03\x04", b"PKxx", 1)
    assert recognised(conteudo) is Perigo.DANIFICADO


def test_parts_of_libreoffice_that_hold_no_macro_pass():
    extras: dict[str, bytes | str] = {
        "Basic/script-lc.xml": "x",
        "Basic/Standard/script-lb.xml": "x",
    }
    assert recognised(amostras.opendocument("text", extras)) is Tipo.ODT


def test_parts_of_office_that_are_binary_pass():
    extras: dict[str, bytes | str] = {"xl/printerSettings/printerSettings1.bin": b"x"}
    assert recognised(amostras.office("spreadsheetml.sheet.main", extras)) is Tipo.XLSX


def test_ends_as_zip_wants_the_end_exactly_there():
    pacote = amostras.packed({"a": "b"})
    assert ends_as_zip(b"%PDF-1.4" + pacote)
    assert not ends_as_zip(pacote + b"mais")
    assert not ends_as_zip(b"PK\x05\x06")
    assert not ends_as_zip(b"")
