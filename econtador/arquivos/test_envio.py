import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from econtador.arquivos.armazem import store
from econtador.arquivos.tipos import ArquivoRecusado

MB = 1 << 20


@pytest.fixture(params=[64 << 20, 0], ids=["na memória", "no disco"])
def guardada(request, settings):
    settings.ANEXO_MAX_BYTES = MB
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = request.param
    settings.FILE_UPLOAD_HANDLERS = [
        "econtador.arquivos.envio.LimiteDeEnvio",
        "django.core.files.uploadhandler.MemoryFileUploadHandler",
        "django.core.files.uploadhandler.TemporaryFileUploadHandler",
    ]


def sent(conteudo, **campos):
    anexo = SimpleUploadedFile("recado.txt", conteudo)
    return RequestFactory().post("/", {"texto": "Segue.", "anexos": anexo, **campos})


def test_a_file_within_the_limit_arrives_whole(guardada):
    pedido = sent(b"x" * MB)
    with pedido.FILES["anexos"] as anexo:
        assert anexo.read() == b"x" * MB


def test_a_file_without_end_is_cut_as_it_comes(guardada):
    with sent(b"x" * 9 * MB).FILES["anexos"] as anexo:
        assert MB < anexo.size <= MB + (128 << 10)


def test_what_was_cut_is_still_refused_with_a_sentence(guardada, deposito, aurora):
    with (
        sent(b"x" * 9 * MB).FILES["anexos"] as anexo,
        pytest.raises(ArquivoRecusado, match="mais de 1 MB"),
    ):
        store(anexo, aurora)


def test_the_text_beside_it_is_not_lost(guardada):
    pedido = sent(b"x" * 9 * MB, zz="fim")
    assert (pedido.POST["texto"], pedido.POST["zz"]) == ("Segue.", "fim")
    pedido.FILES["anexos"].close()
