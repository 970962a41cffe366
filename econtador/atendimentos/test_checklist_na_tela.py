"""The checklist, as the office works it off and a cliente never sees it."""

from typing import Any
from uuid import uuid4

import pytest

from econtador.atendimentos.models import Atendimento, Item
from econtador.fluxo.models import FichaItem, ItemModelo, Tipo
from tests.cena import Cena
from tests.cliente_http import entered


@pytest.fixture
def guia(cena: Cena) -> Atendimento:
    """An atendimento whose tipo has a checklist of two, one of them mandatory."""
    with cena.by("ana") as ana:
        geral = Tipo.objects.get(nome="Geral")
        ItemModelo.add(geral, FichaItem("Apurar", obrigatorio=True), author=ana)
        ItemModelo.add(geral, FichaItem("Arquivar"), author=ana)
    return cena.open("celia", tipo=geral)


def item(cena: Cena, guia: Atendimento, rotulo: str = "Apurar") -> Item:
    with cena.by("ana"):
        return Item.objects.get(atendimento_id=guia.pk, rotulo=rotulo)


def send(cena: Cena, nome: str, guia: Atendimento, act: str, **body: str) -> Any:
    here = f"/atendimentos/{guia.numero}/itens/{item(cena, guia).pk}/{act}"
    return entered(cena.elenco, nome).post(here, body)


def page(cena: Cena, nome: str, guia: Atendimento) -> str:
    return entered(cena.elenco, nome).get(f"/atendimentos/{guia.numero}").content.decode()


def test_the_office_sees_it_and_a_cliente_does_not(cena: Cena, guia: Atendimento):
    assert "0 de 2" in page(cena, "bruno", guia)
    assert "Apurar" not in page(cena, "celia", guia)


def test_an_item_is_done_and_taken_back(cena: Cena, guia: Atendimento):
    send(cena, "bruno", guia, "feito")
    assert "1 de 2" in page(cena, "bruno", guia)
    assert "Feito por Bruno Lima" in page(cena, "bruno", guia)
    send(cena, "bruno", guia, "pendente")
    assert "0 de 2" in page(cena, "bruno", guia)


def test_an_item_is_waived_with_a_reason(cena: Cena, guia: Atendimento):
    assert send(cena, "bruno", guia, "dispensa", motivo=" ").status_code == 422
    send(cena, "bruno", guia, "dispensa", motivo="Empresa sem movimento.")
    assert "Dispensado por Bruno Lima: Empresa sem movimento." in page(cena, "bruno", guia)


def test_a_mandatory_one_keeps_it_from_ending(cena: Cena, guia: Atendimento):
    client = entered(cena.elenco, "bruno")
    answer = client.post(f"/atendimentos/{guia.numero}/encerramento", {"texto": "Tudo feito."})
    assert answer.status_code == 409
    assert "itens obrigatórios" in answer.content.decode()
    assert "Tudo feito." in answer.content.decode()
    send(cena, "bruno", guia, "feito")
    answer = client.post(f"/atendimentos/{guia.numero}/encerramento")
    assert answer.status_code == 302


@pytest.mark.parametrize("act", ["feito", "pendente", "dispensa"])
def test_only_operadores_who_see_it(cena: Cena, guia: Atendimento, act: str):
    assert send(cena, "celia", guia, act, motivo="x").status_code == 403
    assert send(cena, "carla", guia, act, motivo="x").status_code == 404
    other = cena.open("davi", empresa=cena.elenco.lua)
    here = f"/atendimentos/{other.numero}/itens/{item(cena, guia).pk}/{act}"
    bruno = entered(cena.elenco, "bruno")
    assert bruno.post(here, {"motivo": "x"}).status_code == 404
    unknown = f"/atendimentos/{guia.numero}/itens/{uuid4()}/{act}"
    assert bruno.post(unknown, {"motivo": "x"}).status_code == 404
    assert bruno.delete(unknown).status_code == 405


def test_a_closed_one_has_no_buttons(cena: Cena, guia: Atendimento):
    send(cena, "bruno", guia, "feito")
    cena.conclude(guia)
    html = page(cena, "bruno", guia)
    assert "Apurar" in html
    assert "/itens/" not in html
    assert send(cena, "bruno", guia, "pendente").status_code == 409
