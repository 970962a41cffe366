import pytest
from django.core.files.base import ContentFile

from econtador.arquivos import amostras
from econtador.arquivos.armazem import open_blob, store
from econtador.arquivos.respostas import download_response, thumbnail_response
from econtador.arquivos.tipos import Tipo

# A response that is closed tells Django that the request is over, which looks at the connections.
pytestmark = pytest.mark.django_db

DEFESAS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


def test_a_download_streams_the_content(deposito, aurora):
    guardado = store(ContentFile(amostras.pdf(), name="Guia – março.pdf"), aurora)
    blob = open_blob(aurora, guardado.sha256)
    resposta = download_response(blob, guardado.nome, guardado.tipo)
    assert resposta.streaming
    assert b"".join(resposta) == amostras.pdf()
    assert resposta["Content-Length"] == str(guardado.tamanho)
    assert resposta["Content-Type"] == "application/pdf"
    assert resposta["Content-Disposition"] == (
        'attachment; filename="Guia _ marco.pdf"; '
        "filename*=UTF-8''Guia%20%E2%80%93%20mar%C3%A7o.pdf"
    )
    resposta.close()


def test_the_end_of_a_download_closes_the_file(pasta, aurora):
    blob = open_blob(aurora, store(ContentFile(amostras.pdf(), name="a.pdf"), aurora).sha256)
    download_response(blob, "a.pdf", Tipo.PDF).close()
    assert blob.closed


@pytest.mark.parametrize("tipo", [*Tipo, "text/html", "image/svg+xml", "text/javascript", ""])
def test_every_download_is_defended(tipo):
    resposta = download_response(ContentFile(b"<script>"), "pagina.html", tipo)
    assert {nome: resposta[nome] for nome in DEFESAS} == DEFESAS
    assert resposta["Content-Disposition"].startswith("attachment; ")


@pytest.mark.parametrize("tipo", [Tipo.PDF, Tipo.JPEG, Tipo.PNG, Tipo.GIF, Tipo.WEBP])
def test_harmless_kinds_say_what_they_are(tipo):
    assert download_response(ContentFile(b"x"), "a", tipo)["Content-Type"] == str(tipo)


@pytest.mark.parametrize(
    "tipo", [Tipo.XML, Tipo.TXT, Tipo.EML, Tipo.ZIP, Tipo.DOCX, "text/html", "image/svg+xml", ""]
)
def test_all_other_kinds_are_plain_bytes(tipo):
    resposta = download_response(ContentFile(b"x"), "a.html", tipo)
    assert resposta["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize(
    "nome", ["a\r\nX-Mau: 1.pdf", 'a"; filename="b.exe', "../../x", "", "日本.pdf"]
)
def test_a_name_cannot_write_headers(nome):
    resposta = download_response(ContentFile(b"x"), nome, Tipo.PDF)
    assert "X-Mau" not in resposta
    assert resposta["Content-Disposition"].count("filename=") == 1
    assert resposta["Content-Disposition"].isprintable()


def test_a_thumbnail_is_shown_in_place_and_defended():
    resposta = thumbnail_response(b"RIFF....WEBP")
    assert (resposta.status_code, resposta["Content-Type"]) == (200, "image/webp")
    assert resposta["Content-Disposition"] == "inline"
    assert {nome: resposta[nome] for nome in DEFESAS} == DEFESAS
    assert resposta.content == b"RIFF....WEBP"


def test_without_a_thumbnail_there_is_nothing_to_see():
    resposta = thumbnail_response(None)
    assert (resposta.status_code, resposta.content) == (404, b"")
    assert {nome: resposta[nome] for nome in DEFESAS} == DEFESAS
