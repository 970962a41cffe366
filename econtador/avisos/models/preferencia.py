"""What each person wants to be told of, and how."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.db.models import Q

from econtador.avisos.models.escolhas import Especie, Frequencia
from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Escolha:
    """How a person is told of one kind."""

    na_tela: bool
    email: Frequencia


# Whoever chose nothing: all on the screen, and by e-mail what waits for an answer.
PADRAO = {
    Especie.NOVO: Escolha(na_tela=True, email=Frequencia.IMEDIATO),
    Especie.PARECER: Escolha(na_tela=True, email=Frequencia.IMEDIATO),
    Especie.NOTA: Escolha(na_tela=True, email=Frequencia.NUNCA),
    Especie.DELEGACAO: Escolha(na_tela=True, email=Frequencia.IMEDIATO),
    Especie.MENCAO: Escolha(na_tela=True, email=Frequencia.IMEDIATO),
    Especie.ENCERRAMENTO: Escolha(na_tela=True, email=Frequencia.IMEDIATO),
    Especie.MUDANCA: Escolha(na_tela=True, email=Frequencia.NUNCA),
    Especie.CONFIDENCIAL: Escolha(na_tela=True, email=Frequencia.IMEDIATO),
}


class Preferencia(DoEscritorio):
    """One choice of one person about one kind; without a row the usual one holds."""

    pessoa = Referencia("pessoas.Pessoa")
    especie = models.CharField("espécie", max_length=12, choices=Especie)
    na_tela = models.BooleanField(default=True)
    email = models.CharField("e-mail", max_length=8, choices=Frequencia)

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "pessoa", "especie"], name="avisos_preferencia_unica"
            ),
            models.CheckConstraint(
                condition=Q(especie__in=Especie.values), name="avisos_preferencia_especie"
            ),
            models.CheckConstraint(
                condition=Q(email__in=Frequencia.values), name="avisos_preferencia_email"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pessoa_id}: {self.especie}"

    @classmethod
    def of(cls, pessoas: set[UUID]) -> dict[tuple[UUID, Especie], Escolha]:
        """Return what these people chose, by person and kind; one query."""
        return {
            (row.pessoa_id, Especie(row.especie)): Escolha(row.na_tela, Frequencia(row.email))
            for row in cls.objects.filter(pessoa_id__in=pessoas)
        }

    @classmethod
    def choose(cls, escolhas: Mapping[Especie, Escolha], *, author: Viewer) -> None:
        """Keep the author's own choices."""
        cls._keep(author.escritorio_id, author.eu, escolhas)

    @classmethod
    def silence(cls, pessoa_id: UUID, *, author: Viewer) -> None:
        """Send this person no more e-mail; the screen stays as it is. The author is the system."""
        chosen = cls.of({pessoa_id})
        on_screen = {e: chosen.get((pessoa_id, e), PADRAO[e]).na_tela for e in Especie}
        quiet = {e: Escolha(na_tela, Frequencia.NUNCA) for e, na_tela in on_screen.items()}
        cls._keep(author.escritorio_id, pessoa_id, quiet)

    @classmethod
    def _keep(
        cls, escritorio_id: UUID, pessoa_id: UUID, escolhas: Mapping[Especie, Escolha]
    ) -> None:
        rows = [
            Preferencia(
                escritorio_id=escritorio_id,
                pessoa_id=pessoa_id,
                especie=especie,
                na_tela=escolha.na_tela,
                email=escolha.email,
            )
            for especie, escolha in escolhas.items()
        ]
        Preferencia.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["escritorio", "pessoa", "especie"],
            update_fields=["na_tela", "email"],
        )
