"""The list of people: three tabs, a search, and beside each what he has."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Min
from django.urls import reverse

from econtador.acessos.cadastros.situacao import pending_of
from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.base.pagina import page_by
from econtador.base.ui.procura import Procura, address
from econtador.pessoas.models import Pessoa, PessoaQuerySet, TipoPessoa

ABAS = {"": "Operadores", "clientes": "Clientes", "inativas": "Inativas"}


@dataclass(frozen=True, slots=True)
class Linha:
    """A person, and in words the departamentos of an operador or the empresas of a cliente.

    `convite` says how the invitation of one who has not come in stands.
    """

    pessoa: Pessoa
    alcance: str
    convite: str = ""


def list_context(pessoas: PessoaQuerySet, query: Mapping[str, str]) -> dict[str, Any]:
    """Return what the list shows of `pessoas` for the query of its address: four queries."""
    aba = query.get("ver", "") if query.get("ver") in ABAS else ""
    procura, depois = Procura(query), query.get("depois", "")
    found = _tab(pessoas, aba)
    if procura.texto:
        found = found.beginning_with(procura.texto)
    pagina = page_by("nome_chave", found, depois)
    aqui = {"ver": aba, "pesquisa": procura.texto}
    return {
        "procura": procura,
        "aba": aba,
        "linhas": reach_of(pagina.linhas),
        "visoes": [_visao(each, aba, procura.texto) for each in ABAS],
        "primeira": _lista(**aqui) if depois else "",
        "proxima": _lista(**aqui, depois=pagina.proxima) if pagina.proxima else "",
    }


def _tab(pessoas: PessoaQuerySet, aba: str) -> PessoaQuerySet:
    if aba == "inativas":
        return pessoas.filter(ativa=False)
    tipo = TipoPessoa.CLIENTE if aba == "clientes" else TipoPessoa.OPERADOR
    return pessoas.ativas().filter(tipo=tipo)


def reach_of(pessoas: list[Pessoa]) -> list[Linha]:
    """Return the persons with what each has, and whether he is still to come in: three queries."""
    departamentos = _departamentos([each.pk for each in pessoas if each.operador])
    empresas = _empresas([each.pk for each in pessoas if not each.operador])
    reach = departamentos | empresas
    pending = pending_of([each.pk for each in pessoas])
    return [Linha(each, reach.get(each.pk, ""), pending.get(each.pk, "")) for each in pessoas]


def _departamentos(ids: list[UUID]) -> dict[UUID, str]:
    acessos = AcessoDepartamento.objects.filter(pessoa_id__in=ids)
    ordered = acessos.order_by("departamento__ordem", "departamento__nome")
    nomes: dict[UUID, list[str]] = {}
    for pessoa_id, nome in ordered.values_list("pessoa_id", "departamento__nome"):
        nomes.setdefault(pessoa_id, []).append(nome)
    return {pessoa_id: ", ".join(found) for pessoa_id, found in nomes.items()}


def _empresas(ids: list[UUID]) -> dict[UUID, str]:
    acessos = AcessoEmpresa.objects.filter(pessoa_id__in=ids).values("pessoa_id")
    counted = acessos.annotate(total=Count("id"), primeira=Min("empresa__nome"))
    return {row["pessoa_id"]: _first_and_more(row["primeira"], row["total"]) for row in counted}


def _first_and_more(primeira: str, total: int) -> str:
    return primeira if total == 1 else f"{primeira} e mais {total - 1}"


def _lista(**params: str) -> str:
    return address(reverse("pessoas"), **params)


def _visao(aba: str, atual: str, texto: str) -> dict[str, Any]:
    return {"rotulo": ABAS[aba], "url": _lista(ver=aba, pesquisa=texto), "atual": aba == atual}
