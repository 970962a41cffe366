"""The office hours of each weekday."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import time
from uuid import UUID

from django.db import models, transaction
from django.db.models import F, Q

from econtador.base.banco.campos import DoEscritorio
from econtador.base.erros import DadoInvalido
from econtador.base.models import Assunto, audit, changes
from econtador.base.viewer import Viewer
from econtador.prazos.calendario import Turno, Turnos

DIAS = ("Segunda", "Terça", "Quarta", "Quinta", "Sexta", "Sábado", "Domingo")
COLUNAS = ["entrada", "pausa", "volta", "saida"]


@dataclass(frozen=True, slots=True)
class Horas:
    """The hours of one day: none at all, from `entrada` to `saida`, or with a break between."""

    entrada: time | None = None
    pausa: time | None = None
    volta: time | None = None
    saida: time | None = None

    @property
    def turnos(self) -> Turnos:
        """The hours as the calendar counts them. Raises ValueError when they are out of order."""
        if self.entrada is None or self.saida is None:
            return ()
        if self.pausa is None or self.volta is None:
            return (Turno(self.entrada, self.saida),)
        return (Turno(self.entrada, self.pausa), Turno(self.volta, self.saida))

    def __str__(self) -> str:
        spans = [f"{turno.inicio:%H:%M}–{turno.fim:%H:%M}" for turno in self.turnos]
        return ", ".join(spans) or "fechado"


COMERCIAIS = (Horas(time(8), time(12), time(13), time(18)),) * 5 + (Horas(), Horas())


class Expediente(DoEscritorio):
    """The hours of one weekday, 0 for Monday; without `entrada` the office is closed on it."""

    dia_semana = models.PositiveSmallIntegerField("dia da semana")
    entrada = models.TimeField(null=True, blank=True)
    pausa = models.TimeField(null=True, blank=True)
    volta = models.TimeField(null=True, blank=True)
    saida = models.TimeField("saída", null=True, blank=True)

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "dia_semana"], name="calendario_expediente_um_por_dia"
            ),
            models.CheckConstraint(
                condition=Q(dia_semana__range=(0, 6)), name="calendario_expediente_dia"
            ),
            models.CheckConstraint(
                condition=Q(
                    entrada__isnull=True, pausa__isnull=True, volta__isnull=True, saida__isnull=True
                )
                | Q(
                    entrada__isnull=False,
                    entrada__lt=F("saida"),
                    saida__isnull=False,
                    pausa__isnull=True,
                    volta__isnull=True,
                )
                | Q(
                    entrada__isnull=False,
                    entrada__lt=F("pausa"),
                    pausa__isnull=False,
                    pausa__lt=F("volta"),
                    volta__isnull=False,
                    volta__lt=F("saida"),
                    saida__isnull=False,
                ),
                name="calendario_expediente_ordem",
            ),
        ]

    def __str__(self) -> str:
        return f"{DIAS[self.dia_semana]}: {self.horas}"

    @property
    def horas(self) -> Horas:
        return Horas(self.entrada, self.pausa, self.volta, self.saida)

    @classmethod
    def of_week(cls, escritorio_id: UUID) -> tuple[Horas, ...]:
        """Return the hours of the seven days, Monday first; the usual ones where none are set."""
        rows = cls.objects.filter(escritorio_id=escritorio_id).order_by("dia_semana")
        return tuple(row.horas for row in rows) or COMERCIAIS

    @classmethod
    def rows_of(cls, escritorio_id: UUID, semana: Sequence[Horas]) -> list["Expediente"]:
        """Return the rows, not yet kept, of the hours of seven days."""
        return [
            cls(escritorio_id=escritorio_id, dia_semana=dia, **asdict(horas))
            for dia, horas in enumerate(semana)
        ]

    @classmethod
    @transaction.atomic
    def set_week(cls, semana: Sequence[Horas], *, author: Viewer) -> None:
        """Set the hours of the seven days, Monday first; only an administrador may.

        Raises DadoInvalido when no day has any.
        """
        author.require_administrador()
        if not any(horas.turnos for horas in semana):
            raise DadoInvalido("Algum dia da semana precisa ter expediente.")
        mudancas = changes(_told(cls.of_week(author.escritorio_id)), _told(semana))
        Expediente.objects.bulk_create(
            cls.rows_of(author.escritorio_id, semana),
            update_conflicts=True,
            update_fields=COLUNAS,
            unique_fields=["escritorio", "dia_semana"],
        )
        if mudancas:
            frase = "mudou o expediente"
            audit(Assunto.CALENDARIO, frase, author=author, mudancas=mudancas)


def _told(semana: Sequence[Horas]) -> dict[str, str]:
    return {DIAS[dia]: str(horas) for dia, horas in enumerate(semana)}
