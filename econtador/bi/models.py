"""What an operador arranges for himself in the work list."""

from collections.abc import Sequence

from django.db import models

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.erros import DadoInvalido
from econtador.base.viewer import Viewer
from econtador.bi.colunas import PADRAO, chosen


class Preferencia(DoEscritorio):
    """The columns of one pessoa, in their order. Nobody else sees or changes the row."""

    pessoa = Referencia("pessoas.Pessoa")
    colunas = models.JSONField(default=list)

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "pessoa"], name="bi_preferencia_da_pessoa"
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(self.colunas)

    @classmethod
    def columns_of(cls, viewer: Viewer) -> list[str]:
        """Return the keys of the viewer's columns; the usual ones until he has chosen."""
        own = cls.objects.filter(pessoa_id=viewer.eu).values_list("colunas", flat=True).first()
        return own or list(PADRAO)

    @classmethod
    def choose_columns(cls, chaves: Sequence[str], *, author: Viewer) -> None:
        """Keep these columns, in this order. Raises DadoInvalido where none is left to show."""
        known = [coluna.chave for coluna in chosen(chaves)]
        if not known:
            raise DadoInvalido("Escolha ao menos uma coluna.", "colunas")
        cls.objects.update_or_create(
            escritorio_id=author.escritorio_id,
            pessoa_id=author.eu,
            defaults={"colunas": known},
        )
