"""Columns that every table of an escritório has, and references that stay inside it."""

from typing import Any, TypeVar

from django.db import models

from econtador.base.ids import uuid7

_ST = TypeVar("_ST")
_GT = TypeVar("_GT")


class Referencia(models.ForeignKey[_ST, _GT]):
    """A reference to a record of the same escritório.

    Django adds no constraint for it: the migration's `Reference` operation adds the composite one,
    FOREIGN KEY (escritorio_id, x_id), which a single-column key could not replace. Indexes are
    declared by the queries that need them, in the model's Meta.
    """

    def __init__(self, to: Any, **kwargs: Any) -> None:
        kwargs.setdefault("on_delete", models.PROTECT)
        kwargs.setdefault("related_name", "+")
        kwargs["db_constraint"] = False
        kwargs["db_index"] = False
        super().__init__(to, **kwargs)


class DoEscritorio(models.Model):
    """A row that belongs to one escritório, named by a UUIDv7 that is minted where it is born."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    escritorio = models.ForeignKey(
        "escritorios.Escritorio", models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["escritorio", "id"], name="%(app_label)s_%(class)s_do_escritorio"
            )
        ]
