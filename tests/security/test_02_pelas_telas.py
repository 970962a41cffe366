"""Row 2, through the screens: foreign ids in the body of every form, in every place of it."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.models import Atendimento
from econtador.departamentos.models import Departamento
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security.estado import changed, fingerprint
from tests.security.navegador import ask

Corpo = dict[str, Any]
Foreign = Callable[[Cena], Any]


def novo(cena: Cena) -> Corpo:
    """What Célia may type into Novo Atendimento."""
    return {
        "nome": "Guia",
        "empresa": str(cena.elenco.sol.pk),
        "departamento": str(cena.elenco.departamentos["Fiscal"].pk),
        "delegado": "",
        "providenciar_ate": "2098-12-01T10:00",
        "parecer": "Segue o pedido.",
    }


def departamento_de_boreal(cena: Cena) -> str:
    with cena.by("otto"):
        return str(Departamento.objects.all()[0].pk)


IDS: list[tuple[str, Foreign]] = [
    ("empresa", lambda cena: cena.elenco.lua.pk),
    ("empresa", lambda cena: cena.elenco.norte.pk),
    ("empresa", lambda cena: [cena.elenco.sol.pk, cena.elenco.lua.pk]),
    ("empresa", lambda cena: f"{{{cena.elenco.lua.pk}}}"),
    ("empresa", lambda cena: cena.elenco.lua.pk.hex.upper()),
    ("departamento", departamento_de_boreal),
    ("delegado", lambda cena: cena.pk("otto")),
    ("delegado", lambda cena: cena.pk("davi")),
    ("delegado", lambda cena: cena.pk("celia")),
    ("delegado", lambda _: uuid4()),
]


@pytest.mark.parametrize(("campo", "foreign"), IDS)
def test_no_atendimento_is_opened_with_a_foreign_id(
    cena: Cena, campo: str, foreign: Foreign
) -> None:
    body = novo(cena) | {campo: foreign(cena)}
    answer = ask(entered(cena.elenco, "celia"), "POST", "/atendimentos", body)
    assert answer.status == 422
    assert not answer.shows("oficina", "otto", "mercado")
    with cena.by_sistema():
        assert not Atendimento.objects.exists()


@pytest.mark.parametrize("text", ["oficina", "Oficina Lua ME", "12.ABC.345/01DE-35", "mercado"])
def test_nor_with_a_typed_company_that_is_anothers(cena: Cena, text: str) -> None:
    body = novo(cena) | {"empresa": "", "empresa_nome": text}
    answer = ask(entered(cena.elenco, "celia"), "POST", "/atendimentos", body)
    assert answer.status == 422
    assert "várias" in answer.texto
    with cena.by_sistema():
        assert not Atendimento.objects.exists()


@pytest.mark.parametrize("quem", ["celia", "bruno"])
def test_extra_ids_in_an_answer_move_nothing(cena: Cena, das: Atendimento, quem: str) -> None:
    """What the form does not have is not read from the body."""
    other = cena.open("rita", empresa=cena.elenco.lua, nome="Da oficina")
    extra = {
        "empresa": str(cena.elenco.lua.pk),
        "empresa_id": str(cena.elenco.lua.pk),
        "atendimento": str(other.pk),
        "atendimento_id": str(other.pk),
        "numero": str(other.numero),
        "escritorio": str(cena.elenco.boreal.pk),
        "autor": str(cena.pk("ana")),
        "corrige": str(other.ultimo_parecer_id),
        "tipo": str(other.tipo_id),
        "fase": str(other.fase_id),
        "id": str(other.pk),
        "texto": "Segue.",
    }
    address = f"/atendimentos/{das.numero}/pareceres"
    assert ask(entered(cena.elenco, quem), "POST", address, extra).status == 302
    with cena.by_sistema():
        parecer = das.parecers.order_by("ordem").last()
        assert parecer is not None
        assert (parecer.autor_id, parecer.empresa_id) == (cena.pk(quem), cena.elenco.sol.pk)
        assert parecer.corrige_id is None
        assert other.parecers.count() == 1
        das.refresh_from_db()
        assert das.empresa_id == cena.elenco.sol.pk


ANSWERS: list[tuple[str, str, str, Foreign]] = [
    ("bruno", "pareceres", "delegado", lambda cena: cena.pk("otto")),
    ("bruno", "pareceres", "delegado", lambda cena: cena.pk("davi")),
    ("celia", "pareceres", "delegado", lambda cena: cena.pk("rita")),
    ("bruno", "delegacoes", "delegado", lambda cena: cena.pk("otto")),
    ("bruno", "delegacoes", "delegado", lambda cena: cena.pk("celia")),
    ("bruno", "confidencial", "pessoas", lambda cena: [cena.pk("otto")]),
    ("bruno", "confidencial", "pessoas", lambda cena: [cena.pk("davi")]),
    ("bruno", "confidencial", "pessoas", lambda cena: [cena.pk("carla"), cena.pk("davi")]),
]


@pytest.mark.parametrize(("quem", "tail", "campo", "foreign"), ANSWERS)
def test_nobody_of_elsewhere_is_drawn_into_an_atendimento(  # noqa: PLR0913 - the axes and two fixtures
    cena: Cena, das: Atendimento, quem: str, tail: str, campo: str, foreign: Foreign
) -> None:
    before = fingerprint(cena)
    body = {"texto": "Segue.", campo: foreign(cena)}
    address = f"/atendimentos/{das.numero}/{tail}"
    answer = ask(entered(cena.elenco, quem), "POST", address, body)
    assert answer.status in (409, 422)
    assert not answer.shows("otto reis", "davi nunes")
    assert changed(before, fingerprint(cena)) == []


def acesso_of(cena: Cena, nome: str) -> AcessoEmpresa:
    with cena.by_sistema():
        return AcessoEmpresa.objects.filter(pessoa=cena.pessoa(nome))[0]


OFFICE: list[tuple[Callable[[Cena], str], Callable[[Cena], Corpo]]] = [
    (
        lambda cena: f"/pessoas/{cena.pk('celia')}/empresas",
        lambda cena: {"empresa": cena.elenco.norte.pk},
    ),
    (
        lambda cena: f"/pessoas/{cena.pk('bruno')}",
        lambda cena: {
            "nome": "Bruno",
            "email": "b@x.br",
            "departamentos": [departamento_de_boreal(cena)],
        },
    ),
    (
        lambda cena: f"/departamentos/{cena.elenco.departamentos['Fiscal'].pk}",
        lambda cena: {"nome": "Fiscal", "ordem": "1", "responsavel": cena.pk("otto")},
    ),
    (
        lambda cena: f"/departamentos/{cena.elenco.departamentos['Fiscal'].pk}",
        lambda cena: {"nome": "Fiscal", "ordem": "1", "operadores": [cena.pk("otto")]},
    ),
    (
        lambda cena: f"/departamentos/{cena.elenco.departamentos['Fiscal'].pk}",
        lambda cena: {"nome": "Fiscal", "ordem": "1", "operadores": [cena.pk("celia")]},
    ),
]


@pytest.mark.parametrize(("address", "body"), OFFICE)
def test_an_administrador_reaches_no_other_office(
    cena: Cena, address: Callable[[Cena], str], body: Callable[[Cena], Corpo]
) -> None:
    before = fingerprint(cena)
    answer = ask(entered(cena.elenco, "ana"), "POST", address(cena), body(cena))
    assert answer.status == 422
    assert not answer.shows("otto", "mercado norte")
    assert changed(before, fingerprint(cena)) == []


@pytest.mark.parametrize("tail", ["", "/revogacao"])
def test_a_right_is_changed_only_under_its_own_pessoa(cena: Cena, tail: str) -> None:
    """/pessoas/<Davi>/empresas/<the right of Célia> is nobody's address."""
    before = fingerprint(cena)
    address = f"/pessoas/{cena.pk('davi')}/empresas/{acesso_of(cena, 'celia').pk}{tail}"
    assert ask(entered(cena.elenco, "ana"), "POST", address, {"criar": "on"}).status == 404
    assert changed(before, fingerprint(cena)) == []
