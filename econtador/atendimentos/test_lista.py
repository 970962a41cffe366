"""The list: filter, order, pages, counts, and a fixed number of queries."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.telas.lista import capped_count
from tests.cena import Cena
from tests.cliente_http import entered


def page(cena: Cena, nome: str, query: str = "") -> str:
    answer = entered(cena.elenco, nome).get(f"/atendimentos{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def many(cena: Cena, total: int, **changes) -> list[Atendimento]:
    with cena.by("celia") as celia:
        start = timezone.now() - timedelta(days=30)
        return [
            Atendimento.open(
                cena.pedido(nome=f"Pedido {number:03}", **changes),
                author=celia,
                agora=start + timedelta(minutes=number),
            )
            for number in range(total)
        ]


def queries(cena: Cena, nome: str, query: str = "") -> int:
    client = entered(cena.elenco, nome)
    with CaptureQueriesContext(connection) as captured:
        client.get(f"/atendimentos{query}")
    return len(captured)


@pytest.mark.parametrize("nome", ["ana", "bruno", "celia"])
@pytest.mark.parametrize("query", ["", "?pesquisa=pedido", "?nao_lidos=1", "?avancado=1"])
def test_queries_do_not_grow_with_the_rows(cena: Cena, nome: str, query: str):
    many(cena, 2)
    few = queries(cena, nome, query)
    many(cena, 24)
    assert queries(cena, nome, query) == few


def test_pages_show_every_row_once(cena: Cena):
    many(cena, 60)
    client, seen, address = entered(cena.elenco, "celia"), [], "/atendimentos"
    while address:
        answer = client.get(address)
        address = next_of(answer.content.decode())
        seen += names_of(answer.content.decode())
    assert sorted(seen) == [f"Pedido {number:03}" for number in range(60)]


def next_of(html: str) -> str:
    if 'rel="next"' not in html:
        return ""
    return html.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")


def names_of(html: str) -> list[str]:
    return [part.split("<")[0].split(">")[1] for part in html.split('class="row-link"')[1:]]


def test_a_page_token_that_is_not_ours_begins_at_the_top(cena: Cena):
    many(cena, 3)
    for token in ("1", "'; DROP TABLE x", "WyJhIl0:1:x"):
        assert "Pedido 002" in page(cena, "celia", f"?depois={token}")


@pytest.mark.parametrize(
    ("ordem", "first"), [("atividade", "Velho"), ("prazo", "Urgente"), ("abertura", "Novo")]
)
def test_order(cena: Cena, ordem: str, first: str):
    now = timezone.now()
    with cena.by("celia") as celia:
        for nome, age, due in (("Velho", 9, 30), ("Urgente", 8, 1), ("Novo", 1, 20)):
            Atendimento.open(
                cena.pedido(nome=nome, providenciar_ate=now + timedelta(days=due)),
                author=celia,
                agora=now - timedelta(days=age),
            )
    with cena.by("bruno"):
        velho = Atendimento.objects.get(nome="Velho")
    cena.answer(velho, "bruno", "Vou ver.")
    assert names_of(page(cena, "ana", f"?ordem={ordem}"))[0] == first


class TestFiltro:
    @pytest.fixture
    def guia(self, cena: Cena) -> Atendimento:
        return cena.open("celia", nome="Guia do DAS")

    @pytest.fixture
    def ferias(self, cena: Cena) -> Atendimento:
        return cena.open(
            "davi",
            nome="Férias da Joana",
            empresa=cena.elenco.lua,
            departamento=cena.elenco.departamentos["Departamento Pessoal"],
            parecer="Ela volta em janeiro.",
        )

    def names(self, cena: Cena, query: str, nome: str = "ana") -> list[str]:
        return names_of(page(cena, nome, query))

    def test_empresa_and_departamento(self, cena: Cena, guia, ferias):
        assert self.names(cena, f"?empresa={cena.elenco.sol.pk}") == ["Guia do DAS"]
        fiscal = cena.elenco.departamentos["Fiscal"].pk
        assert self.names(cena, f"?departamento={fiscal}") == ["Guia do DAS"]

    @pytest.mark.parametrize(
        "pesquisa",
        [
            "ferias",
            "FÉRIAS joana",
            "janeiro",
            "oficina lua",
            "12abc345",
            "12.ABC.345/01DE-35",
            "joa",
        ],
    )
    def test_pesquisa_without_accents(self, cena: Cena, guia, ferias, pesquisa: str):
        assert self.names(cena, f"?pesquisa={pesquisa}") == ["Férias da Joana"]

    def test_pesquisa_by_number(self, cena: Cena, guia, ferias):
        assert self.names(cena, f"?pesquisa={ferias.numero}") == ["Férias da Joana"]

    @pytest.mark.parametrize("pesquisa", ["%", "'", "a' OR 1=1", "&|!():*", "\\", "zzz", "\0x"])
    def test_rubbish_finds_nothing_and_breaks_nothing(self, cena: Cena, guia, pesquisa: str):
        assert self.names(cena, f"?{urlencode({'pesquisa': pesquisa})}") == []

    def test_company_of_somebody_else_is_refused(self, cena: Cena, guia):
        html = page(cena, "davi", f"?empresa={cena.elenco.sol.pk}")
        assert names_of(html) == []
        assert "O filtro tem algo errado" in html

    def test_status_bola_and_overdue(self, cena: Cena, guia, ferias):
        cena.conclude(guia)
        assert self.names(cena, "?status=encerrado") == ["Guia do DAS"]
        assert self.names(cena, "?bola=escritorio") == ["Férias da Joana"]
        assert self.names(cena, "?bola=cliente") == []
        assert self.names(cena, "?atrasados=1") == []
        assert self.names(cena, "?prioridade=2") == ["Férias da Joana"]
        assert set(self.names(cena, "?status=todos")) == {"Guia do DAS", "Férias da Joana"}

    def test_dates_are_whole_days_of_the_office(self, cena: Cena, guia):
        day = timezone.localtime(guia.aberto_em).date()
        assert self.names(cena, f"?aberto_de={day}&aberto_ate={day}") == ["Guia do DAS"]
        assert self.names(cena, f"?aberto_de={day + timedelta(days=1)}") == []
        assert "data válida" in page(cena, "ana", "?aberto_de=31/02/2026&avancado=1").lower()

    def test_unread_is_per_person(self, cena: Cena, guia):
        assert self.names(cena, "?nao_lidos=1", "bruno") == ["Guia do DAS"]
        assert self.names(cena, "?nao_lidos=1", "celia") == []
        entered(cena.elenco, "bruno").get(f"/atendimentos/{guia.numero}")
        assert self.names(cena, "?nao_lidos=1", "bruno") == []
        assert self.names(cena, "?nao_lidos=1", "ana") == ["Guia do DAS"]

    def test_a_note_is_unread_for_the_office_alone(self, cena: Cena, guia):
        for nome in ("bruno", "ana", "celia"):
            entered(cena.elenco, nome).get(f"/atendimentos/{guia.numero}")
        cena.answer(guia, "bruno", "Cuidado com este.", nota_interna=True)
        assert self.names(cena, "?nao_lidos=1", "ana") == ["Guia do DAS"]
        assert self.names(cena, "?nao_lidos=1", "celia") == []
        assert "Cuidado" in page(cena, "ana")
        assert "Cuidado" not in page(cena, "celia")
        assert self.names(cena, "?pesquisa=cuidado", "ana") == ["Guia do DAS"]
        assert self.names(cena, "?pesquisa=cuidado", "celia") == []


def test_count_stops_at_a_thousand(cena: Cena, monkeypatch):
    monkeypatch.setattr("econtador.atendimentos.telas.lista.TETO", 2)
    many(cena, 4)
    with cena.by("ana") as ana:
        assert capped_count(Atendimento.objects.visible_to(ana)).startswith("mais de")


def test_filter_keeps_the_address_shareable(cena: Cena):
    html = page(cena, "ana", "?pesquisa=guia&status=todos")
    assert 'value="guia"' in html
    assert "Nada com estes filtros" in html


def test_what_is_closed_is_not_ordered_by_its_deadline(cena: Cena):
    """Only open ones have an index by deadline: the order falls back to the last activity."""
    now = timezone.now()
    with cena.by("celia") as celia:
        for nome, age, due in (("Velho", 9, 1), ("Novo", 1, 20)):
            Atendimento.open(
                cena.pedido(nome=nome, providenciar_ate=now + timedelta(days=due)),
                author=celia,
                agora=now - timedelta(days=age),
            )
    assert names_of(page(cena, "ana", "?ordem=prazo"))[0] == "Velho"
    assert names_of(page(cena, "ana", "?ordem=prazo&status=todos"))[0] == "Novo"


def test_a_note_moves_nothing_that_a_cliente_sees(cena: Cena):
    """Not the date of the last activity, not the order, not the version in the forms."""
    noted = cena.open("celia", nome="Com nota")
    cena.open("celia", nome="Sem nota")
    client = entered(cena.elenco, "celia")
    addresses = ("/atendimentos", f"/atendimentos/{noted.numero}/dados")
    for address in addresses:
        client.get(address)
    before = [without_tokens(client.get(address).content.decode()) for address in addresses]
    cena.answer(noted, "bruno", "Cuidado com este.", nota_interna=True)
    after = [without_tokens(client.get(address).content.decode()) for address in addresses]
    assert after == before


def without_tokens(html: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html)
