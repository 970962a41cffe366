"""The list: rows with everything they show, from a fixed number of queries."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models.functions import Left

from econtador.atendimentos.models import Atendimento, Leitura, Parecer
from econtador.atendimentos.models.consultas import AtendimentoQuerySet
from econtador.base.texto import excerpt
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa
from econtador.prazos.rotulos import Rotulo, exato, relativo, rotulo_prazo

TETO = 1000


@dataclass(frozen=True, slots=True)
class Linha:
    """One row. `prazo` is None once it is not open; `nao_lidos` counts for this person."""

    atendimento: Atendimento
    prazo: Rotulo | None
    nao_lidos: int
    resumo: str
    ultimo_autor: Pessoa | None
    atividade: str
    atividade_exata: str
    abertura: str


@dataclass(frozen=True, slots=True)
class Visao:
    """A tab above the list; `contagem` is None where it is not counted."""

    rotulo: str
    url: str
    atual: bool
    contagem: str | None = None


def rows(atendimentos: list[Atendimento], viewer: Viewer, agora: datetime) -> list[Linha]:
    """Return the rows of one page: two queries more, whatever their number."""
    ultimos = _last_pareceres(atendimentos, viewer)
    lidos = (
        Leitura.objects.read_until(
            pessoa_id=viewer.pessoa_id, atendimentos=[each.pk for each in atendimentos]
        )
        if viewer.pessoa_id
        else {}
    )
    return [_row(each, viewer, agora, ultimos, lidos) for each in atendimentos]


def capped_count(lista: AtendimentoQuerySet) -> str:
    """Return the number of rows in words, counting no further than a thousand."""
    total = lista.order_by()[: TETO + 1].count()
    return f"mais de {TETO // 1000}.000" if total > TETO else f"{total}"


def _row(
    each: Atendimento,
    viewer: Viewer,
    agora: datetime,
    ultimos: dict[UUID, Parecer],
    lidos: dict[UUID, int],
) -> Linha:
    ultimo = ultimos.get(each.pk)
    total = each.pareceres_publicos if viewer.cliente else each.pareceres_total
    fuso = each.empresa.fuso
    return Linha(
        atendimento=each,
        prazo=rotulo_prazo(each.providenciar_ate, agora, fuso) if each.aberto else None,
        nao_lidos=max(total - lidos.get(each.pk, 0), 0),
        resumo=_summary(ultimo),
        ultimo_autor=ultimo.autor if ultimo else None,
        atividade=relativo(each.atividade_em, agora, fuso),
        atividade_exata=exato(each.atividade_em, fuso),
        abertura=relativo(each.aberto_em, agora, fuso),
    )


def _last_pareceres(atendimentos: list[Atendimento], viewer: Viewer) -> dict[UUID, Parecer]:
    of = "ultimo_publico_id" if viewer.cliente else "ultimo_parecer_id"
    ids = [getattr(each, of) for each in atendimentos]
    pareceres = (
        Parecer.objects.filter(pk__in=ids)
        .select_related("autor")
        .annotate(inicio=Left("texto_guardado__texto", 200))
    )
    return {parecer.atendimento_id: parecer for parecer in pareceres}


def _summary(parecer: Parecer | None) -> str:
    if parecer is None:
        return ""
    first = parecer.autor.nome.split()[0]
    mark = "nota interna: " if parecer.nota_interna else ""
    return f"{first}: {mark}{excerpt(getattr(parecer, 'inicio', '') or 'texto anonimizado')}"
