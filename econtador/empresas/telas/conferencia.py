"""The check of an import as its page shows it: counts, tabs, fifty rows at a time."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from econtador.base.ui.procura import address
from econtador.empresas.importacao.conferencia import Situacao
from econtador.empresas.models import Importacao

POR_PAGINA = 50
ROTULOS = {
    Situacao.ERRO: "Com problema",
    Situacao.NOVA: "Novas",
    Situacao.ATUALIZA: "A atualizar",
    Situacao.EXISTE: "Já cadastradas",
}


def page_of(importacao: Importacao, query: Mapping[str, str]) -> dict[str, Any]:
    """Return what the page of an import shows: nothing of the rows while a column is missing."""
    lidas = [] if importacao.faltam else importacao.verdicts()
    counts = Counter(lida.situacao for lida in lidas)
    ver = query.get("ver", "") if query.get("ver") in counts else ""
    shown = [lida for lida in lidas if lida.situacao == ver] if ver else lidas
    pagina = _page_number(query.get("pagina", ""), len(shown))
    return {
        "linhas": shown[(pagina - 1) * POR_PAGINA : pagina * POR_PAGINA],
        "contagem": {situacao.value: counts[situacao] for situacao in Situacao},
        "boas": counts[Situacao.NOVA] + counts[Situacao.ATUALIZA],
        "visoes": _tabs(importacao, counts, ver),
        **_pager(importacao, ver, pagina, len(shown)),
    }


def _page_number(asked: str, total: int) -> int:
    last = max(1, -(-total // POR_PAGINA))
    return min(max(1, int(asked)), last) if asked.isdecimal() and len(asked) < 6 else 1


def _tabs(importacao: Importacao, counts: Counter[Situacao], ver: str) -> list[dict[str, Any]]:
    whole = {"rotulo": "Todas", "url": _here(importacao), "atual": not ver}
    tabs = [
        {
            "rotulo": rotulo,
            "url": _here(importacao, ver=situacao.value),
            "atual": ver == situacao,
            "contagem": counts[situacao],
            "classe": "danger" if situacao == Situacao.ERRO else "",
        }
        for situacao, rotulo in ROTULOS.items()
        if counts[situacao]
    ]
    return [{**whole, "contagem": counts.total()}, *tabs]


def _pager(importacao: Importacao, ver: str, pagina: int, total: int) -> dict[str, str]:
    def at(numero: int) -> str:
        return _here(importacao, ver=ver, pagina=str(numero))

    first, last = (pagina - 1) * POR_PAGINA + 1, min(pagina * POR_PAGINA, total)
    return {
        "anterior": at(pagina - 1) if pagina > 1 else "",
        "proxima": at(pagina + 1) if last < total else "",
        "faixa": f"Linhas {first} a {last} de {total}" if total else "",
    }


def _here(importacao: Importacao, **params: str) -> str:
    return address(reverse("importacao", args=[importacao.pk]), **params)
