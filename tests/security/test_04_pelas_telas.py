"""Row 4, through the screens: no address changes or removes a parecer, one's own or another's."""

from typing import Any

import pytest

from econtador.atendimentos.models import Parecer
from econtador.escritorios.models import PoliticaDelegacao
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security import enderecos
from tests.security.alvo import SEGREDO, Alvo
from tests.security.navegador import ask, try_every_way

OVERRIDES: list[dict[str, Any]] = [
    {"headers": {"X-HTTP-Method-Override": "DELETE"}},
    {"headers": {"X-HTTP-Method": "PUT"}},
    {"headers": {"X-Method-Override": "PATCH"}},
    {"query_params": {"_method": "DELETE"}},
]


def pareceres(cena: Cena) -> list[tuple[Any, ...]]:
    with cena.by_sistema():
        rows = Parecer.objects.order_by("pk").values_list("pk", "autor_id", "texto_guardado__texto")
        return list(rows)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_other_verbs_change_nothing_at_any_address(alvo: Alvo, method: str) -> None:
    before = pareceres(alvo.cena)
    client = entered(alvo.cena.elenco, "ana")
    for address in enderecos.every_address(alvo):
        if not address.startswith(("/atendimentos", "/anexos")):
            continue
        answer = ask(client, method, address)
        assert answer.status in (404, 405), str(answer)
    assert pareceres(alvo.cena) == before


@pytest.mark.parametrize("override", OVERRIDES)
def test_a_verb_in_disguise_is_the_verb_that_was_sent(alvo: Alvo, override: dict[str, Any]) -> None:
    before = pareceres(alvo.cena)
    client = entered(alvo.cena.elenco, "celia")
    address = f"/atendimentos/{alvo.das.numero}/pareceres"
    for method in ("get", "post"):
        body = {"_method": "DELETE", "texto": ""} if method == "post" else None
        ask(client, method, address, body, **override)
    assert pareceres(alvo.cena) == before


@pytest.mark.parametrize(
    "tail", ["pareceres/{}", "pareceres/{}/texto", "pareceres/{}/editar", "pareceres/{}/excluir"]
)
def test_a_parecer_has_no_address_of_its_own(alvo: Alvo, tail: str) -> None:
    client = entered(alvo.cena.elenco, "celia")
    address = f"/atendimentos/{alvo.das.numero}/" + tail.format(alvo.das.ultimo_publico_id)
    for method in ("get", "post", "delete"):
        assert ask(client, method, address).status == 404


def test_a_correction_of_anothers_parecer_is_ones_own_new_one(alvo: Alvo) -> None:
    body = {
        "texto": "Na verdade não.",
        "corrige": str(alvo.das.ultimo_publico_id),
        "id": str(alvo.das.ultimo_publico_id),
        "pk": str(alvo.das.ultimo_publico_id),
        "autor": str(alvo.cena.pk("celia")),
    }
    before = pareceres(alvo.cena)
    address = f"/atendimentos/{alvo.das.numero}/pareceres"
    assert ask(entered(alvo.cena.elenco, "bruno"), "POST", address, body).status == 302
    after = pareceres(alvo.cena)
    assert [row for row in after if row in before] == before
    [added] = [row for row in after if row not in before]
    assert added[1:] == (alvo.cena.pk("bruno"), "Na verdade não.")


def test_so_o_delegado_has_no_side_route(alvo: Alvo) -> None:
    """Bruno has the departamento and wrote there, but Ana is the delegada now."""
    cena = alvo.cena
    cena.delegate(alvo.das, "bruno", "ana")
    cena.policy(PoliticaDelegacao.CLIENTE, so_delegado_ve=True)
    own = f"/atendimentos/{alvo.sigilo.numero}"
    addresses = [each for each in enderecos.every_address(alvo) if not each.startswith(own)]
    addresses += [f"/atendimentos?status=todos&{query}" for query in ROUTES]
    for answer in try_every_way(cena, "bruno", addresses, {}):
        told = answer.texto.casefold().replace("padaria canarinho", "").replace("sigiloso", "")
        assert "tucanonome" not in told, str(answer)
        assert "tucanotexto" not in told, str(answer)
        assert "tucanonota" not in told, str(answer)
    assert SEGREDO in ask(entered(cena.elenco, "ana"), "GET", "/atendimentos").tudo


ROUTES = ("pesquisa=canarinho", "pesquisa=1", "pesquisa=padaria", "atrasados=1", "nao_lidos=1")
