"""Row 19: the live channel, subscribed to for another's events.

Each listens by a plain connection to a running server. After what must not be heard comes
something that may be: when that has arrived, silence before it is no delay.
"""

import http.client
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.models import Atendimento
from econtador.escritorios.models import PoliticaDelegacao
from tests.aovivo.cenario import NoAr, Ouvir
from tests.aovivo.ouvido import Ouvido
from tests.cena import Cena
from tests.cliente_http import entered

# What each of the cast may see, to have something to hear at the end.
PROPRIO: dict[str, dict[str, Any]] = {
    "davi": {"by": "davi"},
    "celia": {"by": "celia"},
    "rita": {"by": "rita"},
    "carla": {"by": "carla", "departamento": None},
    "bruno": {"by": "bruno"},
    "ana": {"by": "ana"},
    "otto": {"by": "otto"},
}


def own(cena: Cena, nome: str) -> Atendimento:
    """Open an atendimento that this person sees."""
    empresa = {"davi": cena.elenco.lua, "otto": cena.elenco.norte}.get(nome, cena.elenco.sol)
    changes = {"empresa": empresa, **PROPRIO[nome]}
    if nome == "otto":
        changes["departamento"] = None
    return cena.open(**changes)


def heard_until(cena: Cena, nome: str, ear: Ouvido) -> list[dict[str, Any]]:
    """Return everything that the ear heard before an atendimento of its own."""
    last = own(cena, nome)
    ear.wait_item(atendimento=last.numero)
    items = [item for item in ear.itens if item.get("atendimento") != last.numero]
    assert "recarregar" not in [dito.nome for dito in ear.ditos]
    return items


def life(cena: Cena, das: Atendimento) -> None:
    """Let everything happen to an atendimento of Padaria Sol that says something."""
    cena.answer(das, "celia", "Alguma novidade?")
    cena.answer(das, "bruno", "Eles atrasam sempre.", nota_interna=True)
    cena.delegate(das, "bruno", "ana")
    for nome in ("rita", "bruno"):
        with cena.by(nome) as author:
            das.read(author=author)
    for nome, nota in (("celia", ""), ("bruno", "on")):
        client = entered(cena.elenco, nome)
        client.post(f"/atendimentos/{das.numero}/escrevendo", {"nota_interna": nota})
    cena.cancel(das)


@pytest.mark.parametrize("nome", ["davi", "otto", "carla"])
def test_strangers_hear_nothing_whatever_they_ask_for(no_ar: NoAr, ouvir: Ouvir, nome: str) -> None:
    das = no_ar.cena.open()
    asked = {
        "olhando": das.numero,
        "pessoa": no_ar.cena.pk("bruno"),
        "empresa": das.empresa_id,
        "escritorio": das.escritorio_id,
        "atendimento": das.pk,
    }
    ear = ouvir(nome, **asked)
    life(no_ar.cena, das)
    assert heard_until(no_ar.cena, nome, ear) == []


@pytest.mark.parametrize("nome", ["celia", "rita"])
def test_clientes_hear_of_no_nota_interna(no_ar: NoAr, ouvir: Ouvir, nome: str) -> None:
    das = no_ar.cena.open()
    ear = ouvir(nome, olhando=das.numero)
    life(no_ar.cena, das)
    heard = heard_until(no_ar.cena, nome, ear)
    # "aberto" may still be under way when the ear opens.
    assert {item["acao"] for item in heard if "acao" in item} - {"aberto"} == {
        "parecer", "delegado", "cancelado"
    }  # fmt: skip
    assert "Bruno Lima" not in [item.get("quem") for item in heard]


@pytest.mark.parametrize("nome", ["ana", "rita", "carla", "davi", "otto"])
def test_of_a_confidencial_nobody_else_hears(no_ar: NoAr, ouvir: Ouvir, nome: str) -> None:
    sigilo = no_ar.cena.open()
    no_ar.cena.restrict(sigilo, "bruno")
    time.sleep(0.3)
    ear, named = ouvir(nome, olhando=sigilo.numero), ouvir("bruno")
    no_ar.cena.answer(sigilo, "celia", "Só para o Bruno.")
    named.wait_item(atendimento=sigilo.numero)
    assert heard_until(no_ar.cena, nome, ear) == []


def test_it_falls_silent_as_it_becomes_confidencial(no_ar: NoAr, ouvir: Ouvir) -> None:
    das = no_ar.cena.open()
    rita = ouvir("rita", olhando=das.numero)
    no_ar.cena.answer(das, "celia", "Até aqui.")
    rita.wait_item(acao="parecer")
    before = len(rita.itens)
    no_ar.cena.restrict(das, "bruno")
    no_ar.cena.answer(das, "celia", "E agora só nós.")
    later = own(no_ar.cena, "rita")
    rita.wait_item(atendimento=later.numero)
    assert {item["atendimento"] for item in rita.itens[before:]} == {later.numero}


def test_where_only_the_delegado_sees_only_he_hears(no_ar: NoAr, ouvir: Ouvir) -> None:
    das = no_ar.cena.open()
    no_ar.cena.policy(PoliticaDelegacao.CLIENTE, so_delegado_ve=True)
    try:
        no_ar.cena.delegate(das, "ana", "carla")
        time.sleep(0.3)
        bruno, carla = ouvir("bruno", olhando=das.numero), ouvir("carla")
        no_ar.cena.answer(das, "celia", "Carla?")
        carla.wait_item(atendimento=das.numero)
        assert heard_until(no_ar.cena, "bruno", bruno) == []
    finally:
        no_ar.cena.policy(PoliticaDelegacao.CLIENTE)


def test_a_lost_empresa_is_lost_in_the_stream_that_is_open(no_ar: NoAr, ouvir: Ouvir) -> None:
    das = no_ar.cena.open()
    rita = ouvir("rita", olhando=das.numero)
    with no_ar.cena.by_sistema():
        AcessoEmpresa.revoke(no_ar.cena.pessoa("rita"), no_ar.cena.elenco.sol)
    try:
        no_ar.cena.answer(das, "celia", "A Rita saiu.")
        lua = no_ar.cena.open("davi", empresa=no_ar.cena.elenco.lua)
        rita.wait_item(atendimento=lua.numero)
        assert {item["atendimento"] for item in rita.itens} == {lua.numero}
    finally:
        with no_ar.cena.by_sistema():
            everything = ("visualizar", "criar", "editar", "excluir")
            AcessoEmpresa.grant(no_ar.cena.pessoa("rita"), no_ar.cena.elenco.sol, *everything)


@pytest.mark.parametrize("nome", ["davi", "otto"])
def test_the_past_is_judged_as_the_present(no_ar: NoAr, ouvir: Ouvir, nome: str) -> None:
    """A place from before lets nobody hear what he could not have heard then."""
    time.sleep(0.3)
    began = time.time()
    das = no_ar.cena.open()
    no_ar.cena.answer(das, "celia", "Isto já passou.")
    time.sleep(0.3)
    age = round((time.time() - began) * 1000)
    ears = [ouvir(nome, lugar=str(int(began * 1000))), ouvir(nome, ha=age, olhando=das.numero)]
    last = own(no_ar.cena, nome)
    for ear in ears:
        ear.wait_item(atendimento=last.numero)
        assert {item["atendimento"] for item in ear.itens} == {last.numero}
        assert {item["meu"] for item in ear.itens} == {True}


def test_no_word_of_what_was_written_travels(no_ar: NoAr, ouvir: Ouvir) -> None:
    das = no_ar.cena.open(nome="Canarinho azul", parecer="Canarinho amarelo")
    bruno = ouvir("bruno", olhando=das.numero)
    no_ar.cena.answer(das, "celia", "Canarinho verde")
    bruno.wait_item(acao="parecer")
    assert "anarinho" not in str(bruno.ditos)


def test_a_name_cannot_forge_an_event(no_ar: NoAr, ouvir: Ouvir) -> None:
    das = no_ar.cena.open()
    bruno = ouvir("bruno", olhando=das.numero)
    forged = 'Célia\n\nevent: fim\ndata: "fora"\n\n'
    with no_ar.cena.by_sistema():
        pessoa = no_ar.cena.pessoa("celia")
        type(pessoa).objects.filter(pk=pessoa.pk).update(nome=forged)
    try:
        entered(no_ar.cena.elenco, "celia").post(f"/atendimentos/{das.numero}/escrevendo")
        bruno.wait_item(tipo="escrevendo", quem=forged)
        assert "fim" not in [dito.nome for dito in bruno.ditos]
    finally:
        with no_ar.cena.by_sistema():
            type(pessoa).objects.filter(pk=pessoa.pk).update(nome=pessoa.nome)


NOBODY: dict[str, Callable[[NoAr], dict[str, str]]] = {
    "no cookie": lambda _: {},
    "an invented one": lambda _: {"Cookie": f"{settings.SESSION_COOKIE_NAME}={'a' * 32}"},
    "a name in a header": lambda _: {"X-Remote-User": "ana@aurora.example"},
    "the other face's": lambda it: {"Cookie": it.cookie("ana").replace("portal", "packcrm")},
}


@pytest.mark.parametrize("who", NOBODY)
def test_nobody_comes_in_without_a_session(no_ar: NoAr, who: str) -> None:
    assert ask(no_ar, NOBODY[who](no_ar)).status == 302


def test_a_page_of_another_site_may_not_read_it(no_ar: NoAr) -> None:
    evil = {"Cookie": no_ar.cookie("ana"), "Origin": "https://mau.example"}
    answer = ask(no_ar, evil)
    assert answer.status == 200
    assert [name for name in answer.headers if name.lower().startswith("access-control")] == []
    assert ask(no_ar, evil | {"Host": "mau.example"}).status == 400


def test_who_has_left_is_out_of_the_stream_too(no_ar: NoAr, ouvir: Ouvir) -> None:
    client = entered(no_ar.cena.elenco, "ana")
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    ana = ouvir("ana", cookie)
    client.post("/sair")
    no_ar.cena.open()
    ana.wait_event("fim")
    ana.wait_end()
    assert ana.itens == []


@pytest.mark.parametrize("nome", ["davi", "otto", "carla"])
def test_to_write_in_what_one_does_not_see_is_said_to_nobody(
    no_ar: NoAr, ouvir: Ouvir, nome: str
) -> None:
    das = no_ar.cena.open()
    bruno = ouvir("bruno", olhando=das.numero)
    client = entered(no_ar.cena.elenco, nome)
    assert client.post(f"/atendimentos/{das.numero}/escrevendo").status_code == 404
    heard = heard_until(no_ar.cena, "bruno", bruno)
    assert [item for item in heard if item["tipo"] == "escrevendo"] == []


def test_writing_needs_the_token_of_its_own_site(no_ar: NoAr) -> None:
    das, client = no_ar.cena.open(), Client(enforce_csrf_checks=True)
    name, value = no_ar.cookie("celia").split("=")
    client.cookies[name] = value
    assert client.post(f"/atendimentos/{das.numero}/escrevendo").status_code == 403


def ask(no_ar: NoAr, headers: dict[str, str]) -> http.client.HTTPResponse:
    """Ask for the stream and look at the head of the answer."""
    conexao = http.client.HTTPConnection("127.0.0.1", no_ar.porta, timeout=10)
    try:
        conexao.request("GET", "/ao-vivo", headers=headers)
        return conexao.getresponse()
    finally:
        conexao.close()
