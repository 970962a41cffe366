"""What must be done before an atendimento of a tipo ends."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from econtador.base.banco.campos import Referencia
from econtador.fluxo.models.comum import Repetido
from econtador.fluxo.models.partes import ParteDoTipo, ParteQuerySet


@dataclass(frozen=True, slots=True)
class FichaItem:
    """What is known of an item of the checklist."""

    rotulo: str
    obrigatorio: bool = False


class ItemModeloQuerySet(ParteQuerySet["ItemModelo"]):
    """Sentences about items."""

    def ativos(self) -> "ItemModeloQuerySet":
        return self.filter(ativo=True)


class ItemModelo(ParteDoTipo):
    """An item of the checklist that each new atendimento of the tipo begins with."""

    REPETIDO: ClassVar[Repetido] = Repetido(
        "fluxo_itemmodelo_rotulo_unico", "Este tipo já tem um item com este rótulo.", "rotulo"
    )

    tipo = Referencia("fluxo.Tipo", related_name="itens")
    obrigatorio = models.BooleanField("obrigatório", default=False)
    ativo = models.BooleanField(default=True)

    objects = ItemModeloQuerySet.as_manager()

    class Meta(ParteDoTipo.Meta):
        constraints = [
            *ParteDoTipo.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "tipo", "rotulo"],
                condition=Q(ativo=True),
                name="fluxo_itemmodelo_rotulo_unico",
            ),
            models.CheckConstraint(condition=~Q(rotulo=""), name="fluxo_itemmodelo_rotulo"),
        ]

    @property
    def chamada(self) -> str:
        return f"o item {self.rotulo} do tipo {self.tipo}"

    def _in_words(self) -> dict[str, Any]:
        return {"Item": self.rotulo, "Obrigatório": self.obrigatorio}
