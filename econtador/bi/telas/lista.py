"""The work list: its tabs, and the rows in one section or in one a group."""

from dataclasses import dataclass
from uuid import UUID

from econtador.atendimentos.models import Atendimento, AtendimentoQuerySet
from econtador.atendimentos.telas.lista import TETO, Linha, Visao, capped_count, rows
from econtador.atendimentos.telas.pagina import page_of
from econtador.bi.filas import FILAS, Olhar
from econtador.bi.forms.filtro import FiltroDoBi
from econtador.bi.grupos import AGRUPAMENTOS, Grupo, Recorte
from econtador.bi.telas.enderecos import Aqui

POR_PAGINA = 50
JUNTOS = ("tipo", "autor")


@dataclass(frozen=True, slots=True)
class Secao:
    """Rows under a head, or the whole list without one. `mais` leads to those not shown."""

    linhas: list[Linha]
    rotulo: str = ""
    contagem: str = ""
    mais: str = ""


@dataclass(frozen=True, slots=True)
class Folha:
    """One page: its sections, the next page, and the group that it is about, if it is of one."""

    secoes: list[Secao]
    proxima: str = ""
    grupo: str = ""

    @property
    def total(self) -> int:
        return sum(len(secao.linhas) for secao in self.secoes)


def tabs_of(seen: AtendimentoQuerySet, olhar: Olhar, atual: str, aqui: Aqui) -> list[Visao]:
    """Return the queues with their capped counts: one query each."""
    return [
        Visao(
            fila.rotulo,
            aqui.at(fila.url),
            chave == atual,
            capped_count(fila.narrow(seen.abertos(), olhar)),
        )
        for chave, fila in FILAS.items()
    ]


def sheet(filtro: FiltroDoBi, lista: AtendimentoQuerySet, olhar: Olhar, aqui: Aqui) -> Folha:
    """Return the page asked for: flat, of every group, or of one group."""
    if not filtro.is_valid():
        return Folha([])
    depois, grupo = aqui.query.get("depois", ""), aqui.query.get("grupo", "")
    modo = AGRUPAMENTOS.get(filtro.agrupamento)
    one = modo.one(grupo, olhar) if modo and grupo else None
    if modo and not one:
        return _grouped(filtro, _bounded(filtro, lista), olhar, aqui)
    rotulo, condition = one or ("", None)
    pagina = page_of(
        lista.filter(condition) if condition else lista,
        filtro.ordem_escolhida,
        depois,
        por_pagina=POR_PAGINA,
        juntos=JUNTOS,
    )
    linhas = rows(pagina.linhas, olhar.viewer, olhar.agora)
    return Folha([Secao(linhas)] if linhas else [], _next(aqui, pagina.proxima), rotulo)


def _grouped(filtro: FiltroDoBi, lista: AtendimentoQuerySet, olhar: Olhar, aqui: Aqui) -> Folha:
    recorte = Recorte(lista, filtro.ordem_escolhida, olhar)
    depois = aqui.query.get("depois", "")
    grupos, proxima = AGRUPAMENTOS[filtro.agrupamento].page(recorte, depois)
    linhas = lines_of([pk for grupo in grupos for pk in grupo.ids], olhar)
    return Folha([_section(grupo, linhas, aqui) for grupo in grupos], _next(aqui, proxima))


def lines_of(ids: list[UUID], olhar: Olhar) -> dict[UUID, Linha]:
    """Return the rows of these atendimentos by id: three queries, whatever their number."""
    found = Atendimento.objects.filter(pk__in=ids).with_people(*JUNTOS)
    return {linha.atendimento.pk: linha for linha in rows(list(found), olhar.viewer, olhar.agora)}


def _section(grupo: Grupo, linhas: dict[UUID, Linha], aqui: Aqui) -> Secao:
    own = [linhas[pk] for pk in grupo.ids if pk in linhas]
    contagem = f"mais de {TETO // 1000}.000" if grupo.total > TETO else f"{grupo.total}"
    mais = aqui.but(grupo=grupo.chave) if grupo.total > len(own) else ""
    return Secao(own, grupo.rotulo, contagem, mais)


def _bounded(filtro: FiltroDoBi, lista: AtendimentoQuerySet) -> AtendimentoQuerySet:
    """Search once and not once a group."""
    if not filtro.cleaned_data.get("pesquisa"):
        return lista
    ids = list(lista.order_by().values_list("pk", flat=True)[: TETO + 1])
    return Atendimento.objects.filter(pk__in=ids)


def _next(aqui: Aqui, token: str) -> str:
    return aqui.but(depois=token) if token else ""
