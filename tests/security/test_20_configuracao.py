"""Row 20: settings read or changed by a low role."""

import pytest
from django.urls import resolve

from tests.cena import Cena
from tests.cliente_http import entered
from tests.security import enderecos
from tests.security.alvo import Alvo
from tests.security.estado import changed, fingerprint
from tests.security.navegador import ask, try_every_way


def guarded_by(alvo: Alvo, *quem: str) -> list[str]:
    """Return the addresses whose view declares one of these guards."""
    return [
        address
        for address in enderecos.every_address(alvo)
        if getattr(resolve(address).func, "entrada", None) in quem
    ]


@pytest.mark.parametrize("nome", ["bruno", "carla", "celia", "rita", "davi"])
def test_what_is_for_administradores_is_closed_to_everybody_else(alvo: Alvo, nome: str) -> None:
    before = fingerprint(alvo.cena)
    addresses = guarded_by(alvo, "administrador")
    assert len(addresses) > 10
    for answer in try_every_way(alvo.cena, nome, addresses, alvo.body()):
        assert answer.status == 403, str(answer)
        assert not answer.shows("otto", "@aurora.example", "politica_delegacao")
    assert changed(before, fingerprint(alvo.cena)) == []


@pytest.mark.parametrize("nome", ["celia", "davi"])
def test_what_is_for_operadores_is_closed_to_clientes(alvo: Alvo, nome: str) -> None:
    before = fingerprint(alvo.cena)
    for answer in try_every_way(alvo.cena, nome, guarded_by(alvo, "operador"), alvo.body()):
        assert answer.status == 403, str(answer)
    assert changed(before, fingerprint(alvo.cena)) == []


def test_an_operador_reads_an_empresa_and_changes_none(alvo: Alvo) -> None:
    before = fingerprint(alvo.cena)
    client = entered(alvo.cena.elenco, "bruno")
    address = f"/empresas/{alvo.cena.elenco.sol.pk}"
    assert ask(client, "GET", address).status == 200
    body = {"nome": "Invasor", "documento": "529.982.247-25", "integrada": ""}
    assert ask(client, "POST", f"{address}/dados", body).status == 403
    assert changed(before, fingerprint(alvo.cena)) == []


def test_the_menu_offers_a_low_role_nothing_that_is_closed(cena: Cena) -> None:
    for nome in ("bruno", "celia"):
        page = ask(entered(cena.elenco, nome), "GET", "/atendimentos")
        for address in ("/pessoas", "/departamentos", "/configuracoes"):
            assert f'href="{address}' not in page.texto
