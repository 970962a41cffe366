"""Who hears what, asked of the database for each kind of viewer."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.aovivo.plateia import Dito, Item, Lugar, audience, still_there
from econtador.aovivo.recado import Recado
from econtador.atendimentos.models import Atendimento
from econtador.escritorios.models import PoliticaDelegacao
from econtador.pessoas.models import Pessoa
from tests.cena import Cena
from tests.cliente_http import entered


def place(cena: Cena, nome: str) -> Lugar:
    """Return the place of one of the cast, who has just entered."""
    key = entered(cena.elenco, nome).cookies[settings.SESSION_COOKIE_NAME].value
    return Lugar(key, cena.pk(nome))


def told(cena: Cena, nome: str, *recados: Recado, olhando: Any = ()) -> list[Item]:
    dito = audience(place(cena, nome), recados, olhando)
    assert dito is not None
    return [item for _, item in dito.itens]


def of(cena: Cena, atendimento: Atendimento) -> Recado:
    """Return what the channel says of the last event."""
    evento = cena.last_event(atendimento)
    return Recado(
        tipo="evento",
        escritorio=evento.escritorio_id,
        empresa=evento.empresa_id,
        atendimento=evento.atendimento_id,
        pessoa=evento.autor_id,
        evento=evento.pk,
        acao=evento.acao,
        interno=evento.interno,
    )


def test_a_number_and_a_kind_and_nothing_else(cena: Cena, das: Atendimento) -> None:
    recado = of(cena, das)
    item = {"tipo": "evento", "atendimento": das.numero, "acao": "aberto"}
    assert told(cena, "bruno", recado) == [item | {"evento": str(recado.evento)}]
    assert told(cena, "celia", recado) == [item | {"evento": str(recado.evento), "meu": True}]


@pytest.mark.parametrize(
    ("nome", "hears"),
    [("ana", True), ("bruno", True), ("celia", True), ("rita", True), ("carla", False),
     ("davi", False), ("otto", False)],
)  # fmt: skip
def test_who_sees_it_hears_of_it(cena: Cena, das: Atendimento, nome: str, *, hears: bool) -> None:
    assert bool(told(cena, nome, of(cena, das))) is hears


@pytest.mark.parametrize(
    ("nome", "hears"), [("ana", True), ("bruno", True), ("celia", False), ("rita", False)]
)
def test_no_cliente_hears_of_a_nota(
    cena: Cena, das: Atendimento, nome: str, *, hears: bool
) -> None:
    cena.answer(das, "bruno", "Eles atrasam sempre.", nota_interna=True)
    assert bool(told(cena, nome, of(cena, das))) is hears


@pytest.mark.parametrize(
    ("nome", "hears"), [("ana", False), ("bruno", True), ("celia", True), ("rita", False)]
)
def test_of_a_confidencial_only_the_named_hear(
    cena: Cena, das: Atendimento, nome: str, *, hears: bool
) -> None:
    cena.restrict(das, "bruno")
    assert bool(told(cena, nome, of(cena, das))) is hears


def test_where_only_the_delegado_sees_the_others_hear_nothing(cena: Cena, das: Atendimento) -> None:
    cena.policy(PoliticaDelegacao.CLIENTE, so_delegado_ve=True)
    cena.delegate(das, "bruno", "carla")
    recado = of(cena, das)
    assert told(cena, "carla", recado)
    assert told(cena, "bruno", recado) == []


def test_one_burst_is_one_question(cena: Cena, das: Atendimento) -> None:
    outro = cena.open(by="rita", empresa=cena.elenco.lua)
    recados, lugar = [of(cena, das), of(cena, outro), of(cena, das)], place(cena, "bruno")
    with CaptureQueriesContext(
        connection,
    ) as one:
        audience(lugar, recados[:1], ())
    with CaptureQueriesContext(connection) as many:
        dito = audience(lugar, recados, ())
    assert dito is not None
    assert [item["atendimento"] for _, item in dito.itens] == [
        das.numero, outro.numero, das.numero
    ]  # fmt: skip
    assert len(many) == len(one)


def test_an_aviso_is_told_to_its_pessoa(cena: Cena) -> None:
    aviso = Recado("aviso", cena.elenco.aurora.pk, pessoa=cena.pk("bruno"))
    assert told(cena, "bruno", aviso) == [{"tipo": "aviso", "meu": True}]
    assert told(cena, "ana", aviso) == []


def test_who_writes_is_named_to_who_looks(cena: Cena, das: Atendimento) -> None:
    writes = replace(of(cena, das), tipo="escrevendo", evento=None, acao="", nome="Célia Rocha")
    item = {"tipo": "escrevendo", "atendimento": das.numero, "quem": "Célia Rocha"}
    assert told(cena, "bruno", writes, olhando={das.pk}) == [item]
    assert told(cena, "bruno", writes) == []
    assert told(cena, "davi", writes, olhando={das.pk}) == []
    assert told(cena, "otto", writes, olhando={das.pk}) == []


def test_much_at_once_is_to_ask_again(cena: Cena) -> None:
    many = Recado("muitos", cena.elenco.aurora.pk, empresa=cena.elenco.sol.pk)
    heard = {nome: audience(place(cena, nome), [many], ()) for nome in ("bruno", "celia", "davi")}
    assert {nome: dito and dito.recarregar for nome, dito in heard.items()} == {
        "bruno": True, "celia": True, "davi": False
    }  # fmt: skip


LOSSES: dict[str, Callable[[Cena], object]] = {
    "session": lambda _: Session.objects.all().delete(),
    "password": lambda cena: cena.pessoa("celia").conta.change_password("chuva-de-novembro-26"),
    "pessoa": lambda cena: Pessoa.objects.filter(pk=cena.pk("celia")).update(ativa=False),
    "empresas": lambda cena: AcessoEmpresa.revoke(cena.pessoa("celia"), cena.elenco.sol),
    "departamentos": lambda cena: AcessoDepartamento.revoke(
        cena.pessoa("celia"), *cena.elenco.departamentos.values()
    ),
}


@pytest.mark.parametrize("what", LOSSES)
def test_who_lost_the_right_may_not_listen_any_more(
    cena: Cena, das: Atendimento, what: str
) -> None:
    lugar, recado = place(cena, "celia"), of(cena, das)
    assert isinstance(audience(lugar, [recado], ()), Dito)
    with cena.by_sistema():
        LOSSES[what](cena)
    assert audience(lugar, [recado], ()) is None


def test_who_lost_one_empresa_of_two_hears_of_the_other(cena: Cena, das: Atendimento) -> None:
    outro = cena.open(by="rita", empresa=cena.elenco.lua)
    recados, lugar = [of(cena, das), of(cena, outro)], place(cena, "rita")
    with cena.by_sistema():
        AcessoEmpresa.revoke(cena.pessoa("rita"), cena.elenco.sol)
    dito = audience(lugar, recados, ())
    assert dito is not None
    assert [item["atendimento"] for _, item in dito.itens] == [outro.numero]


def test_a_place_is_of_one_pessoa(cena: Cena) -> None:
    """The same session, gone on as somebody else in another escritório."""
    lugar = place(cena, "celia")
    assert still_there(lugar) is not None
    assert still_there(Lugar(lugar.sessao, cena.pk("bruno"))) is None
    assert still_there(Lugar("inventada", cena.pk("celia"))) is None
