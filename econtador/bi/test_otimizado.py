"""Otimizado: choosing companies in four ways, looking before opening, and the report."""

import re
from html import unescape
from typing import Any

import pytest

from econtador.atendimentos.models import Atendimento
from econtador.bi.conftest import companies
from econtador.empresas.models import Carteira, Empresa
from econtador.fluxo.models import Pergunta, Tipo
from tests.cena import Cena
from tests.cliente_http import entered, soon
from tests.lista_lida import queries_of

ENDERECOS = ("/bi/otimizado", "/bi/otimizado/previa", "/bi/otimizado/empresas")


def fields(cena: Cena, **data: Any) -> dict[str, Any]:
    usual = {
        "quais": "escolhidas",
        "empresas": [cena.elenco.sol.pk, cena.elenco.lua.pk],
        "nome": "DAS de {competencia}",
        "departamento": cena.elenco.departamentos["Fiscal"].pk,
        "competencia": "2026-10",
        "providenciar_ate": soon(9),
        "parecer": "Olá, {empresa} ({documento}).",
    }
    return usual | data


def send(cena: Cena, address: str = "/bi/otimizado", **data: Any) -> Any:
    return entered(cena.elenco, "ana").post(address, fields(cena, **data))


def opened(cena: Cena) -> list[Atendimento]:
    with cena.by_sistema():
        rows = Atendimento.objects.select_related("empresa", "ultimo_parecer__texto_guardado")
        return list(rows.order_by("numero"))


def test_opens_one_for_each_company(cena: Cena) -> None:
    answer = send(cena)
    assert answer.status_code == 200
    assert "2 atendimentos abertos" in answer.content.decode()
    rows = opened(cena)
    assert [(a.empresa.nome, a.nome, a.competencia) for a in rows] == [
        ("Oficina Lua ME", "DAS de 10/2026", "2026-10"),
        ("Padaria Sol Ltda", "DAS de 10/2026", "2026-10"),
    ]
    assert [a.ultimo_parecer.texto for a in rows] == [
        "Olá, Oficina Lua ME (12.ABC.345/01DE-35).",
        "Olá, Padaria Sol Ltda (11.222.333/0001-81).",
    ]


def test_looking_opens_nothing(cena: Cena) -> None:
    html = send(cena, "/bi/otimizado/previa").content.decode()
    assert "2 atendimentos serão abertos" in html
    assert "Olá, Oficina Lua ME (12.ABC.345/01DE-35)." in html
    assert opened(cena) == []


def test_what_was_looked_at_is_what_is_opened(cena: Cena) -> None:
    companies(cena, 3)
    client = entered(cena.elenco, "ana")
    html = client.post("/bi/otimizado/previa", fields(cena, quais="todas")).content.decode()
    form = html.split('action="/bi/otimizado"')[1].split("</form>")[0]
    companies_later = _register(cena, "Chegou depois", "19.131.243/0001-97")
    kept: dict[str, list[str]] = {}
    for nome, valor in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form):
        kept.setdefault(nome, []).append(unescape(valor))
    client.post("/bi/otimizado", kept)
    assert len(opened(cena)) == 5
    assert companies_later.pk not in {a.empresa_id for a in opened(cena)}


def _register(cena: Cena, nome: str, documento: str) -> Empresa:
    with cena.by_sistema():
        return Empresa.register(escritorio_id=cena.elenco.aurora.pk, nome=nome, documento=documento)


class TestQuais:
    def test_all_that_are_active(self, cena: Cena) -> None:
        with cena.by_sistema():
            Empresa.objects.filter(pk=cena.elenco.lua.pk).update(ativa=False)
        send(cena, quais="todas", empresas=[])
        assert [a.empresa.nome for a in opened(cena)] == ["Padaria Sol Ltda"]

    def test_a_carteira(self, cena: Cena) -> None:
        with cena.by_sistema():
            carteira = Carteira.objects.create(
                escritorio=cena.elenco.aurora, nome="Comércio", nome_chave="comercio"
            )
            Empresa.objects.filter(pk=cena.elenco.sol.pk).update(carteira=carteira)
        send(cena, quais="carteira", empresas=[], carteira=carteira.pk)
        assert [a.empresa.nome for a in opened(cena)] == ["Padaria Sol Ltda"]

    def test_a_pasted_list_tells_what_it_leaves_out(self, cena: Cena) -> None:
        lista = "11222333000181\n12.abc.345/01de-35; 11.222.333/0001-81\n123\n00.000.000/0001-91"
        answer = send(cena, "/bi/otimizado/previa", quais="lista", empresas=[], lista=lista)
        html = answer.content.decode()
        assert "2 atendimentos serão abertos" in html
        assert "2 linhas ficaram de fora" in html
        assert "00.000.000/0001-91: Não há empresa com este documento" in html
        assert "Mercado Norte" not in html

    def test_an_inactive_company_in_the_list_is_told(self, cena: Cena) -> None:
        with cena.by_sistema():
            Empresa.objects.filter(pk=cena.elenco.lua.pk).update(ativa=False)
        lista = "11222333000181\n12abc34501de35"
        html = send(cena, "/bi/otimizado/previa", quais="lista", lista=lista).content.decode()
        assert "Oficina Lua ME está inativa." in html

    @pytest.mark.parametrize(
        "data",
        [
            {"empresas": []},
            {"empresas": ["x"]},
            {"quais": "carteira"},
            {"quais": "lista", "lista": "nada\n\n"},
            {"quais": "outra"},
        ],
    )
    def test_none_is_refused(self, cena: Cena, data: dict[str, Any]) -> None:
        assert send(cena, **data).status_code == 422
        assert opened(cena) == []

    def test_a_company_of_another_office_is_refused(self, cena: Cena) -> None:
        answer = send(cena, empresas=[cena.elenco.sol.pk, cena.elenco.norte.pk])
        assert answer.status_code == 422
        assert "Mercado Norte" not in answer.content.decode()
        assert opened(cena) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"nome": ""}, "obrigatório"),
        ({"parecer": ""}, "obrigatório"),
        ({"nome": "Guia {cnpj}"}, "Não conheço {cnpj}"),
        ({"parecer": "{0}"}, "Não conheço {0}"),
        ({"competencia": ""}, "escolha o mês"),
        ({"competencia": "10/2026"}, "como 2026-10"),
        ({"providenciar_ate": "2020-01-01T10:00"}, "já passou"),
        ({"providenciar_ate": "x"}, "Informe a data"),
    ],
)
@pytest.mark.parametrize("address", ENDERECOS[:2])
def test_what_is_wrong_is_said_and_all_is_kept(
    cena: Cena, address: str, data: dict[str, str], said: str
) -> None:
    answer = send(cena, address, **data)
    html = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert said in html
    assert html.count('name="empresas"') >= 2
    assert html.count(" checked>") >= 2 + 1
    assert opened(cena) == []


def test_what_the_tipo_asks_is_told_row_by_row(cena: Cena) -> None:
    with cena.by_sistema():
        tipo = Tipo.objects.get(nome="Geral")
        Pergunta.objects.create(
            escritorio=cena.elenco.aurora, tipo=tipo, rotulo="Livro", obrigatoria=True
        )
    html = send(cena, tipo=tipo.pk).content.decode()
    assert "Não abertos (2)" in html
    assert html.count("Responda: Livro.") == 2
    assert opened(cena) == []


def test_a_name_that_grows_too_long_is_cut(cena: Cena) -> None:
    send(cena, nome="{empresa}" * 20)
    assert all(199 <= len(a.nome) <= 200 for a in opened(cena))
    assert len(opened(cena)) == 2


class TestEmpresas:
    def found(self, cena: Cena, *, htmx: bool = True, **data: Any) -> str:
        headers = {"HX-Request": "true"} if htmx else {}
        client = entered(cena.elenco, "ana")
        answer = client.post("/bi/otimizado/empresas", data, headers=headers)
        assert answer.status_code == 200
        return answer.content.decode()

    @pytest.mark.parametrize("procura", ["padaria", "PADÁ", "11.222", "11222333"])
    def test_finds_by_name_and_document(self, cena: Cena, procura: str) -> None:
        html = self.found(cena, procura=procura)
        assert "Padaria Sol" in html
        assert "Oficina Lua" not in html
        assert "<main" not in html

    def test_what_is_marked_stays(self, cena: Cena) -> None:
        html = self.found(cena, procura="padaria", empresas=[cena.elenco.lua.pk])
        assert html.index("Oficina Lua") < html.index("Padaria Sol")
        assert html.count(" checked>") == 1

    def test_without_htmx_the_page_keeps_what_was_typed(self, cena: Cena) -> None:
        html = self.found(cena, htmx=False, procura="zzz", nome="Guia", parecer="Olá.")
        assert "<main" in html
        assert "Nenhuma empresa ativa começa assim." in html
        assert 'value="Guia"' in html
        assert "Olá.</textarea>" in html

    def test_shows_a_hundred_and_asks_for_more_letters(self, cena: Cena) -> None:
        companies(cena, 105)
        html = self.found(cena)
        assert html.count('name="empresas"') == 100
        assert "Há mais" in html

    @pytest.mark.parametrize("procura", ["%", "'", "_", "x" * 500])
    def test_rubbish_finds_nothing(self, cena: Cena, procura: str) -> None:
        assert "Nenhuma empresa ativa" in self.found(cena, procura=procura)


@pytest.mark.parametrize("address", ENDERECOS)
def test_only_operadores(cena: Cena, address: str) -> None:
    client = entered(cena.elenco, "celia")
    assert client.post(address, fields(cena)).status_code == 403
    assert opened(cena) == []


@pytest.mark.parametrize("address", ENDERECOS[1:])
def test_only_by_post(cena: Cena, address: str) -> None:
    assert entered(cena.elenco, "ana").get(address).status_code == 405


def test_the_queries_of_the_page_do_not_grow(cena: Cena) -> None:
    client = entered(cena.elenco, "ana")
    few = queries_of(client, "/bi/otimizado")
    companies(cena, 30)
    assert queries_of(client, "/bi/otimizado") == few
