import io
import struct

import pytest

from econtador.arquivos import amostras
from econtador.arquivos.ole import recognise_ole
from econtador.arquivos.tipos import Perigo, Tipo


def test_a_directory_of_many_sectors_is_followed_to_its_end():
    nomes = [f"Parte {numero}" for numero in range(40)]
    assert recognise_ole(io.BytesIO(amostras.ole(*nomes, "WordDocument"))) is Tipo.DOC


def test_a_directory_that_turns_in_circles_ends():
    conteudo = bytearray(amostras.ole("A", "B", "C", "D", "E"))
    struct.pack_into("<I", conteudo, 512 + 8, 1)  # the second sector points back to the first
    assert recognise_ole(io.BytesIO(conteudo)) is None


@pytest.mark.parametrize(
    ("posicao", "dados"),
    [
        (30, b"\xff\xff"),  # sectors of an absurd size
        (48, b"\x00\xff\x00\x00"),  # a directory past the end of the file
        (76, b"\x00\xff\x00\x00"),  # a table past the end of the file
    ],
)
def test_a_broken_header_is_said_to_be_damaged(posicao, dados):
    conteudo = bytearray(amostras.ole("WordDocument"))
    conteudo[posicao : posicao + len(dados)] = dados
    assert recognise_ole(io.BytesIO(conteudo)) is Perigo.DANIFICADO


def test_a_cut_file_is_said_to_be_damaged():
    assert recognise_ole(io.BytesIO(amostras.ole("Workbook")[:700])) is Perigo.DANIFICADO
