import io
import stat
from threading import BoundedSemaphore

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from econtador.arquivos import amostras, miniaturas
from econtador.arquivos.armazem import ArquivoAusente, blob_path, delete_blob, store
from econtador.arquivos.miniaturas import has_thumbnail, thumbnail
from econtador.arquivos.tipos import Tipo


def keep(conteudo, nome, escritorio):
    return store(ContentFile(conteudo, name=nome), escritorio)


def picture_of(conteudo, nome, escritorio):
    guardado = keep(conteudo, nome, escritorio)
    feita = thumbnail(escritorio, guardado.sha256, guardado.tipo)
    return feita and Image.open(io.BytesIO(feita))


def reddish(imagem, x, y):
    vermelho, _verde, azul = imagem.convert("RGB").getpixel((x, y))
    return vermelho > 200 > azul


@pytest.mark.parametrize("formato", ["PNG", "JPEG", "GIF", "WEBP", "TIFF"])
def test_images_are_drawn_small(deposito, aurora, formato):
    imagem = picture_of(amostras.image(formato), "a", aurora)
    assert (imagem.format, imagem.size) == ("WEBP", (320, 240))


def test_a_small_image_is_not_blown_up(deposito, aurora):
    assert picture_of(amostras.image("PNG", (20, 10)), "a", aurora).size == (20, 10)


def test_the_first_page_of_a_pdf_is_drawn(deposito, aurora):
    imagem = picture_of(amostras.pdf(), "a.pdf", aurora)
    assert imagem.size[1] == 320
    rodape, alto = imagem.getpixel((100, 315)), imagem.getpixel((5, 5))
    assert alto == (255, 255, 255)
    assert rodape[0] < 60 < rodape[1]


def test_a_photo_is_turned_upright_and_tells_nothing_of_its_author(deposito, aurora):
    guardado = keep(amostras.photo(orientacao=6), "a.jpg", aurora)
    feita = thumbnail(aurora, guardado.sha256, guardado.tipo) or b""
    assert b"Segredo" not in feita
    assert b"EXIF" not in feita
    assert b"ICCP" not in feita
    imagem = Image.open(io.BytesIO(feita))
    assert imagem.size == (160, 320)
    assert reddish(imagem, 80, 20)  # what was on the left is now on top


@pytest.mark.parametrize("modo", ["1", "L", "P", "I;16", "RGBA", "LA", "CMYK"])
def test_every_way_to_write_colours_is_drawn(deposito, aurora, modo):
    saida = io.BytesIO()
    Image.new(modo, (400, 400)).save(saida, "TIFF" if modo == "CMYK" else "PNG")
    assert picture_of(saida.getvalue(), "a", aurora).size == (320, 320)


def test_transparency_stays(deposito, aurora):
    saida = io.BytesIO()
    Image.new("RGBA", (400, 400), (0, 0, 0, 0)).save(saida, "PNG")
    assert picture_of(saida.getvalue(), "a", aurora).mode == "RGBA"


@pytest.mark.parametrize(
    ("nome", "conteudo"),
    [
        ("bomba.png", amostras.png_of(50_000, 50_000)),
        ("cheia.png", amostras.png_of(8_100, 8_100)),
        ("cortada.jpg", amostras.image("JPEG")[:1500]),
        ("cortada.png", amostras.image("PNG")[:60]),
        ("so o nome.png", b"\x89PNG\r\n\x1a\n"),
        ("vazio.gif", b"GIF89a\0\0\0\0\0\0\0"),
        ("gigante.pdf", amostras.pdf(50_000, 50_000)),
        ("fita.pdf", amostras.pdf(14_401, 10)),
        ("lixo.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20),
    ],
)
def test_a_hostile_or_broken_file_has_no_picture(deposito, aurora, nome, conteudo):
    assert picture_of(conteudo, nome, aurora) is None


@pytest.mark.parametrize("tipo", [Tipo.XML, Tipo.HEIC, Tipo.DOCX, "text/html", "image/svg+xml", ""])
def test_other_kinds_are_not_even_tried(deposito, aurora, tipo):
    assert not has_thumbnail(tipo)
    assert thumbnail(aurora, "a" * 64, tipo) is None


def test_a_kind_that_lies_is_not_opened_by_another_reader(deposito, aurora):
    guardado = keep(amostras.image("GIF"), "a.gif", aurora)
    assert has_thumbnail(Tipo.PNG)
    assert thumbnail(aurora, guardado.sha256, Tipo.PNG) is None


def test_a_picture_is_drawn_once_and_kept_beside_its_content(pasta, aurora):
    guardado = keep(amostras.pdf(), "a.pdf", aurora)
    feita = thumbnail(aurora, guardado.sha256, guardado.tipo)
    caminho = pasta / f"{blob_path(aurora, guardado.sha256)}.webp"
    assert caminho.read_bytes() == feita
    assert stat.S_IMODE(caminho.stat().st_mode) == 0o600
    caminho.write_bytes(b"a que estava guardada")
    assert thumbnail(aurora, guardado.sha256, guardado.tipo) == b"a que estava guardada"


def test_a_failure_is_remembered(pasta, aurora):
    guardado = keep(amostras.png_of(50_000, 50_000), "a.png", aurora)
    assert thumbnail(aurora, guardado.sha256, guardado.tipo) is None
    assert (pasta / f"{blob_path(aurora, guardado.sha256)}.webp").read_bytes() == b""
    assert thumbnail(aurora, guardado.sha256, guardado.tipo) is None


def test_delete_takes_the_picture_away_too(pasta, aurora):
    guardado = keep(amostras.image(), "a.png", aurora)
    thumbnail(aurora, guardado.sha256, guardado.tipo)
    delete_blob(aurora, guardado.sha256)
    assert [p for p in pasta.rglob("*") if p.is_file()] == []


def test_without_the_content_there_is_no_picture(deposito, aurora):
    with pytest.raises(ArquivoAusente):
        thumbnail(aurora, "a" * 64, Tipo.PNG)


def test_a_slow_file_is_given_up(pasta, aurora, monkeypatch):
    monkeypatch.setattr(miniaturas, "SEGUNDOS", 0.001)
    assert picture_of(amostras.pdf(), "a.pdf", aurora) is None


def test_a_dead_draughtsman_is_no_harm(pasta, aurora, monkeypatch, tmp_path):
    morto = tmp_path / "morto.py"
    morto.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n")
    monkeypatch.setattr(miniaturas, "_DESENHISTA", morto)
    assert picture_of(amostras.pdf(), "a.pdf", aurora) is None


def test_what_is_no_picture_is_not_passed_on(pasta, aurora, monkeypatch, tmp_path):
    tomado = tmp_path / "tomado.py"
    tomado.write_text("print('<html><script>alert(1)</script>')\n")
    monkeypatch.setattr(miniaturas, "_DESENHISTA", tomado)
    assert picture_of(amostras.pdf(), "a.pdf", aurora) is None


def test_the_draughtsman_sees_none_of_our_secrets(pasta, aurora, monkeypatch, tmp_path):
    visto = tmp_path / "visto"
    curioso = tmp_path / "curioso.py"
    curioso.write_text(f"import os\nopen({str(visto)!r}, 'w').write(repr(dict(os.environ)))\n")
    monkeypatch.setenv("DATABASE_URL", "postgres://segredo")
    monkeypatch.setattr(miniaturas, "_DESENHISTA", curioso)
    picture_of(amostras.pdf(), "a.pdf", aurora)
    assert "segredo" not in visto.read_text()


def test_a_busy_server_makes_nobody_wait_and_remembers_no_failure(pasta, aurora, monkeypatch):
    monkeypatch.setattr(miniaturas, "SEGUNDOS", 0.01)
    ocupadas = BoundedSemaphore(1)
    ocupadas.acquire()
    monkeypatch.setattr(miniaturas, "_vagas", ocupadas)
    guardado = keep(amostras.image(), "a.png", aurora)
    assert thumbnail(aurora, guardado.sha256, guardado.tipo) is None
    assert not (pasta / f"{blob_path(aurora, guardado.sha256)}.webp").exists()
