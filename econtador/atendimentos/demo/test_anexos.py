"""Attachments are what their name says, and the same name is stored once."""

import pytest
from django.core.files.base import ContentFile

from econtador.arquivos.armazem import open_blob, store
from econtador.arquivos.models import Arquivo
from econtador.atendimentos.demo.anexos import Pasta, content_of
from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing

TIPOS = [
    ("DAS-10-2026.pdf", "application/pdf"),
    ("RG-Paula.png", "image/png"),
    ("NFe-10-2026.xml", "application/xml"),
    ("Extrato-10-2026.ofx", "application/x-ofx"),
    ("Ponto-10-2026.csv", "text/csv"),
]


@pytest.mark.parametrize(("nome", "tipo"), TIPOS)
def test_content_is_of_the_kind_of_its_name(nome, tipo, deposito, elenco: Elenco) -> None:
    guardado = store(ContentFile(content_of(nome), name=nome), elenco.aurora.pk)
    assert guardado.tipo.value == tipo
    assert guardado.nome == nome


def test_a_name_that_comes_again_is_one_arquivo(deposito, elenco: Elenco) -> None:
    with viewing(elenco.sistema):
        first = Pasta(elenco.aurora.pk).anexo("DAS-10-2026.pdf")
        again = Pasta(elenco.aurora.pk).anexo("DAS-10-2026.pdf")
        assert first.arquivo == again.arquivo
        assert Arquivo.objects.count() == 1
    with open_blob(elenco.aurora.pk, first.arquivo.sha256) as conteudo:
        assert conteudo.read().startswith(b"%PDF")
