"""What a tipo has several of, in order: the questions it asks and the items of its checklist."""

from typing import Any, Self, TypeVar

from django.db import models, transaction

from econtador.base.models import Assunto
from econtador.base.viewer import Viewer
from econtador.fluxo.models.comum import NA_ORDEM, EmOrdem, begin

P = TypeVar("P", bound="ParteDoTipo")


class ParteQuerySet(models.QuerySet[P]):
    """Sentences about the parts of tipos."""

    def in_order(self) -> "ParteQuerySet[P]":
        return self.order_by(*NA_ORDEM)


class ParteDoTipo(EmOrdem):
    """A row that a tipo has several of, in order."""

    ASSUNTO = Assunto.TIPO

    rotulo = models.CharField("rótulo", max_length=120)

    class Meta(EmOrdem.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.rotulo

    @classmethod
    @transaction.atomic
    def add(cls, tipo: Any, ficha: Any, *, author: Viewer) -> Self:
        """Add one at the end of the tipo's and return it; only an administrador may.

        Raises DadoInvalido where the tipo has one of that rótulo in use.
        """
        begin(author)
        nova = cls(escritorio_id=tipo.escritorio_id, tipo=tipo)
        nova.ordem = nova._after_the_last()
        nova._fill(ficha)
        nova._keep()
        nova._audit("incluiu", author)
        return nova

    @transaction.atomic
    def change(self, ficha: Any, *, author: Viewer) -> Self:
        """Write the whole ficha anew and return it; only an administrador may. Raises as `add`.

        What was answered or copied before keeps the words that it had.
        """
        self._begin(author)
        before = self._in_words()
        self._fill(ficha)
        self._keep([*type(ficha).__dataclass_fields__])
        self._audit_changes(before, author)
        return self

    def _fill(self, ficha: Any) -> None:
        for campo in type(ficha).__dataclass_fields__:
            setattr(self, campo, getattr(ficha, campo))
        self.rotulo = self.rotulo.strip()

    def _siblings(self) -> "models.QuerySet[Self]":
        return type(self)._default_manager.filter(tipo_id=self.tipo_id)  # type: ignore[attr-defined] # each part has its tipo
