"""Finding a company while typing, and the page of results that needs no JavaScript."""

import pytest
from django.test import Client

from econtador.atendimentos.demo.elenco import Elenco


@pytest.mark.parametrize("text_typed", ["sol\0", "\0"])
def test_typing_a_nul_breaks_nothing(ana: Client, text_typed: str) -> None:
    assert ana.get("/empresas/busca", {"q": text_typed}).status_code == 200
    assert ana.get("/empresas", {"pesquisa": text_typed}).status_code == 200


def test_the_page_of_results_leads_back_to_who_asked(elenco: Elenco, ana: Client) -> None:
    rita = elenco.pessoas["rita"].pk
    page = ana.get(f"/empresas/busca?q=pada&para={rita}").content.decode()
    assert f'href="/pessoas/{rita}/empresas?empresa={elenco.sol.pk}"' in page
    for para in ("https://mau.example/", "//mau.example", "javascript:alert(1)"):
        page = ana.get("/empresas/busca", {"q": "pada", "para": para}).content.decode()
        assert f'href="/atendimentos?empresa={elenco.sol.pk}"' in page


def test_an_archived_one_is_found_by_the_filter_and_not_offered(
    elenco: Elenco, ana: Client
) -> None:
    ana.post(f"/empresas/{elenco.lua.pk}/arquivamento")
    assert "Oficina" in ana.get("/empresas/busca?q=oficina&para=filtro").content.decode()
    assert "Oficina" not in ana.get("/empresas/busca?q=oficina&para=novo").content.decode()
