"""The same store through django-storages, against a small server that speaks enough of S3."""

import hashlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.core.files.base import ContentFile

from econtador.arquivos import amostras
from econtador.arquivos.armazem import (
    ArquivoAusente,
    blob_path,
    delete_blob,
    open_blob,
    store,
    sweep_arriving,
)
from econtador.arquivos.conftest import use_storage
from econtador.arquivos.miniaturas import thumbnail
from econtador.arquivos.respostas import download_response
from econtador.arquivos.tipos import Tipo


class Servidor(ThreadingHTTPServer):
    """One bucket in memory, at a free port of this machine."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Balde)
        self.objetos: dict[str, bytes] = {}
        self.escritas: list[str] = []


class Balde(BaseHTTPRequestHandler):
    """HEAD, GET, PUT and DELETE of objects, kept in the server's `objetos`."""

    protocol_version = "HTTP/1.1"
    server: Servidor

    def do_PUT(self):
        tamanho = int(self.headers["Content-Length"])
        self.server.objetos[self.path.split("?")[0]] = self.rfile.read(tamanho)
        self.server.escritas.append(self.path)
        self._answer(200, b"")

    def do_GET(self):
        corpo = self.server.objetos.get(self.path.split("?")[0])
        self._answer(404 if corpo is None else 200, corpo or b"")

    do_HEAD = do_GET  # noqa: N815 - http.server's name

    def do_DELETE(self):
        self.server.objetos.pop(self.path, None)
        self._answer(204, b"")

    def log_message(self, *_argumentos):
        """Say nothing on the terminal of the tests."""

    def _answer(self, codigo, corpo):
        self.send_response(codigo)
        self.send_header("Content-Length", str(len(corpo)))
        self.send_header("Last-Modified", "Tue, 24 Nov 2026 12:00:00 GMT")
        self.send_header("ETag", f'"{hashlib.sha256(corpo).hexdigest()}"')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(corpo)


@pytest.fixture
def balde(settings, monkeypatch):
    monkeypatch.setenv("AWS_REQUEST_CHECKSUM_CALCULATION", "when_required")
    servidor = Servidor()
    linha = Thread(target=servidor.serve_forever, args=(0.01,))
    linha.start()
    use_storage(
        settings,
        "storages.backends.s3.S3Storage",
        bucket_name="balde",
        endpoint_url=f"http://127.0.0.1:{servidor.server_port}",
        access_key="chave",
        secret_key="segredo",
        region_name="sa-east-1",
        file_overwrite=False,
        addressing_style="path",
    )
    yield servidor
    servidor.shutdown()
    linha.join()
    servidor.server_close()


def keep(escritorio, conteudo=None):
    return store(ContentFile(conteudo or amostras.pdf(), name="guia.pdf"), escritorio)


def test_a_content_goes_to_its_place_and_comes_back(balde, aurora):
    guardado = keep(aurora)
    assert balde.objetos == {f"/balde/{blob_path(aurora, guardado.sha256)}": amostras.pdf()}
    with open_blob(aurora, guardado.sha256) as blob:
        assert blob.read() == amostras.pdf()


def test_the_same_content_is_sent_once(balde, aurora):
    assert keep(aurora) == keep(aurora)
    assert len(balde.escritas) == 1


def test_a_missing_content_is_said_in_a_sentence(balde, aurora):
    with pytest.raises(ArquivoAusente):
        open_blob(aurora, "a" * 64)


@pytest.mark.django_db  # a closed response makes Django look at the connections
def test_a_download_has_the_size_and_the_bytes(balde, aurora):
    guardado = keep(aurora)
    resposta = download_response(open_blob(aurora, guardado.sha256), "guia.pdf", guardado.tipo)
    assert resposta["Content-Length"] == str(guardado.tamanho)
    assert b"".join(resposta) == amostras.pdf()
    resposta.close()


def test_a_thumbnail_is_kept_beside_its_content(balde, aurora):
    guardado = keep(aurora)
    feita = thumbnail(aurora, guardado.sha256, Tipo.PDF)
    assert feita is not None
    assert balde.objetos[f"/balde/{blob_path(aurora, guardado.sha256)}.webp"] == feita
    assert thumbnail(aurora, guardado.sha256, Tipo.PDF) == feita
    assert len(balde.escritas) == 2


def test_delete_takes_both_away(balde, aurora):
    guardado = keep(aurora)
    thumbnail(aurora, guardado.sha256, Tipo.PDF)
    delete_blob(aurora, guardado.sha256)
    assert balde.objetos == {}


def test_there_is_nothing_to_sweep(balde):
    assert sweep_arriving(antes_de=0) == 0
