"""Row 1: read another company's or another office's records through any door.

Every address of the URLconf is tried with every id of Padaria Sol; a new one needs no line here.
"""

import json
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

import pytest
import time_machine

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.empresas.models import Empresa
from econtador.escritorios.models import PoliticaDelegacao
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security import enderecos
from tests.security.alvo import CNPJ, PALAVRAS, SEGREDO, Alvo, build
from tests.security.estado import changed, fingerprint
from tests.security.navegador import HTMX, Resposta, ask, try_every_way, without_tokens

AGORA = datetime(2026, 11, 24, 15, tzinfo=UTC)
NAMES_OF_PADARIA = (SEGREDO, "padaria", CNPJ.lower())


def attempts(alvo: Alvo, nome: str) -> list[Resposta]:
    addresses = enderecos.every_address(alvo)
    return list(try_every_way(alvo.cena, nome, addresses, alvo.body()))


def opens(answer: Resposta, alvo: Alvo) -> bool:
    """Whether an address that names a record let somebody in; a mail's link is for anybody."""
    named = answer.endereco in enderecos.with_ids(alvo) and not answer.endereco.startswith("/senha")
    return named and answer.status not in (403, 404, 405)


@pytest.mark.parametrize("nome", ["davi", "otto"])
def test_no_address_opens_tells_or_changes_anything(alvo: Alvo, nome: str) -> None:
    """Read, as a fragment, HEAD and written to: refused, without a word of Padaria Sol."""
    before = fingerprint(alvo.cena)
    answers = attempts(alvo, nome)
    assert [str(answer) for answer in answers if opens(answer, alvo)] == []
    assert [str(answer) for answer in answers if answer.shows(*NAMES_OF_PADARIA)] == []
    assert [str(answer) for answer in answers if answer.broke] == []
    assert changed(before, fingerprint(alvo.cena)) == []


@pytest.mark.parametrize("nome", ["carla", "rita"])
def test_another_departamento_of_the_same_office_or_empresa(alvo: Alvo, nome: str) -> None:
    """Carla may see that Padaria Sol is a client, Rita too; neither what it asked of Fiscal."""
    cena = alvo.cena
    with cena.by_sistema():
        AcessoDepartamento.revoke(cena.pessoa("rita"), cena.elenco.departamentos["Fiscal"])
        Empresa.objects.filter(pk=cena.elenco.sol.pk).update(nome="Padaria Sol Ltda")
    answers = attempts(alvo, nome)
    assert [str(answer) for answer in answers if answer.shows(SEGREDO)] == []
    assert [str(answer) for answer in answers if answer.broke] == []


def test_a_foreign_record_answers_as_one_that_does_not_exist(alvo: Alvo) -> None:
    """Not even its existence shows: same status, same page."""
    for nome in ("davi", "otto"):
        client = entered(alvo.cena.elenco, nome)
        for route in enderecos.patterns():
            missing = ask(client, "GET", enderecos.nowhere(route))
            for address in enderecos.filled(route, alvo) if enderecos.holes(route) else []:
                found = ask(client, "GET", address)
                assert found.status == missing.status, str(found)
                if "/senha/" not in route:
                    assert without_tokens(found.texto) == without_tokens(missing.texto), address


def questions(cena: Cena, palavras: tuple[str, ...]) -> list[str]:
    """Return the addresses that search and filter: words, numbers, CNPJ, foreign ids, orders."""
    elenco = cena.elenco
    filters: list[tuple[str, object]] = [
        ("pesquisa", palavra)
        for palavra in (*palavras, "tucano", "1", "#1", "2", "２", CNPJ, CNPJ[:4], "77.CANARIO")
    ]
    filters += [("empresa", elenco.sol.pk), ("empresa_nome", "padaria"), ("empresa_nome", CNPJ)]
    filters += [("departamento", d.pk) for d in elenco.departamentos.values()]
    filters += [("delegado", cena.pk("bruno")), ("bola", "escritorio"), ("prioridade", "5")]
    filters += [("nao_lidos", "1"), ("atrasados", "1"), ("status", "encerrado")]
    filters += [("ordem", ordem) for ordem in ("atividade", "prazo", "abertura")]
    lists = [f"/atendimentos?{urlencode([pair, ('status', 'todos')])}" for pair in filters]
    typed = [f"/empresas/busca?{urlencode({'q': palavra})}" for palavra in ("", "pad", CNPJ)]
    return [*lists, *typed, "/atendimentos", "/atendimentos/novo", "/atendimentos?avancado=1"]


def pages(cena: Cena, nome: str, palavras: tuple[str, ...]) -> dict[str, str]:
    client = entered(cena.elenco, nome)
    found: dict[str, str] = {}
    for address in questions(cena, palavras):
        headers = HTMX if address.startswith("/empresas/busca") else {}
        found[address] = without_tokens(ask(client, "GET", address, headers=headers).texto)
    return found


@pytest.mark.parametrize("nome", ["davi", "otto"])
def test_lists_counters_and_searches_are_the_same_with_and_without_it(
    cena: Cena, nome: str
) -> None:
    """The pages of who may know nothing do not change by one letter when Padaria Sol is busy."""
    with time_machine.travel(AGORA, tick=False):
        before = pages(cena, nome, PALAVRAS)
        build(cena)
        assert pages(cena, nome, PALAVRAS) == before


def test_the_same_questions_do_find_it_for_who_may(alvo: Alvo) -> None:
    """The proof that the questions above ask the right thing."""
    client = entered(alvo.cena.elenco, "bruno")
    for palavra in PALAVRAS:
        answer = ask(client, "GET", f"/atendimentos?pesquisa={palavra}")
        assert answer.shows(SEGREDO), palavra


def test_another_persons_page_token_shows_no_row_of_his(cena: Cena) -> None:
    """A keyset token is signed, not secret: it may move the page, never widen it."""
    for number in range(30):
        cena.open("celia", nome=f"Canarinho {number}")
    page = ask(entered(cena.elenco, "celia"), "GET", "/atendimentos").texto
    token = page.split("depois=")[1].split('"')[0]
    for nome in ("davi", "otto", "carla"):
        answer = ask(entered(cena.elenco, nome), "GET", f"/atendimentos?depois={token}")
        assert answer.status == 200
        assert not answer.shows(SEGREDO), str(answer)


@pytest.mark.parametrize("spelling", ["{%s}", "urn:uuid:%s", "hex", "upper", " %s "])
def test_an_id_in_another_spelling_opens_nothing(alvo: Alvo, spelling: str) -> None:
    def spelt(pk: object) -> str:
        text = str(pk)
        by_name = {"hex": text.replace("-", ""), "upper": text.upper()}
        return by_name.get(spelling) or spelling % text

    client = entered(alvo.cena.elenco, "davi")
    for address in (
        f"/anexos/{quote(spelt(alvo.anexo.pk))}",
        f"/empresas/{quote(spelt(alvo.cena.elenco.sol.pk))}",
    ):
        assert ask(client, "GET", address).status in (403, 404)
    query = urlencode({"empresa": spelt(alvo.cena.elenco.sol.pk), "status": "todos"})
    for page in ("/atendimentos", "/atendimentos/novo", "/atendimentos/novo/prazo"):
        assert not ask(client, "GET", f"{page}?{query}").shows(*NAMES_OF_PADARIA)


@pytest.mark.parametrize(
    "number",
    ["%s.0", "-%s", "+%s", "0%s", "%s%%20", "%s%%00", "%s%%0a", "%s;", "0x%s", "%s/", "９" * 30],
)
def test_a_number_in_another_spelling_opens_nothing(alvo: Alvo, number: str) -> None:
    spelt = number % alvo.das.numero if "%s" in number else number
    for tail in ("", "/pareceres", "/dados"):
        answer = ask(entered(alvo.cena.elenco, "davi"), "GET", f"/atendimentos/{spelt}{tail}")
        assert answer.status in (400, 404), str(answer)


@pytest.mark.parametrize(
    "path",
    [
        "//atendimentos/{}",
        "/atendimentos//{}",
        "/atendimentos/x/../{}",
        "/atendimentos/..;/atendimentos/{}",
        "/%2e/atendimentos/{}",
        "/atendimentos/%2e%2e/atendimentos/{}",
        "/atendimentos%2f{}",
        "/saude/../atendimentos/{}",
        "/static/../atendimentos/{}",
        "/Atendimentos/{}",
    ],
)
def test_a_trick_in_the_path_passes_no_guard(alvo: Alvo, path: str) -> None:
    for nome in ("davi", "otto"):
        client, there = entered(alvo.cena.elenco, nome), path.format(alvo.das.numero)
        answer = ask(client, "GET", "/", PATH_INFO=there)  # as it comes, undecoded
        assert answer.status in (400, 404), str(answer)
        assert not answer.shows(*NAMES_OF_PADARIA)
        assert ask(client, "GET", there).status in (302, 400, 404), there


def test_so_o_delegado_closes_every_address_to_a_colleague(alvo: Alvo) -> None:
    cena = alvo.cena
    cena.delegate(alvo.das, "bruno", "ana")
    cena.policy(PoliticaDelegacao.CLIENTE, so_delegado_ve=True)
    addresses = [f"/atendimentos/{alvo.das.numero}{tail}" for tail in ("", "/pareceres", "/dados")]
    addresses += [f"/anexos/{anexo.pk}" for anexo in alvo.anexos]
    for address in addresses:
        assert ask(entered(cena.elenco, "bruno"), "GET", address).status == 404


def test_an_empresa_not_integrada_is_hidden_from_its_own_people(alvo: Alvo) -> None:
    cena = alvo.cena
    with cena.by_sistema():
        Empresa.objects.filter(pk=cena.elenco.sol.pk).update(integrada=False)
    for address in enderecos.with_ids(alvo):
        answer = ask(entered(cena.elenco, "rita"), "GET", address)
        assert not answer.shows(*NAMES_OF_PADARIA), str(answer)


def test_a_lost_right_beats_authorship_through_every_address(alvo: Alvo) -> None:
    cena = alvo.cena
    with cena.by_sistema():
        AcessoEmpresa.revoke(cena.pessoa("celia"), cena.elenco.sol)
        AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.lua, "criar")
    client = entered(cena.elenco, "celia")
    for address in [*enderecos.with_ids(alvo), *questions(cena, PALAVRAS)]:
        answer = ask(client, "GET", address)
        assert not answer.shows(SEGREDO), str(answer)
        assert answer.status < 500


def test_json_is_no_other_way_in(alvo: Alvo) -> None:
    client = entered(alvo.cena.elenco, "davi")
    body = json.dumps(alvo.body())
    for address in (f"/atendimentos/{alvo.das.numero}", "/atendimentos"):
        for accept in ("application/json", "text/csv", "application/xml"):
            read = ask(client, "GET", f"{address}?format=json", headers={"Accept": accept})
            sent = ask(client, "POST", address, body, content_type="application/json")
            assert not read.shows(*NAMES_OF_PADARIA)
            assert sent.status in (404, 405, 422)
