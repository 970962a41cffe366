"""The coarse half of the rule: whom a recado could concern at all."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from econtador.aovivo.recado import Recado, Tipo, parse
from econtador.base.viewer import Empresas, Viewer

AURORA, BOREAL, SOL, LUA, DAS = (UUID(int=number) for number in range(1, 6))
BRUNO = Viewer(escritorio_id=AURORA, papel="operador", pessoa_id=uuid4())
CELIA = Viewer(
    escritorio_id=AURORA,
    papel="cliente",
    pessoa_id=uuid4(),
    empresas=Empresas(visualizar=frozenset({SOL})),
)
DAVI = replace(CELIA, pessoa_id=uuid4(), empresas=Empresas(visualizar=frozenset({LUA})))
OTTO = replace(BRUNO, escritorio_id=BOREAL, pessoa_id=uuid4())


def recado(tipo: Tipo = "evento", **changes: Any) -> Recado:
    """Something that Célia does on the DAS of Padaria Sol."""
    usual = Recado(tipo, AURORA, empresa=SOL, atendimento=DAS, pessoa=CELIA.pessoa_id)
    return replace(usual, **changes)


@pytest.mark.parametrize(
    ("viewer", "concerned"), [(BRUNO, True), (CELIA, True), (DAVI, False), (OTTO, False)]
)
@pytest.mark.parametrize("tipo", ["evento", "muitos"])
def test_escritorio_and_empresa_come_first(tipo: Tipo, viewer: Viewer, *, concerned: bool) -> None:
    assert recado(tipo).may_concern(viewer) is concerned


@pytest.mark.parametrize("tipo", ["evento", "escrevendo"])
def test_what_is_interno_concerns_no_cliente(tipo: Tipo) -> None:
    interno = recado(tipo, interno=True, pessoa=uuid4())
    assert interno.may_concern(BRUNO, {DAS})
    assert not interno.may_concern(CELIA, {DAS})


def test_an_aviso_concerns_its_pessoa_alone() -> None:
    aviso = Recado("aviso", AURORA, pessoa=CELIA.pessoa_id)
    assert aviso.may_concern(CELIA)
    assert not aviso.may_concern(BRUNO)
    assert not aviso.may_concern(DAVI)


def test_writing_concerns_who_looks_and_not_who_writes() -> None:
    escrevendo = recado("escrevendo", nome="Célia Rocha")
    assert escrevendo.may_concern(BRUNO, {DAS})
    assert not escrevendo.may_concern(BRUNO, {uuid4()})
    assert not escrevendo.may_concern(CELIA, {DAS})


def test_reading_concerns_who_read_and_the_operadores_who_look() -> None:
    leitura = recado("leitura")
    rita = replace(CELIA, pessoa_id=uuid4())
    assert leitura.may_concern(CELIA)
    assert leitura.may_concern(BRUNO, {DAS})
    assert not leitura.may_concern(BRUNO)
    assert not leitura.may_concern(rita, {DAS})


def test_a_notification_becomes_a_recado() -> None:
    evento = uuid4()
    said = {
        "tipo": "evento", "escritorio": str(AURORA), "empresa": str(SOL), "atendimento": str(DAS),
        "evento": str(evento), "acao": "nota", "interno": True, "pessoa": str(BRUNO.pessoa_id),
    }  # fmt: skip
    expected = recado(evento=evento, acao="nota", interno=True, pessoa=BRUNO.pessoa_id, em=7.5)
    assert parse(json.dumps(said), 7.5) == expected


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "oi",
        "[]",
        "null",
        "{}",
        '{"tipo": "evento"}',
        '{"tipo": [], "escritorio": ""}',
        f'{{"tipo": "outro", "escritorio": "{AURORA}"}}',
        '{"tipo": "evento", "escritorio": "aurora"}',
        f'{{"tipo": "evento", "escritorio": "{AURORA}", "empresa": 7}}',
    ],
)
def test_what_is_not_ours_is_left_out(payload: str) -> None:
    assert parse(payload, 0.0) is None


def test_what_is_not_said_is_empty() -> None:
    assert parse(json.dumps({"tipo": "aviso", "escritorio": str(AURORA)}), 1.0) == Recado(
        "aviso", AURORA, em=1.0
    )
