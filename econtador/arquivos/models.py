"""Arquivos: blobs, kept once per escritório and known by their content."""

from django.db import models
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio


class Arquivo(DoEscritorio):
    """A stored blob: SHA-256 (64 hex), size in bytes, media type found in its content."""

    sha256 = models.CharField(max_length=64)
    tamanho = models.BigIntegerField()
    tipo = models.CharField(max_length=100)
    criado_em = models.DateTimeField(auto_now_add=True)

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "sha256"], name="arquivos_arquivo_conteudo_unico"
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$") & Q(tamanho__gt=0),
                name="arquivos_arquivo_valido",
            ),
        ]

    def __str__(self) -> str:
        return self.sha256
