"""Sentences about companies."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from econtador.base.brasil import municipio as municipios
from econtador.base.texto import fold

if TYPE_CHECKING:
    from econtador.empresas.models.empresa import Empresa  # noqa: F401 - the type argument


class EmpresaQuerySet(models.QuerySet["Empresa"]):
    """Sentences about companies."""

    def ativas(self) -> "EmpresaQuerySet":
        return self.filter(ativa=True)

    def arquivadas(self) -> "EmpresaQuerySet":
        return self.filter(ativa=False)

    def by_name(self) -> "EmpresaQuerySet":
        return self.order_by("nome_chave", "id")

    def beginning_with(self, text: str) -> "EmpresaQuerySet":
        """Narrow to those whose name or document begins with `text`, through the prefix indexes."""
        return self.filter(_beginning(text))

    def matching(self, text: str) -> "EmpresaQuerySet":
        """Narrow to those of which a word of the name, or something else, begins with `text`.

        Else are the document, the município and the name of the carteira. It looks at all the
        companies of the office, some thousands at most.
        """
        key = fold(text)
        word = Q(nome_chave__contains=f" {key}")
        place = prefix("municipio_chave", municipios.key(text) or key)
        return self.filter(_beginning(text) | word | place | prefix("carteira__nome_chave", key))


def prefix(column: str, text: str) -> Q:
    """Return "`column` begins with `text`" as a range, which row security lets an index serve."""
    return Q(**{f"{column}__gte": text, f"{column}__lt": text + "\U0010ffff"})


def _beginning(text: str) -> Q:
    by_name = prefix("nome_chave", fold(text))
    document = "".join(char for char in text.upper() if char.isalnum())
    return by_name | prefix("documento", document) if document else by_name
