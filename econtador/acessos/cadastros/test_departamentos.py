"""The screens of departamentos: each rung of the ladder, and who has access."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.acessos.models import AcessoDepartamento
from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.departamentos.models import Departamento
from tests.cliente_http import entered

FINANCEIRO = {"nome": "Financeiro", "descricao": "Honorários", "ativo": "on"}


@pytest.fixture
def ana(elenco: Elenco) -> Client:
    return entered(elenco, "ana")


@pytest.fixture
def fiscal(elenco: Elenco) -> str:
    return f"/departamentos/{elenco.departamentos['Fiscal'].pk}"


def of_boreal(elenco: Elenco) -> UUID:
    """A departamento that Aurora must not know."""
    otto = elenco.viewer("otto")
    with viewing(otto):
        return Departamento.objects.values_list("pk", flat=True)[0]


def having(elenco: Elenco, nome: str) -> set[str]:
    """Who has the departamento, by first name."""
    with viewing(elenco.sistema):
        acessos = AcessoDepartamento.objects.filter(departamento__nome=nome)
        nomes = acessos.values_list("pessoa__nome", flat=True)
        return {each.split()[0] for each in nomes}


def ids(elenco: Elenco, *nomes: str) -> list[UUID]:
    return [elenco.pessoas[nome].pk for nome in nomes]


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list(elenco: Elenco, ana: Client) -> None:
    page = text(ana, "/departamentos")
    for nome in ("Fiscal", "Contábil", "Departamento Pessoal", "Societário", "Bruno Lima"):
        assert nome in page
    assert "2 operadores · 3 clientes" in page
    places = [page.index(f">{nome}</a>") for nome in ("Contábil", "Fiscal")]
    assert places != sorted(places), "na ordem do escritório, não na do alfabeto"


def test_search_by_a_part_of_the_name_and_the_archived_apart(elenco: Elenco, ana: Client) -> None:
    ana.post("/departamentos/novo", {"nome": "Contas antigas"})  # born archived
    text(ana, "/departamentos")  # which says that it was saved
    assert "Contas antigas" not in text(ana, "/departamentos")
    assert "Contas antigas" in text(ana, "/departamentos?ver=arquivados")
    page = text(ana, "/departamentos?pesquisa=CONTABIL")
    assert "Contábil" in page
    assert ">Fiscal<" not in page
    assert "Nenhum tem esse nome" in text(ana, "/departamentos?pesquisa=zzz")
    assert ">Fiscal<" in text(ana, "/departamentos?ver=outra")


def test_up_and_down(elenco: Elenco, ana: Client, fiscal: str) -> None:
    def place() -> list[str]:
        with viewing(elenco.sistema):
            return [str(each) for each in Departamento.objects.in_order()]

    before = place()
    where = before.index("Fiscal")
    assert ana.post(f"{fiscal}/descida").headers["Location"] == "/departamentos"
    assert place().index("Fiscal") == where + 1
    ana.post(f"{fiscal}/subida")
    assert place() == before


def test_a_new_one_with_who_has_it(elenco: Elenco, ana: Client) -> None:
    assert "Novo departamento" in text(ana, "/departamentos/novo")
    data = FINANCEIRO | {"responsavel": ids(elenco, "carla")[0], "operadores": ids(elenco, "ana")}
    assert ana.post("/departamentos/novo", data).headers["Location"] == "/departamentos"
    assert having(elenco, "Financeiro") == {"Ana", "Carla"}, "o responsável tem sempre acesso"
    assert "Departamento Financeiro salvo." in text(ana, "/departamentos")


def test_a_change_takes_and_gives_and_leaves_the_clientes(
    elenco: Elenco, ana: Client, fiscal: str
) -> None:
    assert having(elenco, "Fiscal") == {"Ana", "Bruno", "Célia", "Davi", "Rita"}
    data = FINANCEIRO | {"nome": "Fiscal", "operadores": ids(elenco, "carla")}
    assert ana.post(fiscal, data).status_code == 302
    assert having(elenco, "Fiscal") == {"Carla", "Célia", "Davi", "Rita"}


def test_an_inactive_one_keeps_what_he_had(elenco: Elenco, ana: Client, fiscal: str) -> None:
    with viewing(elenco.sistema):
        elenco.pessoas["bruno"].deactivate(author=elenco.sistema)
    ana.post(fiscal, FINANCEIRO | {"nome": "Fiscal", "operadores": ids(elenco, "ana")})
    assert "Bruno" in having(elenco, "Fiscal")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"nome": "Contábil"}, "Já existe um departamento com este nome."),
        ({"nome": ""}, "obrigatório"),
        ({"responsavel": str(uuid4())}, "Escolha um operador ativo do escritório."),
        ({"operadores": str(uuid4())}, "um dos marcados não está nela"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    elenco: Elenco, ana: Client, fiscal: str, change: dict[str, str], sentence: str
) -> None:
    for path in ("/departamentos/novo", fiscal):
        answer = ana.post(path, FINANCEIRO | change)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert sentence in page
        assert 'value="Honorários"' in page
    assert having(elenco, "Fiscal") == {"Ana", "Bruno", "Célia", "Davi", "Rita"}


@pytest.mark.parametrize("campo", ["responsavel", "operadores"])
@pytest.mark.parametrize("nome", ["otto", "celia"])
def test_who_is_of_another_office_or_a_cliente_is_refused_beside_the_field(
    elenco: Elenco, ana: Client, fiscal: str, campo: str, nome: str
) -> None:
    for path in ("/departamentos/novo", fiscal):
        answer = ana.post(path, FINANCEIRO | {campo: ids(elenco, nome)})
        assert answer.status_code == 422
        assert "Escolha" in answer.content.decode()


def test_another_office_does_not_exist(elenco: Elenco, ana: Client) -> None:
    for pk in (of_boreal(elenco), uuid4()):
        for tail in ("", "/clientes"):
            assert ana.get(f"/departamentos/{pk}{tail}").status_code == 404
        for tail in ("", "/subida", "/descida", "/clientes"):
            assert ana.post(f"/departamentos/{pk}{tail}", FINANCEIRO).status_code == 404


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_enters(elenco: Elenco, fiscal: str, nome: str) -> None:
    client = entered(elenco, nome)
    for path in ("/departamentos", "/departamentos/novo", fiscal, f"{fiscal}/clientes"):
        assert client.get(path).status_code == 403
        assert client.post(path, FINANCEIRO).status_code == 403
    for tail in ("/subida", "/descida"):
        assert client.post(fiscal + tail).status_code == 403


def test_the_body_does_not_choose_the_office(elenco: Elenco, ana: Client) -> None:
    extra: dict[str, Any] = {"escritorio": elenco.boreal.pk, "escritorio_id": elenco.boreal.pk}
    ana.post("/departamentos/novo", FINANCEIRO | extra)
    with viewing(elenco.sistema):
        assert Departamento.objects.filter(nome="Financeiro").exists()


def test_wrong_method(ana: Client, fiscal: str) -> None:
    assert ana.post("/departamentos").status_code == 405
    assert ana.put("/departamentos/novo").status_code == 405
    assert ana.delete(fiscal).status_code == 405
    assert ana.put(f"{fiscal}/clientes").status_code == 405
    for tail in ("/subida", "/descida"):
        assert ana.get(fiscal + tail).status_code == 405


def test_a_fixed_number_of_queries(elenco: Elenco, ana: Client, fiscal: str) -> None:
    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            text(ana, path)
        return len(captured)

    text(ana, "/departamentos")
    few = [queries(path) for path in ("/departamentos", fiscal)]
    with viewing(elenco.sistema):
        for n in range(30):
            Departamento.create(
                escritorio_id=elenco.aurora.pk, nome=f"D{n}", responsavel=elenco.pessoas["bruno"]
            )
    assert [queries(path) for path in ("/departamentos", fiscal)] == few
    assert max(few) <= 13


def test_a_lost_departamento_is_lost_on_the_next_request(
    elenco: Elenco, ana: Client, fiscal: str
) -> None:
    departamento = elenco.departamentos["Fiscal"].pk
    assert departamento in elenco.viewer("bruno").departamentos
    ana.post(fiscal, FINANCEIRO | {"nome": "Fiscal", "operadores": ids(elenco, "ana")})
    assert departamento not in elenco.viewer("bruno").departamentos
