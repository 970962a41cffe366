"""Busca: the words of names and pareceres, kept in the same transaction that writes them.

Simple on purpose: folded words, all of which must stand in one text. The rows are read through a
definer function (see the migration), because `@@` is not leakproof and row security would keep
the index from being used.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.ids import uuid7
from econtador.busca.palavras import to_tsquery_text, words


class Documento(DoEscritorio):
    """The words of one text: the head of an atendimento (`parecer_id` empty) or one parecer."""

    empresa = Referencia("empresas.Empresa")
    atendimento_id = models.UUIDField()
    parecer_id = models.UUIDField(null=True)
    interno = models.BooleanField(default=False)
    vetor = SearchVectorField()

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "atendimento_id", "parecer_id"],
                nulls_distinct=False,
                name="busca_documento_unico",
            ),
        ]
        indexes = [GinIndex(fields=["escritorio", "vetor"], name="busca_documento_vetor")]

    def __str__(self) -> str:
        return str(self.atendimento_id)


@dataclass(frozen=True, slots=True)
class Texto:
    """What is to be found: the texts of one document and the record that they lead to."""

    escritorio_id: UUID
    empresa_id: UUID
    atendimento_id: UUID
    partes: tuple[str, ...]
    parecer_id: UUID | None = None
    interno: bool = False


INDEX = """
    INSERT INTO busca_documento
        (id, escritorio_id, empresa_id, atendimento_id, parecer_id, interno, vetor)
    VALUES (%s, %s, %s, %s, %s, %s, array_to_tsvector(%s))
    ON CONFLICT (escritorio_id, atendimento_id, parecer_id) DO UPDATE SET vetor = excluded.vetor
"""


def index(textos: Iterable[Texto]) -> None:
    """Write the words of `textos`, in place of what stood there for the same record."""
    with connection.cursor() as cursor:
        cursor.executemany(INDEX, [_row(texto) for texto in textos])


def found_by(consulta: str) -> models.expressions.RawSQL | None:
    """Return the ids of the atendimentos that hold every word of `consulta`, as a sub-query.

    None where the query holds no word at all. What the viewer may not see is left out by the
    function itself and again by the query that uses it.
    """
    query = to_tsquery_text(consulta)
    if not query:
        return None
    return models.expressions.RawSQL("SELECT * FROM buscar_atendimentos(%s)", [query])


def _row(texto: Texto) -> list[Any]:
    lexemes = sorted({word for parte in texto.partes for word in words(parte)})
    return [
        uuid7(),
        texto.escritorio_id,
        texto.empresa_id,
        texto.atendimento_id,
        texto.parecer_id,
        texto.interno,
        lexemes,
    ]
