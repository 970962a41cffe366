"""The screens of empresas: each rung of the ladder."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.brasil.cnpj import check_digits
from econtador.empresas.models import Cadastro, Empresa
from tests.cliente_http import entered

DADOS = {
    "nome": "Construtora Ipê",
    "documento": "00.000.000/0001-91",
    "uf": "SP",
    "municipio": "Campinas",
    "integrada": "on",
    "ativa": "on",
}


@pytest.fixture
def ana(elenco: Elenco) -> Client:
    return entered(elenco, "ana")


def empresas(elenco: Elenco, **found: Any) -> list[Empresa]:
    with viewing(elenco.sistema):
        return list(Empresa.objects.filter(**found))


def register(elenco: Elenco, *numbers: int) -> None:
    with viewing(elenco.sistema):
        for n in numbers:
            base = f"{n + 1000:012d}"
            Empresa.register(
                escritorio_id=elenco.aurora.pk,
                nome=f"Loja {n:03d}",
                documento=base + check_digits(base),
            )


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_list_shows_those_of_the_office_only(elenco: Elenco) -> None:
    page = text(entered(elenco, "bruno"), "/empresas")
    assert "Padaria Sol Ltda" in page
    assert "12.ABC.345/01DE-35" in page
    assert "Mercado Norte" not in page
    assert "Nova empresa" not in page


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("pada", True),
        ("PÁDARIA", True),
        ("11.222", True),
        ("11222333000181", True),
        ("daria", False),
        ("%", False),
        ("_adaria", False),
    ],
)
def test_search_by_the_beginning(ana: Client, typed: str, *, there: bool) -> None:
    page = ana.get("/empresas", {"pesquisa": typed}).content.decode()
    assert ("Padaria Sol Ltda" in page) is there
    assert "Oficina Lua" not in page


def test_a_search_that_finds_nothing_says_so(ana: Client) -> None:
    assert "Nenhuma empresa começa assim" in text(ana, "/empresas?pesquisa=zzz")


def test_the_search_stays_a_text(ana: Client) -> None:
    page = ana.get("/empresas", {"pesquisa": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert(1)" not in page


def test_inactive_ones_are_apart(elenco: Elenco, ana: Client) -> None:
    with viewing(elenco.viewer("ana")):
        cadastro = Cadastro("Oficina Lua ME", "12ABC34501DE35", ativa=False)
        elenco.lua.change(cadastro, author=elenco.viewer("ana"))
    assert "Oficina Lua" not in text(ana, "/empresas")
    assert "Oficina Lua" in text(ana, "/empresas?ver=inativas")


def test_pages_follow_one_another(elenco: Elenco, ana: Client) -> None:
    register(elenco, *range(30))
    first = text(ana, "/empresas?pesquisa=loja")
    assert "Loja 024" in first
    assert "Loja 025" not in first
    address = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Loja 025" in text(ana, address)


def test_a_fixed_number_of_queries(elenco: Elenco, ana: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            text(ana, "/empresas")
        return len(captured)

    text(ana, "/empresas")
    few = queries()
    register(elenco, *range(40))
    assert queries() == few <= 9


def test_a_new_one(elenco: Elenco, ana: Client) -> None:
    assert "Nova empresa" in text(ana, "/empresas/nova")
    saved = ana.post("/empresas/nova", DADOS)
    assert saved.headers["Location"] == "/empresas"
    [ipe] = empresas(elenco, nome="Construtora Ipê")
    assert ipe.documento == "00000000000191"
    assert "Construtora Ipê cadastrada." in text(ana, "/empresas")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"documento": "11.222.333/0001-80"}, "CNPJ inválido"),
        ({"documento": "111.111.111-11"}, "CPF inválido"),
        ({"documento": "12345"}, "aqui há 5"),
        ({"documento": "11.222.333/0001-81"}, "Padaria Sol Ltda já está cadastrada"),
        ({"nome": ""}, "obrigatório"),
        ({"uf": "XX"}, "Faça uma escolha válida"),
        ({"fuso": "Europe/Paris"}, "Faça uma escolha válida"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    elenco: Elenco, ana: Client, change: dict[str, str], sentence: str
) -> None:
    for path in ("/empresas/nova", f"/empresas/{elenco.lua.pk}"):
        answer = ana.post(path, DADOS | change)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert sentence in page
        assert 'value="Campinas"' in page
    assert len(empresas(elenco)) == 2
    assert empresas(elenco, nome="Oficina Lua ME")


def test_a_change(elenco: Elenco, ana: Client) -> None:
    path = f"/empresas/{elenco.sol.pk}"
    assert 'value="11.222.333/0001-81"' in text(ana, path)
    data = DADOS | {"documento": "11222333000181", "nome": "Padaria Céu", "integrada": ""}
    assert ana.post(path, data).headers["Location"] == "/empresas"
    [ceu] = empresas(elenco, pk=elenco.sol.pk)
    assert (ceu.nome, ceu.integrada) == ("Padaria Céu", False)


def test_an_operador_reads_and_does_not_write(elenco: Elenco) -> None:
    bruno, path = entered(elenco, "bruno"), f"/empresas/{elenco.sol.pk}"
    page = text(bruno, path)
    assert "11.222.333/0001-81" in page
    assert 'name="documento"' not in page
    assert bruno.post(path, DADOS).status_code == 403
    assert bruno.get("/empresas/nova").status_code == 403
    assert bruno.post("/empresas/nova", DADOS).status_code == 403
    assert len(empresas(elenco)) == 2


@pytest.mark.parametrize("nome", ["celia", "davi"])
def test_a_cliente_enters_none_of_them(elenco: Elenco, nome: str) -> None:
    cliente = entered(elenco, nome)
    for path in ("/empresas", "/empresas/nova", f"/empresas/{elenco.sol.pk}"):
        assert cliente.get(path).status_code == 403
        assert cliente.post(path, DADOS).status_code == 403


def test_another_office_does_not_exist(elenco: Elenco, ana: Client) -> None:
    for pk in (elenco.norte.pk, uuid4()):
        assert ana.get(f"/empresas/{pk}").status_code == 404
        assert ana.post(f"/empresas/{pk}", DADOS).status_code == 404


def test_the_body_does_not_choose_the_office(elenco: Elenco, ana: Client) -> None:
    extra = {"escritorio": elenco.boreal.pk, "escritorio_id": elenco.boreal.pk, "id": uuid4()}
    ana.post("/empresas/nova", DADOS | extra)
    [ipe] = empresas(elenco, nome="Construtora Ipê")
    assert ipe.escritorio_id == elenco.aurora.pk
    ana.post(f"/empresas/{elenco.sol.pk}", DADOS | extra | {"documento": "11222333000181"})
    assert empresas(elenco, pk=elenco.sol.pk)


def test_wrong_method(elenco: Elenco, ana: Client) -> None:
    assert ana.post("/empresas").status_code == 405
    assert ana.delete("/empresas/nova").status_code == 405
    assert ana.put(f"/empresas/{elenco.sol.pk}").status_code == 405


def test_switched_off_a_company_is_lost_to_its_cliente_at_once(elenco: Elenco, ana: Client) -> None:
    celia = entered(elenco, "celia")
    assert celia.get("/atendimentos").status_code == 200
    data = DADOS | {"documento": "11222333000181", "nome": "Padaria Sol Ltda", "integrada": ""}
    ana.post(f"/empresas/{elenco.sol.pk}", data)
    assert celia.get("/atendimentos").status_code == 403


@pytest.mark.parametrize("text_typed", ["sol\0", "\0"])
def test_typing_a_nul_breaks_nothing(ana: Client, text_typed: str) -> None:
    assert ana.get("/empresas/busca", {"q": text_typed}).status_code == 200
    assert ana.get("/empresas", {"pesquisa": text_typed}).status_code == 200


def test_the_page_of_results_leads_back_to_who_asked(elenco: Elenco, ana: Client) -> None:
    rita = elenco.pessoas["rita"].pk
    page = text(ana, f"/empresas/busca?q=pada&para={rita}")
    assert f'href="/pessoas/{rita}/empresas?empresa={elenco.sol.pk}"' in page
    for para in ("https://mau.example/", "//mau.example", "javascript:alert(1)"):
        page = ana.get("/empresas/busca", {"q": "pada", "para": para}).content.decode()
        assert f'href="/atendimentos?empresa={elenco.sol.pk}"' in page
