"""The samples are what they claim to be, by the word of the libraries that read them."""

import io
import zipfile

import pypdfium2
import pytest
from PIL import Image

from econtador.arquivos import amostras


@pytest.mark.parametrize("formato", ["PNG", "JPEG", "GIF", "WEBP", "TIFF"])
def test_image_opens_in_its_format_and_size(formato):
    with Image.open(io.BytesIO(amostras.image(formato, (30, 20)))) as imagem:
        imagem.load()
        assert (imagem.format, imagem.size) == (formato, (30, 20))


def test_photo_carries_what_a_telephone_writes():
    with Image.open(io.BytesIO(amostras.photo(orientacao=8))) as imagem:
        exif = imagem.getexif()
        assert (exif[0x0112], exif[0x013B]) == (8, "Segredo da Silva")
        assert exif.get_ifd(0x8825)[2] == (23.0, 33.0, 1.0)


def test_png_of_announces_a_size_that_it_does_not_hold():
    conteudo = amostras.png_of(5_000, 4_000)
    assert len(conteudo) < 2_000
    with Image.open(io.BytesIO(conteudo)) as imagem:
        assert imagem.size == (5_000, 4_000)


def test_pdf_has_one_page_with_its_text_and_size():
    with pypdfium2.PdfDocument(amostras.pdf(300, 800, "Certidão nº 7")) as documento:
        assert len(documento) == 1
        pagina = documento[0]
        assert pagina.get_size() == (300, 800)
        assert pagina.get_textpage().get_text_bounded() == "Certidão nº 7"


@pytest.mark.parametrize(
    "conteudo",
    [
        amostras.packed({"a.txt": "x", "b/c.txt": b"y"}),
        amostras.office("wordprocessingml.document.main"),
        amostras.opendocument("text"),
    ],
)
def test_packages_are_whole(conteudo):
    with zipfile.ZipFile(io.BytesIO(conteudo)) as pacote:
        assert pacote.testzip() is None


def test_opendocument_tells_its_kind_first():
    with zipfile.ZipFile(io.BytesIO(amostras.opendocument("text"))) as pacote:
        assert pacote.namelist()[0] == "mimetype"
        assert pacote.read("mimetype") == b"application/vnd.oasis.opendocument.text"


def test_ole_is_made_of_whole_sectors():
    assert len(amostras.ole("WordDocument")) == 3 * 512
    assert len(amostras.ole("A", "B", "C", "D")) == 4 * 512
