"""The screens of pessoas: the list, a new one, changes, and who may."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.acessos.models import AcessoDepartamento
from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.departamentos.models import Departamento
from econtador.pessoas.models import Ficha, Pessoa
from tests.cliente_http import entered

BIA = {"nome": "Bia Teles", "email": "bia@sol.example", "telefone": "(19) 98765-4321"}
ACOES = ("/desativacao", "/reativacao", "/convite", "/convite/cancelamento", "/copia")
BRUNO = {"nome": "Bruno Lima", "email": "bruno@aurora.example"}


@pytest.fixture
def ana(elenco: Elenco) -> Client:
    return entered(elenco, "ana")


def path_of(elenco: Elenco, nome: str) -> str:
    return f"/pessoas/{elenco.pessoas[nome].pk}"


def find(elenco: Elenco, nome: str) -> Pessoa | None:
    with viewing(elenco.sistema):
        return Pessoa.objects.filter(nome=nome).first()


def departamentos(elenco: Elenco, nome: str) -> set[str]:
    with viewing(elenco.sistema):
        acessos = AcessoDepartamento.objects.filter(pessoa__nome=nome)
        return set(acessos.values_list("departamento__nome", flat=True))


def ids(elenco: Elenco, *nomes: str) -> list[UUID]:
    return [elenco.departamentos[nome].pk for nome in nomes]


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("aba", "there", "absent"),
    [
        ("", ["Ana Prado", "Bruno Lima", "Carla Souza"], ["Célia", "Otto"]),
        ("?ver=clientes", ["Célia Rocha", "Rita Alves", "e mais 1"], ["Bruno", "Otto"]),
        ("?ver=inativas", ["Davi Nunes"], ["Bruno", "Célia"]),
        ("?ver=outra", ["Bruno Lima"], ["Célia"]),
    ],
)
def test_the_list_has_each_in_his_tab(
    elenco: Elenco, ana: Client, aba: str, there: list[str], absent: list[str]
) -> None:
    with viewing(elenco.sistema):
        elenco.pessoas["davi"].deactivate(author=elenco.sistema)
    page = text(ana, f"/pessoas{aba}")
    assert [nome for nome in there if nome not in page] == []
    assert [nome for nome in absent if nome in page] == []


@pytest.mark.parametrize(
    ("typed", "there"), [("bru", True), ("BRÚNO l", True), ("lima", False), ("%", False)]
)
def test_search_by_the_beginning_of_the_name(ana: Client, typed: str, *, there: bool) -> None:
    page = ana.get("/pessoas", {"pesquisa": typed}).content.decode()
    assert ("bruno@aurora.example" in page) is there
    assert ("Ninguém começa assim" in page) is not there


def test_a_new_operador(elenco: Elenco, ana: Client) -> None:
    assert "Administra o escritório" in text(ana, "/pessoas/nova")
    data = BIA | {"departamentos": ids(elenco, "Fiscal", "Contábil"), "administrador": "on"}
    answer = ana.post("/pessoas/nova?tipo=operador", data)
    assert answer.headers["Location"] == "/pessoas"
    bia = find(elenco, "Bia Teles")
    assert bia is not None
    assert (bia.tipo, bia.administrador, bia.telefone) == ("operador", True, "+5519987654321")
    assert departamentos(elenco, "Bia Teles") == {"Fiscal", "Contábil"}


def test_a_new_cliente_goes_on_to_his_empresas(elenco: Elenco, ana: Client) -> None:
    page = text(ana, "/pessoas/nova?tipo=cliente")
    assert "Administra o escritório" not in page
    departamentos_marcados = page.count(" checked") - page.count(" checked data-atalhos-ligados")
    assert departamentos_marcados == 4, "um cliente começa com todos os departamentos"
    answer = ana.post("/pessoas/nova?tipo=cliente", BIA | {"departamentos": ids(elenco, "Fiscal")})
    bia = find(elenco, "Bia Teles")
    assert bia is not None
    assert answer.headers["Location"] == f"/pessoas/{bia.pk}/empresas"
    assert bia.tipo == "cliente"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"email": "celia@sol.example"}, "Este e-mail já é de Célia Rocha."),
        ({"email": "x"}, "Confira o e-mail"),
        ({"telefone": "8765-4321"}, "DDD"),
        ({"documento": "111.111.111-11"}, "CPF inválido"),
        ({"nome": ""}, "obrigatório"),
        ({"departamentos": str(uuid4())}, "um dos marcados não está nela"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    elenco: Elenco, ana: Client, change: dict[str, str], sentence: str
) -> None:
    answer = ana.post("/pessoas/nova?tipo=cliente", BIA | {"telefone": "(19) 3333-4444"} | change)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert change.get("telefone", "(19) 3333-4444") in page
    assert find(elenco, "Bia Teles") is None


def test_the_departamento_of_another_office_is_refused_beside_the_field(
    elenco: Elenco, ana: Client
) -> None:
    with viewing(elenco.viewer("otto")):
        alheio = Departamento.objects.values_list("pk", flat=True)[0]
    for path, data in (("/pessoas/nova", BIA), (path_of(elenco, "bruno"), BRUNO)):
        answer = ana.post(path, data | {"departamentos": alheio})
        assert answer.status_code == 422
        assert "um dos marcados não está nela" in answer.content.decode()
    assert departamentos(elenco, "Bruno Lima") == {"Fiscal"}


def test_a_change(elenco: Elenco, ana: Client) -> None:
    path = path_of(elenco, "bruno")
    assert "Bruno Lima" in text(ana, path)
    data = BRUNO | {"nome": "Bruno L.", "departamentos": ids(elenco, "Societário")}
    assert ana.post(path, data).headers["Location"] == path
    assert departamentos(elenco, "Bruno L.") == {"Societário"}
    assert departamentos(elenco, "Bruno Lima") == set()


def test_the_documento_of_another_conta_is_refused_beside_the_field(
    elenco: Elenco, ana: Client
) -> None:
    elenco.pessoas["otto"].conta.identify_by("52998224725")
    answer = ana.post(path_of(elenco, "bruno"), BRUNO | {"documento": "529.982.247-25"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "já é o login de outra conta" in page
    assert "Otto" not in page
    assert "Boreal" not in page


def test_the_login_that_a_conta_has_is_shown_to_no_escritorio(elenco: Elenco, ana: Client) -> None:
    elenco.pessoas["celia"].conta.identify_by("52998224725")
    page = text(ana, path_of(elenco, "celia"))
    assert "52998224725" not in page
    assert "529.982.247-25" not in page


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_enters(elenco: Elenco, nome: str) -> None:
    client = entered(elenco, nome)
    own = path_of(elenco, nome)
    for path in ("/pessoas", "/pessoas/nova", own):
        assert client.get(path).status_code == 403
        assert client.post(path, BIA | {"administrador": "on"}).status_code == 403
    for tail in ACOES:
        assert client.post(own + tail).status_code == 403
    assert find(elenco, "Bia Teles") is None


def test_another_office_does_not_exist(elenco: Elenco, ana: Client) -> None:
    for path in (path_of(elenco, "otto"), f"/pessoas/{uuid4()}"):
        assert ana.get(path).status_code == 404
        for tail in ("", *ACOES):
            assert ana.post(path + tail, BRUNO).status_code == 404
    assert elenco.viewer("otto").nome == "Otto Reis"


def test_wrong_method(elenco: Elenco, ana: Client) -> None:
    own = path_of(elenco, "bruno")
    assert ana.post("/pessoas").status_code == 405
    assert ana.put("/pessoas/nova").status_code == 405
    assert ana.delete(own).status_code == 405
    for tail in ("/reativacao", "/convite", "/convite/cancelamento"):
        assert ana.get(own + tail).status_code == 405
    for tail in ("/desativacao", "/copia"):
        assert ana.put(own + tail).status_code == 405


def test_the_body_chooses_neither_office_nor_tipo(elenco: Elenco, ana: Client) -> None:
    extra: dict[str, Any] = {
        "escritorio": elenco.boreal.pk,
        "escritorio_id": elenco.boreal.pk,
        "tipo": "operador",
        "conta": elenco.pessoas["otto"].conta_id,
        "conta_id": elenco.pessoas["otto"].conta_id,
        "ativa": "",
        "administrador": "on",
    }
    ana.post("/pessoas/nova?tipo=cliente", BIA | extra)
    bia = find(elenco, "Bia Teles")
    assert bia is not None
    assert (bia.escritorio_id, bia.tipo) == (elenco.aurora.pk, "cliente")
    assert (bia.administrador, bia.ativa) == (False, True)
    assert bia.conta_id != extra["conta"]


def test_a_cliente_stays_a_cliente(elenco: Elenco, ana: Client) -> None:
    data = {"nome": "Célia Rocha", "email": "celia@sol.example", "tipo": "operador"}
    ana.post(path_of(elenco, "celia"), data | {"administrador": "on", "ativa": ""})
    celia = find(elenco, "Célia Rocha")
    assert celia is not None
    assert (celia.tipo, celia.administrador, celia.ativa) == ("cliente", False, True)


@pytest.mark.parametrize("aba", ["", "?ver=clientes"])
def test_pages_and_a_fixed_number_of_queries(elenco: Elenco, ana: Client, aba: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            text(ana, f"/pessoas{aba}")
        return len(captured)

    queries()
    few = queries()
    tipo = "cliente" if aba else "operador"
    with viewing(Viewer.sistema(elenco.aurora.pk)):
        for n in range(30):
            ficha = Ficha(f"Zeca {n:02d}", f"zeca{n}@sol.example")
            zeca = Pessoa.register(ficha, tipo=tipo, author=elenco.sistema)
            AcessoDepartamento.grant(zeca, *elenco.departamentos.values())
    assert queries() == few <= 12
    first = text(ana, f"/pessoas{aba}")
    assert "Zeca 29" not in first
    address = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Zeca 29" in text(ana, address)
