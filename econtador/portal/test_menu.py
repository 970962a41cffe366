"""The menu: what each may use, and where one is."""

import pytest

from econtador.atendimentos.demo.elenco import Elenco
from econtador.portal.menu import menu_of
from tests.cliente_http import entered


def labels(elenco: Elenco, nome: str, path: str = "/atendimentos") -> list[str]:
    return [item.rotulo for secao in menu_of(elenco.viewer(nome), path) for item in secao.itens]


def test_each_sees_what_he_may_use(elenco: Elenco) -> None:
    of_the_office = ["Empresas", "Pessoas", "Departamentos", "Configurações"]
    assert labels(elenco, "ana") == ["Atendimentos", *of_the_office]
    assert labels(elenco, "bruno") == ["Atendimentos", "Empresas"]
    for nome in ("celia", "davi", "rita"):
        assert labels(elenco, nome) == ["Atendimentos"]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/atendimentos", ["Atendimentos"]),
        ("/atendimentos/42/pareceres", ["Atendimentos"]),
        ("/configuracoes/confidenciais", ["Configurações"]),
        ("/atendimentosx", []),
        ("/entrar", []),
    ],
)
def test_the_current_entry_is_marked(elenco: Elenco, path: str, current: list[str]) -> None:
    secoes = menu_of(elenco.viewer("ana"), path)
    assert [item.rotulo for secao in secoes for item in secao.itens if item.atual] == current


@pytest.mark.parametrize("nome", ["ana", "bruno", "celia"])
def test_every_entry_leads_to_a_page(elenco: Elenco, nome: str) -> None:
    client = entered(elenco, nome)
    for secao in menu_of(elenco.viewer(nome), "/"):
        for item in secao.itens:
            assert client.get(item.url).status_code == 200, item.url
