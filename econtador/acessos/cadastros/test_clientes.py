"""The clientes of a departamento: marked page by page, and no page touches another."""

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.acessos.models import AcessoDepartamento
from econtador.base.models import Auditoria
from econtador.pessoas.models import Ficha, Pessoa
from tests.cena import Cena
from tests.cliente_http import entered


@pytest.fixture
def ana(cena: Cena) -> Client:
    return entered(cena.elenco, "ana")


@pytest.fixture
def url(cena: Cena) -> str:
    return f"/departamentos/{cena.elenco.departamentos['Fiscal'].pk}/clientes"


def having(cena: Cena) -> set[str]:
    with cena.by_sistema():
        acessos = AcessoDepartamento.objects.filter(departamento__nome="Fiscal")
        nomes = acessos.values_list("pessoa__nome", flat=True)
        return {each.split()[0] for each in nomes}


def ids(cena: Cena, *nomes: str) -> list[UUID]:
    return [cena.pk(nome) for nome in nomes]


def test_the_page_shows_each_cliente_with_his_mark(cena: Cena, ana: Client, url: str) -> None:
    with cena.by_sistema():
        AcessoDepartamento.revoke(cena.pessoa("davi"), cena.elenco.departamentos["Fiscal"])
    page = ana.get(url).content.decode()
    for nome, marked in (("celia", True), ("davi", False), ("rita", True)):
        box = f'name="marcados" value="{cena.pk(nome)}"'
        assert (f"{box} checked" in page) is marked
    assert "Bruno" not in page
    assert "Otto" not in page
    assert "Rita" not in ana.get(f"{url}?pesquisa=cel").content.decode()


def test_exactly_the_marked_of_those_shown(cena: Cena, ana: Client, url: str) -> None:
    data = {"mostrados": ids(cena, "celia", "davi"), "marcados": ids(cena, "davi")}
    answer = ana.post(f"{url}?pesquisa=", data)
    assert answer.headers["Location"] == f"{url}?pesquisa="
    assert having(cena) == {"Ana", "Bruno", "Davi", "Rita"}, "Rita não estava na página"
    with cena.by("ana"):
        entry = Auditoria.objects.get()
    assert entry.frase == "mudou quem tem acesso a Fiscal"
    assert entry.mudancas == [["Perderam", "", "Célia Rocha"]]


def test_saving_what_is_there_tells_nothing(cena: Cena, ana: Client, url: str) -> None:
    everybody = ids(cena, "celia", "davi", "rita")
    ana.post(url, {"mostrados": everybody, "marcados": everybody})
    with cena.by("ana"):
        assert not Auditoria.objects.exists()


@pytest.mark.parametrize("nome", ["otto", "bruno"])
@pytest.mark.parametrize("campo", ["mostrados", "marcados"])
def test_who_is_no_cliente_of_the_office_is_refused(
    cena: Cena, ana: Client, url: str, nome: str, campo: str
) -> None:
    data = {"mostrados": ids(cena, "celia")} | {campo: ids(cena, nome)}
    answer = ana.post(url, data)
    assert answer.status_code == 422
    assert "não está mais na lista" in answer.content.decode()
    assert having(cena) == {"Ana", "Bruno", "Célia", "Davi", "Rita"}


def test_pages_and_a_fixed_number_of_queries(cena: Cena, ana: Client, url: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            ana.get(url)
        return len(captured)

    queries()
    few = queries()
    with cena.by_sistema() as sistema:
        for n in range(30):
            ficha = Ficha(f"Zeca {n:02d}", f"zeca{n}@sol.example")
            Pessoa.register(ficha, tipo="cliente", author=sistema)
    assert queries() == few <= 14
    page = ana.get(url).content.decode()
    address = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Zeca 29" in ana.get(address).content.decode()
