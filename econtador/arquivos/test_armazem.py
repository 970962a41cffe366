import hashlib
import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.base import ContentFile, File

from econtador.arquivos import amostras
from econtador.arquivos.armazem import (
    TEMPORARIOS,
    ArquivoAusente,
    blob_path,
    delete_blob,
    open_blob,
    store,
    sweep_arriving,
)
from econtador.arquivos.tipos import ArquivoRecusado, Tipo

MB = 1 << 20


def upload(conteudo, nome="guia.pdf"):
    return ContentFile(conteudo, name=nome)


def files_under(pasta):
    return sorted(p for p in pasta.rglob("*") if p.is_file())


class Torneira(ContentFile):  # type: ignore[type-arg] # Django makes no generic of it at run time
    """An upload that never ends by itself, and counts what was taken from it."""

    def __init__(self, pedaco, pedacos):
        super().__init__(b"", name="grande.txt")
        self.pedaco, self.pedacos, self.tirados = pedaco, pedacos, 0

    def chunks(self, chunk_size=None):
        for _ in range(self.pedacos):
            self.tirados += 1
            yield self.pedaco


def test_store_keeps_and_open_gives_back(deposito, aurora):
    conteudo = amostras.pdf()
    guardado = store(upload(conteudo, "../Guia do DAS.pdf"), aurora)
    assert guardado.sha256 == hashlib.sha256(conteudo).hexdigest()
    assert (guardado.tamanho, guardado.tipo) == (len(conteudo), Tipo.PDF)
    assert guardado.nome == "Guia do DAS.pdf"
    with open_blob(aurora, guardado.sha256) as blob:
        assert blob.read() == conteudo


def test_store_names_a_nameless_file_by_its_content(deposito, aurora):
    assert store(upload(amostras.image("JPEG"), "foto"), aurora).nome == "foto.jpg"
    assert store(upload(amostras.image("JPEG"), None), aurora).nome == "arquivo.jpg"


def test_the_same_content_is_kept_once(pasta, aurora):
    primeiro = store(upload(amostras.pdf(), "a.pdf"), aurora)
    caminho = files_under(pasta)[0]
    escrito = caminho.stat().st_mtime_ns
    segundo = store(upload(amostras.pdf(), "b.pdf"), aurora)
    assert (primeiro.sha256, segundo.nome) == (segundo.sha256, "b.pdf")
    assert files_under(pasta) == [caminho]
    assert caminho.stat().st_mtime_ns == escrito


def test_a_blob_cut_short_by_a_full_disk_is_written_again(pasta, aurora):
    sha256 = store(upload(amostras.pdf()), aurora).sha256
    caminho = pasta / blob_path(aurora, sha256)
    caminho.write_bytes(b"%PDF")
    store(upload(amostras.pdf()), aurora)
    assert caminho.read_bytes() == amostras.pdf()


def test_each_office_has_its_own_copy(deposito, aurora, boreal):
    sha256 = store(upload(amostras.pdf()), aurora).sha256
    with pytest.raises(ArquivoAusente):
        open_blob(boreal, sha256)


def test_the_place_on_disk_tells_nothing_and_opens_to_nobody(pasta, aurora):
    sha256 = store(upload(amostras.pdf(), "x.pdf"), aurora).sha256
    caminho = pasta / str(aurora) / sha256[:2] / sha256
    assert files_under(pasta) == [caminho]
    assert stat.S_IMODE(caminho.stat().st_mode) == 0o600
    assert {stat.S_IMODE(p.stat().st_mode) for p in caminho.parents[:3]} <= {0o700}


def test_a_refused_file_leaves_nothing_behind(pasta, aurora):
    with pytest.raises(ArquivoRecusado):
        store(upload(b"MZ\0\0", "boleto.pdf"), aurora)
    assert files_under(pasta) == []


def test_an_empty_file_is_refused(deposito, aurora):
    with pytest.raises(ArquivoRecusado, match=r"“nada\.pdf” está vazio"):
        store(upload(b"", "nada.pdf"), aurora)


def test_exactly_the_limit_is_taken(deposito, aurora, settings):
    settings.ANEXO_MAX_BYTES = 25 * MB
    assert store(Torneira(b"x" * MB, 25), aurora).tamanho == 25 * MB


def test_one_byte_more_is_refused(deposito, aurora, settings):
    settings.ANEXO_MAX_BYTES = 25 * MB
    with pytest.raises(ArquivoRecusado) as recusa:
        store(upload(b"x" * (25 * MB + 1), "grande.txt"), aurora)
    assert recusa.value.mensagem == "“grande.txt” tem mais de 25 MB, o limite de cada anexo."


def test_reading_stops_at_the_limit(pasta, aurora, settings):
    settings.ANEXO_MAX_BYTES = 3 * MB
    torneira = Torneira(b"x" * MB, 1_000_000)
    with pytest.raises(ArquivoRecusado):
        store(torneira, aurora)
    assert torneira.tirados == 4
    assert files_under(pasta) == []


@pytest.mark.parametrize(
    ("limite", "palavras"), [(1536, "1,5 kB"), (5 * MB // 2, "2,5 MB"), (10, "10 bytes")]
)
def test_the_limit_is_said_as_people_say_it(deposito, aurora, settings, limite, palavras):
    settings.ANEXO_MAX_BYTES = limite
    with pytest.raises(ArquivoRecusado, match=f"mais de {palavras}, o limite"):
        store(upload(b"x" * (limite + 1), "a.txt"), aurora)


@pytest.mark.parametrize(
    "sha256", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n", "a/" * 32]
)
def test_only_a_hash_makes_a_path(aurora, sha256):
    for verbo in (blob_path, open_blob, delete_blob):
        with pytest.raises(ValueError, match="64 lower-case hex digits"):
            verbo(aurora, sha256)


@pytest.mark.parametrize("escritorio", ["..", "", "/etc", "x" * 36])
def test_only_a_uuid_makes_a_path(escritorio):
    with pytest.raises(ValueError, match="UUID"):
        blob_path(escritorio, "a" * 64)


def test_a_missing_blob_is_said_in_a_sentence(deposito, aurora):
    with pytest.raises(ArquivoAusente) as ausente:
        open_blob(aurora, "a" * 64)
    assert (ausente.value.status, ausente.value.mensagem) == (
        404,
        "O conteúdo deste arquivo não está guardado aqui.",
    )


def test_delete_takes_the_content_away_and_may_be_repeated(deposito, aurora):
    sha256 = store(upload(amostras.pdf()), aurora).sha256
    delete_blob(aurora, sha256)
    delete_blob(aurora, sha256)
    with pytest.raises(ArquivoAusente):
        open_blob(aurora, sha256)


def test_many_at_once_with_the_same_content_keep_one(pasta, aurora):
    with ThreadPoolExecutor(8) as fila:
        guardados = list(fila.map(lambda _: store(upload(amostras.pdf()), aurora), range(24)))
    assert len({g.sha256 for g in guardados}) == len(files_under(pasta)) == 1


def test_sweep_removes_only_what_was_left_long_ago(pasta, aurora):
    store(upload(amostras.pdf()), aurora)
    chegando = pasta / TEMPORARIOS
    (chegando / "velho").write_bytes(b"x")
    (chegando / "novo").write_bytes(b"x")
    ontem = time.time() - 86_400
    os.utime(chegando / "velho", (ontem, ontem))
    assert sweep_arriving(antes_de=ontem + 60) == 1
    assert [p.name for p in chegando.iterdir()] == ["novo"]


def test_a_store_that_is_no_disk_has_nothing_to_sweep(deposito):
    assert sweep_arriving(antes_de=0) == 0


def test_an_upload_from_a_real_file_is_left_alone(deposito, aurora, tmp_path):
    origem = Path(tmp_path / "origem.txt")
    origem.write_text("oi")
    with origem.open("rb") as aberto:
        assert store(File(aberto), aurora).nome == "origem.txt"
    assert origem.read_text() == "oi"
