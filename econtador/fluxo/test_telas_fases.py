"""The screens of fases: each rung of the ladder, the search, the order."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.fluxo.conftest import Fluxo
from econtador.fluxo.models import Fase, FichaFase
from econtador.fluxo.padroes import FASES
from tests.cena import Cena
from tests.cliente_http import entered

PROTOCOLO = {
    "nome": "Protocolo",
    "modelo_padrao": "Protocolamos.\n ",
    "usuario_obrigatorio": "on",
    "limite": "5",
}
ACTIONS = ("arquivamento", "restauracao", "subida", "descida")


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def names(page: str) -> list[str]:
    return re.findall(r'class="row-link" href="/fases/[^"]+">([^<]+)<', page)


def address(fase: Fase, action: str = "") -> str:
    return f"/fases/{fase.pk}" + (f"/{action}" if action else "")


def only_triagem(cena: Cena) -> None:
    with cena.by_sistema():
        Fase.objects.exclude(nome__in=["Triagem", "Concluído"]).update(ativa=False)


def test_the_list_in_order_with_marks(ana: Client) -> None:
    page = text(ana, "/fases")
    assert names(page) == [*FASES]
    assert "7 tipos" in page
    for word in ("Encerra", "Usuário obrigatório", "Parecer obrigatório", "Sem limite"):
        assert word in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("pesquisa=CONFERENCIA", ["Conferência"]),
        ("pesquisa=orgao", ["Aguardando órgão"]),
        ("pesquisa=zzz", []),
        ("ver=arquivadas", ["Antiga"]),
        ("ver=arquivadas&pesquisa=tria", []),
        ("ver=outra", [*FASES]),
    ],
)
def test_search_and_archived(cena: Cena, ana: Client, query: str, found: list[str]) -> None:
    with cena.by("ana") as author:
        Fase.add(FichaFase("Antiga"), author=author).archive(author=author)
    page = text(ana, f"/fases?{query}")
    assert names(page) == found
    assert ("Nenhuma fase" in page) is (not found)


def test_only_the_whole_list_is_put_in_order(ana: Client) -> None:
    assert "/subida" in text(ana, "/fases")
    assert "/subida" not in text(ana, "/fases?pesquisa=e")
    assert "/subida" not in text(ana, "/fases?ver=arquivadas")


def test_a_new_one(ana: Client, fluxo: Fluxo) -> None:
    page = text(ana, "/fases/nova")
    for label in (
        "Modelo padrão",
        "Encerra atendimento",
        "Usuário obrigatório no parecer",
        "Digitação de parecer obrigatório",
    ):
        assert label in page
    assert ana.post("/fases/nova", PROTOCOLO).headers["Location"] == "/fases"
    nova = fluxo.fase("Protocolo")
    assert (nova.limite, nova.usuario_obrigatorio, nova.encerra) == (5, True, False)
    assert nova.modelo_padrao == "Protocolamos.\n ", "o modelo fica como foi escrito"
    assert "Fase Protocolo salva." in text(ana, "/fases")


def test_a_change(ana: Client, fluxo: Fluxo) -> None:
    conferencia = fluxo.fase("Conferência")
    page = text(ana, address(conferencia))
    assert "Guia de imposto" in page, "os tipos que passam por ela"
    assert re.search(r'name="usuario_obrigatorio"[^>]*checked', page)
    assert not re.search(r'name="encerra"[^>]*checked', page)
    assert ana.post(address(conferencia), PROTOCOLO).status_code == 302
    assert fluxo.fase("Protocolo") == conferencia


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"nome": "Triagem"}, "Já existe uma fase com este nome."),
        ({"nome": " "}, "obrigatório"),
        ({"nome": "x" * 61}, "no máximo 60"),
        ({"limite": "0"}, "maior ou igual a 1"),
        ({"limite": "muitos"}, "número inteiro"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    ana: Client, fluxo: Fluxo, change: dict[str, str], sentence: str
) -> None:
    for path in ("/fases/nova", address(fluxo.fase("Conferência"))):
        answer = ana.post(path, PROTOCOLO | change)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert sentence in page
        assert "Protocolamos." in page
    assert fluxo.fases() == [*FASES]


def test_a_refused_change_keeps_the_name_above(ana: Client, fluxo: Fluxo) -> None:
    answer = ana.post(address(fluxo.fase("Conferência")), PROTOCOLO | {"nome": "Triagem"})
    assert "<h1>Conferência</h1>" in answer.content.decode()


def test_up_and_down(ana: Client, fluxo: Fluxo) -> None:
    documentos = fluxo.fase("Documentos")
    assert ana.post(address(documentos, "subida")).headers["Location"] == "/fases"
    assert fluxo.fases()[:2] == ["Documentos", "Triagem"]
    ana.post(address(documentos, "descida"))
    assert fluxo.fases() == [*FASES]


def test_the_first_goes_no_further_up_and_the_last_no_further_down(
    ana: Client, fluxo: Fluxo
) -> None:
    page = text(ana, "/fases")
    primeira, ultima = fluxo.fase("Triagem"), fluxo.fase("Concluído")
    assert address(primeira, "subida") not in page
    assert address(primeira, "descida") in page
    assert address(ultima, "subida") in page
    assert address(ultima, "descida") not in page


def test_archive_and_restore(ana: Client, fluxo: Fluxo) -> None:
    documentos = fluxo.fase("Documentos")
    assert ana.post(address(documentos, "arquivamento")).headers["Location"] == "/fases"
    assert "Fase Documentos arquivada. Os atendimentos que estão nela ficam." in text(ana, "/fases")
    assert "Restaurar" in text(ana, address(documentos))
    ana.post(address(documentos, "restauracao"))
    assert fluxo.fases()[-1] == "Documentos"


def test_the_last_one_where_work_begins_is_not_archived(
    cena: Cena, ana: Client, fluxo: Fluxo
) -> None:
    only_triagem(cena)
    answer = ana.post(address(fluxo.fase("Triagem"), "arquivamento"))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "pelo menos uma fase em uso que não encerra" in page
    assert "<h1>Triagem</h1>" in page
    answer = ana.post(address(fluxo.fase("Triagem")), {"nome": "Triagem", "encerra": "on"})
    assert answer.status_code == 422
    assert fluxo.fases() == ["Triagem", "Concluído"]


def test_another_office_does_not_exist(ana: Client, de_boreal: Fluxo) -> None:
    for pk in (de_boreal.fase("Triagem").pk, uuid4()):
        assert ana.get(f"/fases/{pk}").status_code == 404
        assert ana.post(f"/fases/{pk}", PROTOCOLO).status_code == 404
        for action in ACTIONS:
            assert ana.post(f"/fases/{pk}/{action}").status_code == 404
    assert de_boreal.fases() == [*FASES]


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_enters(cena: Cena, fluxo: Fluxo, nome: str) -> None:
    client, fase = entered(cena.elenco, nome), fluxo.fase("Documentos")
    for path in ("/fases", "/fases/nova", address(fase)):
        assert client.get(path).status_code == 403
        assert client.post(path, PROTOCOLO).status_code == 403
    for action in ACTIONS:
        assert client.post(address(fase, action)).status_code == 403
    assert fluxo.fases() == [*FASES]


def test_who_has_not_entered_is_asked_to(fluxo: Fluxo, client: Client) -> None:
    for path in ("/fases", "/fases/nova", address(fluxo.fase("Triagem"))):
        assert client.get(path).headers["Location"].startswith("/entrar")


def test_the_body_does_not_choose_the_office(cena: Cena, ana: Client, fluxo: Fluxo) -> None:
    ana.post("/fases/nova", PROTOCOLO | {"escritorio": cena.elenco.boreal.pk, "ativa": ""})
    assert fluxo.fases()[-1] == "Protocolo"


def test_wrong_method(ana: Client, fluxo: Fluxo) -> None:
    fase = fluxo.fase("Documentos")
    assert ana.post("/fases").status_code == 405
    assert ana.put("/fases/nova").status_code == 405
    assert ana.delete(address(fase)).status_code == 405
    for action in ACTIONS:
        assert ana.get(address(fase, action)).status_code == 405
    assert fluxo.fases() == [*FASES]


def test_with_htmx_and_without_it_is_the_same_page(ana: Client) -> None:
    whole = text(ana, "/fases?pesquisa=tri")
    assert "<!DOCTYPE html>" in whole
    assert 'hx-select="#lista"' in whole
    assert ana.get("/fases?pesquisa=tri", headers={"HX-Request": "true"}).status_code == 200


def test_a_fixed_number_of_queries(cena: Cena, ana: Client, fluxo: Fluxo) -> None:
    paths = ("/fases", address(fluxo.fase("Triagem")))

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            text(ana, path)
        return len(captured)

    text(ana, "/fases")
    few = [queries(path) for path in paths]
    with cena.by("ana") as author:
        for n in range(20):
            Fase.add(FichaFase(f"Fase {n}"), author=author)
    assert [queries(path) for path in paths] == few
    assert max(few) <= 12
