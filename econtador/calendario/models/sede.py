"""Where the office itself is: the holidays of that município count where no empresa is chosen."""

from uuid import UUID

from django.db import models, transaction
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio
from econtador.base.brasil import municipio as municipios
from econtador.base.erros import DadoInvalido
from econtador.base.models import Assunto, audit, changes
from econtador.base.viewer import Viewer


class Sede(DoEscritorio):
    """The município of an escritório, in the UF that the escritório has; one row, or none yet."""

    municipio = models.CharField("município", max_length=80, blank=True)
    municipio_chave = models.CharField(max_length=80, blank=True, editable=False)

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(fields=["escritorio"], name="calendario_sede_uma"),
            models.CheckConstraint(
                condition=Q(municipio="", municipio_chave="")
                | (~Q(municipio="") & ~Q(municipio_chave="")),
                name="calendario_sede_chave",
            ),
        ]

    def __str__(self) -> str:
        return self.municipio

    @classmethod
    def of(cls, escritorio_id: UUID) -> str:
        """Return the município, '' where it is not known."""
        return (
            cls.objects.filter(escritorio_id=escritorio_id)
            .values_list("municipio", flat=True)
            .first()
            or ""
        )

    @classmethod
    @transaction.atomic
    def place(cls, municipio: str, *, author: Viewer) -> None:
        """Say in which município the office is, '' for none; only an administrador may.

        Raises DadoInvalido for what is no name.
        """
        author.require_administrador()
        before, after = cls.of(author.escritorio_id), municipio.strip()
        chave = municipios.key(after)[:80]
        if after and not chave:
            raise DadoInvalido("Este não é o nome de um município.", "municipio")
        cls.objects.update_or_create(
            escritorio_id=author.escritorio_id,
            defaults={"municipio": after, "municipio_chave": chave},
        )
        mudancas = changes({"Município": before}, {"Município": after})
        if mudancas:
            frase = "mudou a cidade do escritório"
            audit(Assunto.CALENDARIO, frase, author=author, mudancas=mudancas)
