"""What an escritório makes of the days that the law leaves to it."""

from collections.abc import Mapping
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio
from econtador.base.models import Assunto, audit, changes
from econtador.base.viewer import Viewer
from econtador.calendario.models.escolhas import EFEITOS
from econtador.prazos.calendario import Ambito, Efeito
from econtador.prazos.oficial import Oficial

Chave = tuple[str, str]  # the UF, '' for the whole country, and the name of the day


class Ajuste(DoEscritorio):
    """How the escritório keeps an optional day or a holiday of a state, in every year.

    By its name, since Carnaval has another date each year. National holidays have none: the law
    leaves no choice there.
    """

    uf = models.CharField("UF", max_length=2, blank=True)
    nome = models.CharField(max_length=160)
    efeito = models.CharField(max_length=7, choices=EFEITOS)

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "uf", "nome"], name="calendario_ajuste_unico"
            ),
            models.CheckConstraint(
                condition=Q(efeito__in=[efeito for efeito, _ in EFEITOS]),
                name="calendario_ajuste_efeito",
            ),
            models.CheckConstraint(
                condition=Q(uf="") | Q(uf__regex="^[A-Z]{2}$"), name="calendario_ajuste_uf"
            ),
            models.CheckConstraint(condition=~Q(nome=""), name="calendario_ajuste_nome"),
        ]

    def __str__(self) -> str:
        return f"{self.nome}: {self.get_efeito_display()}"

    @classmethod
    @transaction.atomic
    def adjust(cls, efeitos: Mapping[Chave, Efeito], *, author: Viewer) -> None:
        """Keep each of the days named as said; only an administrador may."""
        author.require_administrador()
        before = cls.kept(author.escritorio_id)
        new = {chave: e for chave, e in efeitos.items() if before.get(chave) != e}
        Ajuste.objects.bulk_create(
            [
                Ajuste(escritorio_id=author.escritorio_id, uf=uf, nome=nome, efeito=efeito.value)
                for (uf, nome), efeito in new.items()
            ],
            update_conflicts=True,
            update_fields=["efeito"],
            unique_fields=["escritorio", "uf", "nome"],
        )
        mudancas = changes(_in_words(before), _in_words(new))
        if mudancas:
            frase = "mudou os dias facultativos"
            audit(Assunto.CALENDARIO, frase, author=author, mudancas=mudancas)

    @classmethod
    def kept(cls, escritorio_id: UUID) -> dict[Chave, Efeito]:
        """Return what the escritório chose so far."""
        rows = cls.objects.filter(escritorio_id=escritorio_id)
        return {(uf, nome): Efeito(e) for uf, nome, e in rows.values_list("uf", "nome", "efeito")}


def adjustable(oficial: Oficial) -> bool:
    """Tell whether an escritório may choose how to keep the day."""
    return oficial.facultativo or oficial.ambito == Ambito.UF


def default_of(oficial: Oficial) -> Efeito:
    """Return how the day is kept where nobody chose."""
    return Efeito.ABERTO if oficial.facultativo else Efeito.FECHADO


def key_of(oficial: Oficial, uf: str) -> Chave:
    """Return under which key the choice for the day is kept, as seen from `uf`."""
    return (uf if oficial.ambito == Ambito.UF else "", oficial.nome)


def _in_words(efeitos: Mapping[Chave, Efeito]) -> dict[str, str]:
    words = dict(EFEITOS)
    return {f"{nome} ({uf})" if uf else nome: words[e.value] for (uf, nome), e in efeitos.items()}
