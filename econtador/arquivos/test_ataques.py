"""From the upload to the answer, each attack by the whole way that a real one would take."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from econtador.arquivos import amostras
from econtador.arquivos.armazem import TEMPORARIOS, open_blob, store
from econtador.arquivos.miniaturas import thumbnail
from econtador.arquivos.respostas import download_response, thumbnail_response
from econtador.arquivos.tipos import ArquivoRecusado

# A response that is closed tells Django that the request is over, which looks at the connections.
pytestmark = pytest.mark.django_db

ROTEIRO = b"<script>fetch('/entrar')</script>"


def through(conteudo, nome, escritorio, declarado="application/pdf"):
    """Upload, with the media type that the browser claims, and download again."""
    guardado = store(SimpleUploadedFile(nome, conteudo, content_type=declarado), escritorio)
    return download_response(
        open_blob(escritorio, guardado.sha256), guardado.nome, guardado.tipo
    ), guardado


@pytest.mark.parametrize("declarado", ["application/pdf", "image/png", "text/plain", ""])
@pytest.mark.parametrize(
    "nome", ["pagina.html", "nota.pdf", "foto.png", "nota.txt", "nota", "n.xml"]
)
@pytest.mark.parametrize(
    "conteudo",
    [
        b"<!DOCTYPE html>" + ROTEIRO,
        b"<svg xmlns='http://www.w3.org/2000/svg'>" + ROTEIRO + b"</svg>",
        b"\xef\xbb\xbf<html>" + ROTEIRO,
        b"GIF89a" + ROTEIRO,
        ROTEIRO + b"%PDF-1.7",
    ],
)
def test_a_page_never_gets_in_whatever_it_is_called(pasta, aurora, nome, conteudo, declarado):
    with pytest.raises(ArquivoRecusado):
        through(conteudo, nome, aurora, declarado)
    assert [p for p in pasta.rglob("*") if p.is_file()] == []


def test_what_the_browser_claims_counts_for_nothing(deposito, aurora):
    resposta, guardado = through(b"so texto", "nota.txt", aurora, declarado="text/html")
    assert guardado.tipo == "text/plain"
    assert resposta["Content-Type"] == "application/octet-stream"
    resposta.close()


def test_a_script_hidden_deep_in_a_text_is_only_ever_saved(deposito, aurora):
    resposta, _ = through(b"x\n" * 40_000 + ROTEIRO, "nota.txt", aurora)
    assert resposta["Content-Type"] == "application/octet-stream"
    assert resposta["Content-Disposition"].startswith("attachment; ")
    assert resposta["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in resposta["Content-Security-Policy"]
    resposta.close()


@pytest.mark.parametrize(
    "nome",
    [
        "../../../../tmp/fora.pdf",
        "..\\..\\fora.pdf",
        "/etc/cron.d/fora.pdf",
        "C:\\Windows\\fora.pdf",
        ".ssh/fora.pdf",
        "x" * 5_000 + ".pdf",
    ],
)
def test_no_name_chooses_a_place(pasta, aurora, nome):
    sha256 = store(ContentFile(amostras.pdf(), name=nome), aurora).sha256
    achados = [p.relative_to(pasta) for p in pasta.rglob("*") if p.is_file()]
    assert [str(p) for p in achados] == [f"{aurora}/{sha256[:2]}/{sha256}"]
    assert list(pasta.parent.iterdir()) == [pasta]
    assert list((pasta / TEMPORARIOS).iterdir()) == []


@pytest.mark.parametrize("nome", ["fora.pdf\0.exe", "fora.pdf/../a.exe", "a.exe\u200b", "a.EXE ."])
def test_no_name_hides_a_program(deposito, aurora, nome):
    with pytest.raises(ArquivoRecusado, match="programa"):
        store(ContentFile(amostras.pdf(), name=nome), aurora)


def test_a_stream_of_windows_becomes_part_of_a_harmless_name(deposito, aurora):
    assert store(ContentFile(amostras.pdf(), name="a.exe::"), aurora).nome == "a.exe__.pdf"


def test_a_stored_file_is_never_executable(pasta, aurora):
    guardado = store(ContentFile(amostras.pdf(), name="a.pdf"), aurora)
    arquivo = next(pasta.rglob(guardado.sha256))
    assert arquivo.stat().st_mode & 0o111 == 0


def test_a_bomb_in_a_bomb_is_kept_closed(deposito, aurora):
    """42.zip: each layer is modest, and nothing here ever opens the inner ones."""
    dentro = amostras.packed({"zeros": bytes(40 << 20)})
    resposta, guardado = through(
        amostras.packed({f"{n}.zip": dentro for n in range(16)}), "a", aurora
    )
    assert guardado.nome == "a.zip"
    assert int(resposta["Content-Length"]) < 1 << 20
    resposta.close()


def test_a_link_inside_a_package_is_not_followed(deposito, aurora):
    saida = io.BytesIO()
    with zipfile.ZipFile(saida, "w") as pacote:
        atalho = zipfile.ZipInfo("mimetype")
        atalho.external_attr = 0o120777 << 16
        pacote.writestr(atalho, "/etc/passwd")
    with pytest.raises(ArquivoRecusado, match="tipo que não aceitamos"):
        through(saida.getvalue(), "a.odt", aurora)


def test_a_pixel_bomb_may_be_kept_and_is_never_drawn(deposito, aurora):
    resposta, guardado = through(amostras.png_of(50_000, 50_000), "bomba.png", aurora)
    resposta.close()
    assert thumbnail(aurora, guardado.sha256, guardado.tipo) is None
    assert thumbnail_response(None).status_code == 404


def test_another_office_reaches_neither_content_nor_picture(pasta, aurora, boreal):
    resposta, guardado = through(amostras.image(), "tela.png", aurora)
    resposta.close()
    thumbnail(aurora, guardado.sha256, guardado.tipo)
    for alcance in (open_blob, lambda e, s: thumbnail(e, s, guardado.tipo)):
        with pytest.raises(Exception, match="não está guardado aqui"):
            alcance(boreal, guardado.sha256)
