"""The board: a column for each fase, with its first cards, from a fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from econtador.atendimentos.models import AtendimentoQuerySet
from econtador.atendimentos.telas.lista import TETO, Linha
from econtador.base.ui.procura import address
from econtador.bi.filas import Olhar
from econtador.bi.forms.quadro import FiltroDoQuadro
from econtador.bi.grupos import Recorte, measured
from econtador.bi.telas.lista import lines_of
from econtador.fluxo.models import Fase, Tipo

POR_COLUNA = 50


@dataclass(frozen=True, slots=True)
class ColunaDoQuadro:
    """A fase with its cards; `mais` leads to the list of those that are not shown."""

    fase: Fase
    cartoes: list[Linha]
    total: int
    mais: str = ""

    @property
    def contagem(self) -> str:
        return f"mais de {TETO // 1000}.000" if self.total > TETO else f"{self.total}"

    @property
    def acima(self) -> bool:
        """Whether there are more than the fase should hold."""
        return self.fase.limite is not None and self.total > self.fase.limite


def columns_of(
    filtro: FiltroDoQuadro, lista: AtendimentoQuerySet, olhar: Olhar
) -> list[ColunaDoQuadro]:
    """Return the columns in order: fases of the tipo, or all, and any other that holds a card."""
    if not filtro.is_valid():
        return []
    own = lista.filter(fase=OuterRef("pk"))
    recorte = Recorte(lista, filtro.ordem_escolhida, olhar, POR_COLUNA)
    fases = _ordered(filtro.cleaned_data.get("tipo"), olhar)
    base = Fase.objects.filter(escritorio_id=olhar.viewer.escritorio_id)
    shown = base.filter(Q(pk__in=[fase.pk for fase in fases]) | Exists(own)).order_by("ordem", "id")
    measures = {fase.pk: fase for fase in measured(shown, own, recorte)}
    order = dict.fromkeys([fase.pk for fase in fases] + list(measures))
    cards = lines_of([pk for fase in measures.values() for pk in fase.ids], olhar)
    return [_column(measures[pk], cards, filtro) for pk in order if pk in measures]


def _ordered(tipo: Tipo | None, olhar: Olhar) -> list[Fase]:
    if tipo:
        return tipo.fases()
    office = Fase.objects.filter(escritorio_id=olhar.viewer.escritorio_id)
    return list(office.ativas().in_order())


def _column(fase: Any, cards: dict[Any, Linha], filtro: FiltroDoQuadro) -> ColunaDoQuadro:
    own = [cards[pk] for pk in fase.ids if pk in cards]
    mais = _rest(fase, filtro) if fase.total > len(own) else ""
    return ColunaDoQuadro(fase, own, fase.total, mais)


def _rest(fase: Fase, filtro: FiltroDoQuadro) -> str:
    kept = {nome: filtro.data.get(nome, "") for nome in ("empresa", "departamento", "tipo")}
    kept["delegado"] = filtro.data.get("delegado", "")
    return address("/bi", **kept, fase=str(fase.pk))
