"""The work list: queues, order, pages, groups, columns, and a fixed number of queries."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from econtador.acessos.models import Substituicao
from econtador.atendimentos.models import Atendimento
from econtador.bi.conftest import Muitos, companies
from tests.cena import Cena
from tests.cliente_http import entered
from tests.lista_lida import groups_of, names_of, next_of, queries_of

FILAS = (
    "/bi",
    "/bi/minha-fila",
    "/bi/departamento",
    "/bi/atrasados",
    "/bi/aguardando-cliente",
    "/bi/sem-responsavel",
)


def page(cena: Cena, address: str = "/bi", nome: str = "ana") -> str:
    answer = entered(cena.elenco, nome).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def semana(cena: Cena) -> Cena:
    """Six atendimentos, each in another place of the queues."""
    agora, deps = timezone.now(), cena.elenco.departamentos
    dp = {"departamento": deps["Departamento Pessoal"], "empresa": cena.elenco.lua}
    late = cena.open(nome="Atrasado", providenciar_ate=agora - timedelta(hours=3), prioridade=9)
    mine = cena.open(nome="De Bruno", providenciar_ate=agora + timedelta(days=1), prioridade=5)
    cena.delegate(mine, "bruno", "bruno")
    cena.delegate(late, "bruno", "ana")
    answered = cena.open(nome="Respondido", providenciar_ate=agora + timedelta(days=40))
    cena.answer(answered, "bruno", "Mande o extrato.")
    cena.open("davi", nome="De Carla", providenciar_ate=agora + timedelta(days=41), **dp)
    cena.conclude(cena.open(nome="Acabado", providenciar_ate=agora + timedelta(days=3)))
    return cena


@pytest.mark.parametrize(
    ("nome", "address", "expected"),
    [
        ("ana", "/bi", ["Atrasado", "De Bruno", "Respondido", "De Carla"]),
        ("bruno", "/bi", ["Atrasado", "De Bruno", "Respondido"]),
        ("carla", "/bi", ["De Carla"]),
        ("bruno", "/bi/minha-fila", ["De Bruno"]),
        ("carla", "/bi/minha-fila", []),
        ("ana", "/bi/minha-fila", ["Atrasado"]),
        ("carla", "/bi/departamento", ["De Carla"]),
        ("ana", "/bi/atrasados", ["Atrasado"]),
        ("ana", "/bi/aguardando-cliente", ["Respondido"]),
        ("ana", "/bi/sem-responsavel", ["Respondido", "De Carla"]),
    ],
)
def test_each_queue_holds_what_it_says(
    semana: Cena, nome: str, address: str, expected: list[str]
) -> None:
    assert names_of(page(semana, address, nome)) == expected


def test_my_queue_holds_those_of_whom_i_stand_in_for(semana: Cena) -> None:
    agora = timezone.now()
    with semana.by_sistema():
        Substituicao.objects.create(
            escritorio=semana.elenco.aurora,
            titular=semana.pessoa("bruno"),
            substituto=semana.pessoa("ana"),
            de=agora - timedelta(days=1),
            ate=agora + timedelta(days=1),
        )
    assert names_of(page(semana, "/bi/minha-fila")) == ["Atrasado", "De Bruno"]


def test_the_tabs_count_what_the_queues_hold(semana: Cena) -> None:
    html = page(semana, "/bi/atrasados")
    tabs = html.split('aria-label="Filas"')[1].split("</nav>")[0]
    found = re.findall(r">([^<>]+)<span class=\"count\">([^<]*)</span>", tabs)
    assert dict(found) == {
        "Todos": "4",
        "Minha fila": "1",
        "Do departamento": "4",
        "Atrasados": "1",
        "Aguardando cliente": "1",
        "Sem responsável": "2",
    }
    assert 'aria-current="page">Atrasados<' in tabs


@pytest.mark.parametrize("address", FILAS)
def test_an_empty_queue_says_so(cena: Cena, address: str) -> None:
    assert "Fila vazia" in page(cena, address)


@pytest.mark.parametrize("address", FILAS)
def test_only_operadores_enter(cena: Cena, address: str) -> None:
    for nome in ("celia", "davi", "rita"):
        assert entered(cena.elenco, nome).get(address).status_code == 403
    assert entered(cena.elenco, "bruno").post(address).status_code == 405


@pytest.mark.parametrize("address", FILAS)
def test_another_office_sees_nothing_of_it(semana: Cena, address: str) -> None:
    html = page(semana, address, "otto")
    assert names_of(html) == []
    assert "Padaria Sol" not in html


@pytest.mark.parametrize(
    ("ordem", "first"),
    [("prazo", "Atrasado"), ("prioridade", "De Carla"), ("abertura", "De Carla")],
)
def test_order(semana: Cena, ordem: str, first: str) -> None:
    assert names_of(page(semana, f"/bi?ordem={ordem}"))[0] == first


def test_what_was_touched_last_comes_first_by_activity(semana: Cena) -> None:
    with semana.by("ana") as ana:
        late = Atendimento.objects.get(nome="Atrasado")
        late.delegate_to(semana.pessoa("bruno"), author=ana)
    assert names_of(page(semana, "/bi?ordem=atividade"))[0] == "Atrasado"


def test_the_head_of_a_column_orders_by_it(semana: Cena) -> None:
    html = page(semana, "/bi?departamento=&ordem=prioridade")
    assert 'aria-sort="ascending"><a class="sort" href="/bi?ordem=prioridade">' in html


@pytest.mark.parametrize("ordem", ["prazo", "atividade", "abertura", "prioridade"])
def test_pages_show_every_row_once(cena: Cena, many: Muitos, ordem: str) -> None:
    many(60)
    many(60, prioridade=1, nome="Urgente")
    client, seen, address = entered(cena.elenco, "ana"), [], f"/bi?ordem={ordem}"
    while address:
        html = client.get(address).content.decode()
        address = next_of(html)
        seen += names_of(html)
    assert sorted(seen) == sorted([f"Pedido {n:03}" for n in range(60)] + ["Urgente"] * 60)


class TestGrupos:
    @pytest.mark.parametrize(
        ("agrupar", "expected"),
        [
            ("fase", {"Triagem (4)": ["Atrasado", "De Bruno", "Respondido", "De Carla"]}),
            (
                "departamento",
                {
                    "Fiscal (3)": ["Atrasado", "De Bruno", "Respondido"],
                    "Departamento Pessoal (1)": ["De Carla"],
                },
            ),
            (
                "responsavel",
                {
                    "Sem responsável (2)": ["Respondido", "De Carla"],
                    "Ana Prado (1)": ["Atrasado"],
                    "Bruno Lima (1)": ["De Bruno"],
                },
            ),
            (
                "empresa",
                {
                    "Oficina Lua ME (1)": ["De Carla"],
                    "Padaria Sol Ltda (3)": ["Atrasado", "De Bruno", "Respondido"],
                },
            ),
            (
                "prazo",
                {
                    "Atrasado (1)": ["Atrasado"],
                    "Amanhã (1)": ["De Bruno"],
                    "Depois (2)": ["Respondido", "De Carla"],
                },
            ),
        ],
    )
    def test_groups_with_their_counts(
        self, semana: Cena, agrupar: str, expected: dict[str, list[str]]
    ) -> None:
        assert groups_of(page(semana, f"/bi?agrupar={agrupar}")) == expected

    def test_a_group_shows_its_first_rows_and_leads_to_all(self, cena: Cena, many: Muitos) -> None:
        many(70)
        html = page(cena, "/bi?agrupar=departamento")
        assert groups_of(html) == {"Fiscal (70)": [f"Pedido {n:03}" for n in range(10)]}
        fiscal = cena.elenco.departamentos["Fiscal"].pk
        address = f"/bi?departamento=&agrupar=departamento&grupo={fiscal}"
        assert f'href="/bi?agrupar=departamento&amp;grupo={fiscal}"' in html
        first = page(cena, address)
        assert names_of(first) == [f"Pedido {n:03}" for n in range(50)]
        assert names_of(page(cena, next_of(first))) == [f"Pedido {n:03}" for n in range(50, 70)]

    def test_without_departamento_is_a_group(self, cena: Cena) -> None:
        cena.open(nome="Geral", departamento=None)
        assert groups_of(page(cena, "/bi?agrupar=departamento")) == {
            "Sem departamento (1)": ["Geral"]
        }
        assert names_of(page(cena, "/bi?agrupar=departamento&grupo=nenhum")) == ["Geral"]

    def test_a_group_of_another_office_is_none(self, semana: Cena) -> None:
        norte = semana.elenco.norte.pk
        html = page(semana, f"/bi?agrupar=empresa&grupo={norte}")
        assert "Mercado Norte" not in html
        assert len(groups_of(html)) == 2  # an unknown group: all of them

    @pytest.mark.parametrize("grupo", ["x", "%00", "nenhum", "1' OR 1=1"])
    def test_rubbish_for_a_group_breaks_nothing(self, semana: Cena, grupo: str) -> None:
        assert len(groups_of(page(semana, f"/bi?agrupar=fase&grupo={grupo}"))) == 1

    def test_searching_narrows_the_groups(self, semana: Cena) -> None:
        html = page(semana, "/bi?agrupar=empresa&pesquisa=carla")
        assert groups_of(html) == {"Oficina Lua ME (1)": ["De Carla"]}

    def test_groups_are_of_what_one_may_see(self, semana: Cena) -> None:
        html = page(semana, "/bi?agrupar=responsavel", "carla")
        assert groups_of(html) == {"Sem responsável (1)": ["De Carla"]}

    def test_many_companies_have_pages(self, cena: Cena) -> None:
        empresas = companies(cena, 30)
        with cena.by("ana") as ana:
            pedidos = [cena.pedido(nome=e.nome, empresa=e) for e in empresas]
            Atendimento.open_many(pedidos, author=ana)
        first = page(cena, "/bi?agrupar=empresa")
        second = page(cena, next_of(first))
        assert [*groups_of(first), *groups_of(second)] == [f"{e.nome} (1)" for e in empresas]


QUERIES = (
    *FILAS,
    "/bi?pesquisa=pedido",
    "/bi?avancado=1&ordem=prioridade",
    "/bi?agrupar=fase",
    "/bi?agrupar=departamento",
    "/bi?agrupar=responsavel",
    "/bi?agrupar=empresa",
    "/bi?agrupar=prazo",
    "/bi?agrupar=fase&pesquisa=pedido",
)


@pytest.mark.parametrize("address", QUERIES)
def test_queries_do_not_grow_with_the_rows(cena: Cena, many: Muitos, address: str) -> None:
    client = entered(cena.elenco, "bruno")
    many(2)
    few = queries_of(client, address)
    many(24)
    assert queries_of(client, address) == few


def test_an_unread_parecer_and_a_sealed_one_show(cena: Cena) -> None:
    das = cena.open(nome="Sigiloso")
    cena.restrict(das, "bruno", "bruno")
    html = page(cena, nome="bruno")
    assert "Confidencial" in html
    assert 'title="Pareceres não lidos"' in html
    assert names_of(page(cena, nome="ana")) == []


def test_a_filter_that_is_wrong_says_so(cena: Cena) -> None:
    assert "O filtro tem algo errado" in page(cena, f"/bi?empresa={cena.elenco.norte.pk}")
