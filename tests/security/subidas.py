"""Files as a browser, or somebody who only pretends to be one, sends them."""

from django.core.files.uploadedfile import SimpleUploadedFile


def upload(
    nome: str, conteudo: bytes, tipo: str = "application/octet-stream"
) -> SimpleUploadedFile:
    """Return a file for a form; `nome` and `tipo` are what the sender claims."""
    return SimpleUploadedFile(nome, conteudo, tipo)
