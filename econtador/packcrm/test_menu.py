"""PackCRM: who may enter, what the menu offers, where one begins."""

import pytest
from django.test import Client

from econtador.atendimentos.demo.elenco import Elenco
from econtador.packcrm.menu import menu_of
from tests.cliente_http import entered

pytestmark = pytest.mark.usefixtures("packcrm")


def labels(elenco: Elenco, nome: str) -> list[str]:
    return [item.rotulo for secao in menu_of(elenco.viewer(nome), "/bi") for item in secao.itens]


def test_an_administrador_is_offered_what_he_may_configure(elenco: Elenco) -> None:
    assert {"B.I. Atendimento", "Painel", "Pessoas", "Fases", "Políticas"} <= set(
        labels(elenco, "ana")
    )
    assert not {"Pessoas", "Fases", "Políticas"} & set(labels(elenco, "bruno"))


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/bi", ["B.I. Atendimento"]),
        ("/bi/minha-fila", ["B.I. Atendimento"]),
        ("/bi/quadro", ["Quadro"]),
        ("/configuracoes/calendario", ["Calendário"]),
        ("/nada", []),
    ],
)
def test_one_entry_is_current(elenco: Elenco, path: str, current: list[str]) -> None:
    secoes = menu_of(elenco.viewer("ana"), path)
    assert [item.rotulo for secao in secoes for item in secao.itens if item.atual] == current


def test_the_root_leads_to_the_work_list(client: Client, elenco: Elenco) -> None:
    assert client.get("/").headers["Location"] == "/bi"


def test_the_page_wears_the_face(elenco: Elenco) -> None:
    html = entered(elenco, "ana").get("/empresas").content.decode()
    assert 'data-face="packcrm"' in html
    assert "Empresas · PackCRM" in html


@pytest.mark.parametrize("nome", ["celia", "davi", "rita"])
@pytest.mark.parametrize("path", ["/atendimentos", "/bi", "/empresas", "/avisos"])
def test_a_cliente_is_sent_to_the_portal(elenco: Elenco, nome: str, path: str) -> None:
    answer = entered(elenco, nome).get(path)
    assert answer.status_code == 403
    assert "portal eContador" in answer.content.decode()


@pytest.mark.parametrize("nome", ["ana", "bruno"])
def test_every_entry_leads_to_a_page(elenco: Elenco, nome: str) -> None:
    client = entered(elenco, nome)
    for secao in menu_of(elenco.viewer(nome), "/"):
        for item in secao.itens:
            assert client.get(item.url).status_code == 200, item.url
