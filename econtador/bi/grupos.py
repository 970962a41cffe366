"""Groups of the work list: each head with its count and first rows, in a fixed number of queries.

A count goes no further than a thousand and the first rows come along the index, so what a page
costs depends on the groups that it shows and not on how many atendimentos there are.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any, Protocol, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, IntegerField, Model, OuterRef, Q, QuerySet, Subquery

from econtador.atendimentos.models import AtendimentoQuerySet
from econtador.atendimentos.telas.lista import TETO
from econtador.atendimentos.telas.pagina import ORDENS
from econtador.base.pagina import page_by
from econtador.base.viewer import Viewer
from econtador.bi.filas import Olhar
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.escritorios.models import Escritorio
from econtador.fluxo.models import Fase
from econtador.pessoas.models import Pessoa

NENHUM = "nenhum"
POR_GRUPO = 10
POR_GRUPO_PAGINADO = 5  # of those there are up to 25 on a page
MAX_GRUPOS = 50

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Recorte:
    """The rows that are grouped, the order inside a group, and who looks."""

    lista: AtendimentoQuerySet
    ordem: str
    olhar: Olhar
    por_grupo: int = POR_GRUPO


@dataclass(frozen=True, slots=True)
class Grupo:
    """A head, how many rows it has (at most TETO + 1 are counted) and the first of them."""

    chave: str
    rotulo: str
    total: int
    ids: list[UUID]


class Agrupamento(Protocol):
    """A way of grouping."""

    def page(self, recorte: Recorte, depois: str) -> tuple[list[Grupo], str]:
        """Return the groups that hold something, and the token of the next page of groups."""

    def one(self, chave: str, olhar: Olhar) -> tuple[str, Q] | None:
        """Return the head and the condition of a single group, None where there is none such."""


class Contagem(Subquery):
    """How many rows a sub-query gives: with a slice in it, a count that stops."""

    template = "(SELECT count(*) FROM (%(subquery)s) contados)"
    output_field = IntegerField()


def measured(base: QuerySet[M], rows: AtendimentoQuerySet, recorte: Recorte, of: str = "") -> Any:
    """Annotate `total<of>` and `ids<of>` of `rows`, which may refer to `base` by OuterRef."""
    first = ORDENS[recorte.ordem].sort(rows)[: recorte.por_grupo]
    counted = rows.order_by()[: TETO + 1]
    return base.annotate(
        **{
            f"total{of}": Contagem(counted.values("pk")),
            f"ids{of}": ArraySubquery(first.values("pk")),
        }
    )


@dataclass(frozen=True, slots=True)
class PorReferencia:
    """Groups by a record that the rows refer to; `paginas` where these are many, by name."""

    coluna: str
    donos: Callable[[Viewer], QuerySet[Any]]
    sem: str = ""
    paginas: bool = False

    def page(self, recorte: Recorte, depois: str) -> tuple[list[Grupo], str]:
        if self.paginas:
            recorte = replace(recorte, por_grupo=POR_GRUPO_PAGINADO)
        own = recorte.lista.filter(**{self.coluna: OuterRef("pk")})
        donos = measured(self.donos(recorte.olhar.viewer).filter(Exists(own)), own, recorte)
        if not self.paginas:
            return self._without(recorte) + [_grupo(dono) for dono in donos[:MAX_GRUPOS]], ""
        pagina = page_by("nome_chave", donos, depois)
        first = [] if depois else self._without(recorte)
        return first + [_grupo(dono) for dono in pagina.linhas], pagina.proxima

    def one(self, chave: str, olhar: Olhar) -> tuple[str, Q] | None:
        if chave == NENHUM:
            return (self.sem, Q(**{self.coluna: None})) if self.sem else None
        dono = self.donos(olhar.viewer).filter(pk=_uuid(chave)).first()
        return (dono.nome, Q(**{self.coluna: dono.pk})) if dono else None

    def _without(self, recorte: Recorte) -> list[Grupo]:
        if not self.sem:
            return []
        rows = recorte.lista.filter(**{self.coluna: None})
        one = measured(_escritorio(recorte.olhar.viewer), rows, recorte).get()
        return [Grupo(NENHUM, self.sem, one.total, one.ids)] if one.total else []


class PorPrazo:
    """Groups by how near the limit is: atrasado, hoje, amanhã, esta semana, depois."""

    def page(self, recorte: Recorte, depois: str) -> tuple[list[Grupo], str]:  # noqa: ARG002 - five groups have no pages
        base: QuerySet[Escritorio] = _escritorio(recorte.olhar.viewer)
        faixas = _faixas(recorte.olhar)
        for chave, (_, condition) in faixas.items():
            base = measured(base, recorte.lista.filter(condition), recorte, f"_{chave}")
        one = base.get()
        grupos = [
            Grupo(chave, rotulo, getattr(one, f"total_{chave}"), getattr(one, f"ids_{chave}"))
            for chave, (rotulo, _) in faixas.items()
        ]
        return [grupo for grupo in grupos if grupo.total], ""

    def one(self, chave: str, olhar: Olhar) -> tuple[str, Q] | None:
        return _faixas(olhar).get(chave)


def _faixas(olhar: Olhar) -> dict[str, tuple[str, Q]]:
    """Return the ranges of the limit by key, on the office's clock; a week ends on Saturday."""
    agora, fuso = olhar.agora, ZoneInfo(olhar.viewer.fuso)
    today = agora.astimezone(fuso).date()

    def midnight(days: int) -> datetime:
        return datetime.combine(today + timedelta(days=days), time(), fuso)

    to_sunday = (6 - today.weekday()) % 7 or 7
    amanha, depois, domingo = midnight(1), midnight(2), midnight(max(to_sunday, 2))
    return {
        "atrasado": ("Atrasado", Q(providenciar_ate__lt=agora)),
        "hoje": ("Hoje", _between(agora, amanha)),
        "amanha": ("Amanhã", _between(amanha, depois)),
        "semana": ("Esta semana", _between(depois, domingo)),
        "depois": ("Depois", Q(providenciar_ate__gte=domingo)),
    }


def _between(de: datetime, ate: datetime) -> Q:
    return Q(providenciar_ate__gte=de, providenciar_ate__lt=ate)


def _grupo(dono: Any) -> Grupo:
    return Grupo(str(dono.pk), dono.nome, dono.total, dono.ids)


def _escritorio(viewer: Viewer) -> QuerySet[Escritorio]:
    return Escritorio.objects.filter(pk=viewer.escritorio_id)


def _uuid(chave: str) -> UUID | None:
    try:
        return UUID(chave)
    except ValueError:
        return None


def _fases(viewer: Viewer) -> QuerySet[Any]:
    return Fase.objects.filter(escritorio_id=viewer.escritorio_id).order_by("ordem", "nome")


def _departamentos(viewer: Viewer) -> QuerySet[Any]:
    return Departamento.objects.filter(escritorio_id=viewer.escritorio_id).in_order()


def _responsaveis(viewer: Viewer) -> QuerySet[Any]:
    return Pessoa.objects.filter(escritorio_id=viewer.escritorio_id).operadores().by_name()


def _empresas(viewer: Viewer) -> QuerySet[Any]:
    return Empresa.objects.filter(escritorio_id=viewer.escritorio_id).by_name()


AGRUPAMENTOS: dict[str, Agrupamento] = {
    "fase": PorReferencia("fase", _fases),
    "departamento": PorReferencia("departamento", _departamentos, "Sem departamento"),
    "responsavel": PorReferencia("delegado", _responsaveis, "Sem responsável", paginas=True),
    "empresa": PorReferencia("empresa", _empresas, paginas=True),
    "prazo": PorPrazo(),
}
