"""Anexos: files on a parecer; whoever may read the parecer may read them."""

from django.db import models

from econtador.atendimentos.models.filhos import DoAtendimento
from econtador.base.banco.campos import DoEscritorio, Referencia


class Anexo(DoAtendimento):
    """A file with its name, on one parecer."""

    parecer = Referencia("atendimentos.Parecer", related_name="anexos")
    arquivo = Referencia("arquivos.Arquivo")
    nome = models.CharField(max_length=150)
    em = models.DateTimeField()

    class Meta(DoAtendimento.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(nome=""), name="atendimentos_anexo_nome"),
        ]
        indexes = [models.Index(fields=["parecer"])]

    def __str__(self) -> str:
        return self.nome

    @property
    def tem_miniatura(self) -> bool:
        return self.arquivo.tipo.startswith("image/") or self.arquivo.tipo == "application/pdf"
