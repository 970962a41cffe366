"""The audit of what an escritório configures: who changed what, and when. Rows are only added."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.viewer import Viewer

Mudanca = tuple[str, str, str]


class Assunto(models.TextChoices):
    """What an entry is about: the filter of its page."""

    PESSOA = "pessoa", "Pessoas"
    PERMISSAO = "permissao", "Permissões"
    CONVITE = "convite", "Convites"
    SUBSTITUICAO = "substituicao", "Substituições"
    DEPARTAMENTO = "departamento", "Departamentos"
    EMPRESA = "empresa", "Empresas"
    FASE = "fase", "Fases"
    TIPO = "tipo", "Tipos de atendimento"
    CALENDARIO = "calendario", "Calendário"
    POLITICA = "politica", "Configurações"


class Auditoria(DoEscritorio):
    """One change. `frase` completes the author's name; `mudancas` are (rótulo, de, para).

    `objeto` is the record's id and stays a plain value: entries outlive what they tell of.
    """

    em = models.DateTimeField(auto_now_add=True)
    autor = Referencia("pessoas.Pessoa", null=True)
    assunto = models.CharField(max_length=20, choices=Assunto)
    objeto = models.UUIDField(null=True)
    frase = models.CharField(max_length=400)
    mudancas = models.JSONField("mudanças", default=list)

    class Meta(DoEscritorio.Meta):
        indexes = [
            models.Index("escritorio", models.F("id").desc(), name="base_auditoria_recentes"),
        ]

    def __str__(self) -> str:
        return self.frase


def audit(
    assunto: Assunto,
    frase: str,
    *,
    author: Viewer,
    objeto: models.Model | None = None,
    mudancas: Iterable[Mudanca] = (),
) -> None:
    """Write one entry; `frase` goes on after the author's name: "desativou Davi Nunes"."""
    Auditoria.objects.create(
        escritorio_id=author.escritorio_id,
        autor_id=author.pessoa_id,
        assunto=assunto,
        objeto=objeto.pk if objeto else None,
        frase=frase[:400],
        mudancas=list(mudancas),
    )


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Mudanca]:
    """Return (rótulo, de, para) of each label whose value differs, in words."""
    pairs = {rotulo: (say(before.get(rotulo)), say(novo)) for rotulo, novo in after.items()}
    return [(rotulo, de, para) for rotulo, (de, para) in pairs.items() if de != para]


def say(value: Any) -> str:
    """Return a value in words: *sim*, *não*, names joined by commas, or itself."""
    if isinstance(value, bool):
        return "sim" if value else "não"
    if value is None:
        return ""
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(sorted(map(str, value)))
    return str(value)
