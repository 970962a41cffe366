"""The screens of tipos: each rung of the ladder, fases in order, the default, the copy."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.departamentos.models import Departamento
from econtador.fluxo.conftest import Fluxo
from econtador.fluxo.models import FichaTipo, Tipo
from econtador.fluxo.padroes import FASES
from tests.cena import Cena
from tests.cliente_http import entered

ACTIONS = ("arquivamento", "restauracao", "copias")
LABELS = ("Prazo padrão", "Prioridade padrão", "Usuários sem acesso", "Fases", "horas úteis")
DO_ESCRITORIO_E_FISCAL = ["Geral", "Certidão", "Guia de imposto"]
OS_OUTROS = ["Balancete", "Admissão", "Rescisão", "Alteração contratual"]


@pytest.fixture
def ferias(cena: Cena, fluxo: Fluxo) -> dict[str, Any]:
    """What a browser sends for a new tipo that goes through three fases."""
    return {
        "nome": "Férias",
        "departamento": cena.elenco.departamentos["Departamento Pessoal"].pk,
        "prazo_valor": "16",
        "prazo_unidade": "horas",
        "prioridade_padrao": "7",
        "modelo_texto": "Início: ",
        "sem_acesso": [cena.pk("bruno")],
        **through(fluxo, "Em execução", "Triagem", "Concluído"),
    }


def through(fluxo: Fluxo, *nomes: str) -> dict[str, Any]:
    """The fases, in this order, as the form sends them: marks in any order, and places."""
    fases = [fluxo.fase(nome) for nome in nomes]
    places = {f"lugar_{fase.pk.hex}": str(place) for place, fase in enumerate(fases, 1)}
    return {"fases": sorted(str(fase.pk) for fase in fases), **places}


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def names(page: str) -> list[str]:
    return re.findall(r'class="row-link" href="/tipos/[^"]+">([^<]+)<', page)


def address(tipo: Tipo, action: str = "") -> str:
    return f"/tipos/{tipo.pk}" + (f"/{action}" if action else "")


def steps(cena: Cena, tipo: Tipo) -> list[str]:
    with cena.by("ana"):
        return [fase.nome for fase in tipo.fases()]


def on_page(page: str) -> list[str]:
    """The fases of the form that are marked, from above."""
    rows = re.findall(r'<input type="checkbox" name="fases"[^>]* checked><span>([^<]+?) ?<', page)
    return [row.strip() for row in rows]


def test_the_list_by_departamento(ana: Client) -> None:
    page = text(ana, "/tipos")
    assert names(page) == DO_ESCRITORIO_E_FISCAL + OS_OUTROS
    assert "10 dias úteis" in page
    assert page.count('<span class="chip chip-accent">Padrão</span>') == 5


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("pesquisa=CERTIDAO", ["Certidão"]),
        ("pesquisa=contratual", ["Alteração contratual"]),
        ("pesquisa=zzz", []),
        ("ver=arquivados", ["Rescisão"]),
        ("ver=arquivados&pesquisa=geral", []),
    ],
)
def test_search_and_archived(
    cena: Cena, ana: Client, fluxo: Fluxo, query: str, found: list[str]
) -> None:
    with cena.by("ana") as author:
        fluxo.tipo("Rescisão").archive(author=author)
    page = text(ana, f"/tipos?{query}")
    assert names(page) == found
    assert ("Nenhum tipo" in page) is (not found)


def test_a_new_one_offers_every_fase_in_order(ana: Client) -> None:
    page = text(ana, "/tipos/novo")
    for label in LABELS:
        assert label in page
    assert on_page(page) == [*FASES]


def test_a_new_one_is_saved_and_asked_for_its_questions(
    cena: Cena, ana: Client, fluxo: Fluxo, ferias: dict[str, Any]
) -> None:
    answer = ana.post("/tipos/novo", ferias)
    novo = fluxo.tipo("Férias")
    assert answer.headers["Location"] == f"/tipos/{novo.pk}/perguntas"
    assert "Tipo Férias salvo." in text(ana, answer.headers["Location"])
    assert (novo.prazo_valor, novo.prazo_unidade, novo.prioridade_padrao) == (16, "horas", 7)
    assert novo.modelo_texto == "Início: "
    assert steps(cena, novo) == ["Em execução", "Triagem", "Concluído"]
    assert novo.pk in cena.elenco.viewer("bruno").tipos_sem_acesso


def test_fases_without_a_number_come_last(
    cena: Cena, ana: Client, fluxo: Fluxo, ferias: dict[str, Any]
) -> None:
    del ferias[f"lugar_{fluxo.fase('Em execução').pk.hex}"]
    ana.post("/tipos/novo", ferias)
    assert steps(cena, fluxo.tipo("Férias")) == ["Triagem", "Concluído", "Em execução"]


def test_a_change(cena: Cena, ana: Client, fluxo: Fluxo, ferias: dict[str, Any]) -> None:
    certidao = fluxo.tipo("Certidão")
    assert on_page(text(ana, address(certidao))) == [*FASES]
    assert ana.post(address(certidao), ferias).headers["Location"] == "/tipos"
    assert steps(cena, fluxo.tipo("Férias")) == ["Em execução", "Triagem", "Concluído"]
    page = text(ana, address(certidao))
    assert on_page(page) == ["Em execução", "Triagem", "Concluído"]
    assert "Início: " in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"nome": "Balancete"}, "Já existe um tipo com este nome."),
        ({"nome": ""}, "obrigatório"),
        ({"prazo_valor": "0"}, "maior ou igual a 1"),
        ({"prazo_unidade": "semanas"}, "Faça uma escolha válida"),
        ({"prioridade_padrao": "0"}, "Faça uma escolha válida"),
        ({"prioridade_padrao": "10"}, "Faça uma escolha válida"),
        ({"fases": []}, "Escolha pelo menos uma fase."),
        ({"fases": [str(uuid4())]}, "um dos marcados não está nela"),
        ({"sem_acesso": [str(uuid4())]}, "um dos marcados não está nela"),
        ({"departamento": str(uuid4())}, "Escolha um departamento ativo"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    ana: Client, fluxo: Fluxo, ferias: dict[str, Any], change: dict[str, Any], sentence: str
) -> None:
    for path in ("/tipos/novo", address(fluxo.tipo("Certidão"))):
        answer = ana.post(path, ferias | change)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert sentence in page
        assert "Início: " in page
    assert not {"Férias"} & set(names(text(ana, "/tipos")))


def test_a_refused_order_is_shown_as_it_was_typed(
    ana: Client, fluxo: Fluxo, ferias: dict[str, Any]
) -> None:
    page = ana.post("/tipos/novo", ferias | {"nome": ""}).content.decode()
    assert on_page(page) == ["Em execução", "Triagem", "Concluído"]
    wrong = {f"lugar_{fluxo.fase('Triagem').pk.hex}": "primeira"}
    answer = ana.post("/tipos/novo", ferias | wrong)
    assert answer.status_code == 422
    assert "Ordem de Triagem" in answer.content.decode()


def test_all_fases_may_not_be_the_end(ana: Client, fluxo: Fluxo, ferias: dict[str, Any]) -> None:
    answer = ana.post("/tipos/novo", ferias | through(fluxo, "Concluído"))
    assert answer.status_code == 422
    assert "é nela que o atendimento começa" in answer.content.decode()


@pytest.mark.parametrize("nome", ["otto", "celia"])
def test_who_is_no_operador_of_the_office_is_not_barred(
    cena: Cena, ana: Client, ferias: dict[str, Any], nome: str
) -> None:
    answer = ana.post("/tipos/novo", ferias | {"sem_acesso": [cena.pk(nome)]})
    assert answer.status_code == 422


def test_nothing_of_another_office_is_chosen(
    cena: Cena, ana: Client, de_boreal: Fluxo, ferias: dict[str, Any]
) -> None:
    with cena.by("otto"):
        alheio = Departamento.objects.get(nome="Fiscal").pk
    for change in (through(de_boreal, "Triagem"), {"departamento": alheio}):
        assert ana.post("/tipos/novo", ferias | change).status_code == 422


def test_an_archived_departamento_stays_of_its_tipo_alone(
    cena: Cena, ana: Client, fluxo: Fluxo, ferias: dict[str, Any]
) -> None:
    fiscal = cena.elenco.departamentos["Fiscal"].pk
    with cena.by_sistema():
        Departamento.objects.filter(pk=fiscal).update(ativo=False)
    assert ana.post("/tipos/novo", ferias | {"departamento": fiscal}).status_code == 422
    certidao = fluxo.tipo("Certidão")
    assert ana.post(address(certidao), ferias | {"departamento": fiscal}).status_code == 302


def test_the_offices_default_stays(
    cena: Cena, ana: Client, fluxo: Fluxo, ferias: dict[str, Any]
) -> None:
    geral = fluxo.tipo("Geral")
    answer = ana.post(address(geral), ferias)
    assert answer.status_code == 422
    assert "Este é o tipo padrão do escritório." in answer.content.decode()
    answer = ana.post(address(geral, "arquivamento"))
    assert answer.status_code == 409
    assert "Este é o tipo padrão do escritório." in answer.content.decode()
    page = text(ana, address(geral))
    assert address(geral, "arquivamento") not in page
    assert "não pode ser arquivado" in page


def test_another_takes_the_place_of_the_default(
    cena: Cena, ana: Client, fluxo: Fluxo, ferias: dict[str, Any]
) -> None:
    ana.post("/tipos/novo", ferias | {"departamento": "", "padrao": "on"})
    assert fluxo.tipo("Férias").padrao_do_escritorio
    assert not fluxo.tipo("Geral").padrao
    assert ana.post(address(fluxo.tipo("Geral"), "arquivamento")).status_code == 302


def test_archive_and_restore(ana: Client, fluxo: Fluxo) -> None:
    certidao = fluxo.tipo("Certidão")
    assert ana.post(address(certidao, "arquivamento")).headers["Location"] == "/tipos"
    page = text(ana, "/tipos")
    assert "Tipo Certidão arquivado. Os atendimentos dele continuam." in page
    assert "Certidão" not in names(page)
    assert "Restaurar" in text(ana, address(certidao))
    ana.post(address(certidao, "restauracao"))
    assert "Certidão" in names(text(ana, "/tipos"))


def test_a_copy_opens_to_be_changed(ana: Client, fluxo: Fluxo) -> None:
    answer = ana.post(address(fluxo.tipo("Admissão"), "copias"))
    copia = fluxo.tipo("Admissão (cópia)")
    assert answer.headers["Location"] == address(copia)
    assert "Admissão (cópia) criado." in text(ana, address(copia))


def test_another_office_does_not_exist(
    ana: Client, de_boreal: Fluxo, ferias: dict[str, Any]
) -> None:
    for pk in (de_boreal.tipo("Certidão").pk, uuid4()):
        assert ana.get(f"/tipos/{pk}").status_code == 404
        assert ana.post(f"/tipos/{pk}", ferias).status_code == 404
        for action in ACTIONS:
            assert ana.post(f"/tipos/{pk}/{action}").status_code == 404
    assert de_boreal.tipo("Certidão").ativo


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_enters(
    cena: Cena, fluxo: Fluxo, ferias: dict[str, Any], nome: str
) -> None:
    client, certidao = entered(cena.elenco, nome), fluxo.tipo("Certidão")
    for path in ("/tipos", "/tipos/novo", address(certidao)):
        assert client.get(path).status_code == 403
        assert client.post(path, ferias).status_code == 403
    for action in ACTIONS:
        assert client.post(address(certidao, action)).status_code == 403
    assert fluxo.told() == []


def test_wrong_method(ana: Client, fluxo: Fluxo) -> None:
    certidao = fluxo.tipo("Certidão")
    assert ana.post("/tipos").status_code == 405
    assert ana.put("/tipos/novo").status_code == 405
    assert ana.delete(address(certidao)).status_code == 405
    for action in ACTIONS:
        assert ana.get(address(certidao, action)).status_code == 405


def test_a_fixed_number_of_queries(cena: Cena, ana: Client, fluxo: Fluxo) -> None:
    paths = ("/tipos", "/tipos/novo", address(fluxo.tipo("Admissão")))

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            text(ana, path)
        return len(captured)

    text(ana, "/tipos")
    few = [queries(path) for path in paths]
    with cena.by("ana") as author:
        fases = [fluxo.fase("Triagem")]
        for n in range(20):
            Tipo.add(FichaTipo(f"Tipo {n}", fases), author=author)
    assert [queries(path) for path in paths] == few
    assert max(few) <= 16
