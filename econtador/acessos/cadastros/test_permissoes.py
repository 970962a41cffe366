"""The empresas of a cliente: given, changed and taken, and by nobody but an administrador."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.brasil.cnpj import check_digits
from econtador.base.viewer import Viewer
from econtador.empresas.escolha import MUITAS
from econtador.empresas.models import Empresa
from tests.cliente_http import entered


@pytest.fixture
def ana(elenco: Elenco) -> Client:
    return entered(elenco, "ana")


def page_of(elenco: Elenco, nome: str) -> str:
    return f"/pessoas/{elenco.pessoas[nome].pk}/empresas"


def rights(elenco: Elenco, nome: str) -> dict[str, list[str]]:
    """What the cliente may do, by the first word of the company's name."""
    with viewing(elenco.sistema):
        acessos = AcessoEmpresa.objects.filter(pessoa=elenco.pessoas[nome])
        return {
            each.empresa.nome.split()[0]: each.verbos for each in acessos.select_related("empresa")
        }


def row_of(elenco: Elenco, nome: str) -> UUID:
    with viewing(elenco.sistema):
        return AcessoEmpresa.objects.get(pessoa=elenco.pessoas[nome]).pk


def register(elenco: Elenco, how_many: int) -> list[Empresa]:
    with viewing(elenco.sistema):
        return [
            Empresa.register(
                escritorio_id=elenco.aurora.pk,
                nome=f"Loja {n:03d}",
                documento=(base := f"{n + 1000:012d}") + check_digits(base),
            )
            for n in range(how_many)
        ]


def test_the_page(elenco: Elenco, ana: Client) -> None:
    page = ana.get(page_of(elenco, "celia")).content.decode()
    assert "Padaria Sol Ltda" in page
    assert f'<option value="{elenco.lua.pk}">' in page
    assert f'<option value="{elenco.sol.pk}">' not in page


def test_one_more(elenco: Elenco, ana: Client) -> None:
    path = page_of(elenco, "celia")
    assert ana.post(path, {"empresa": elenco.lua.pk, "criar": "on"}).headers["Location"] == path
    assert rights(elenco, "celia")["Oficina"] == ["visualizar", "criar"]
    assert "Oficina Lua ME liberada para Célia Rocha." in ana.get(path).content.decode()


def test_one_more_by_typing_where_a_list_would_be_too_long(elenco: Elenco, ana: Client) -> None:
    register(elenco, MUITAS)
    path = page_of(elenco, "celia")
    assert 'name="empresa_nome"' in ana.get(path).content.decode()
    assert ana.post(path, {"empresa_nome": "12.ABC.345"}).status_code == 302
    assert rights(elenco, "celia")["Oficina"] == ["visualizar"]
    assert ana.post(path, {"empresa_nome": "Loja"}).status_code == 422


def test_the_one_found_by_the_page_of_results_is_chosen(elenco: Elenco, ana: Client) -> None:
    page = ana.get(page_of(elenco, "celia"), {"empresa": str(elenco.lua.pk)}).content.decode()
    assert f'<option value="{elenco.lua.pk}" selected>' in page
    assert ana.get(page_of(elenco, "celia"), {"empresa": "x"}).status_code == 200


def test_changed_to_exactly_these(elenco: Elenco, ana: Client) -> None:
    path = f"{page_of(elenco, 'celia')}/{row_of(elenco, 'celia')}"
    assert ana.post(path, {"editar": "on"}).status_code == 302
    assert rights(elenco, "celia") == {"Padaria": ["visualizar", "editar"]}
    assert ana.post(path, {}).status_code == 302
    assert rights(elenco, "celia") == {"Padaria": ["visualizar"]}


def test_taken_and_lost_on_the_next_request(elenco: Elenco, ana: Client) -> None:
    celia = entered(elenco, "celia")
    assert celia.get("/atendimentos").status_code == 200
    path = f"{page_of(elenco, 'celia')}/{row_of(elenco, 'celia')}/revogacao"
    assert ana.post(path).status_code == 302
    assert rights(elenco, "celia") == {}
    assert celia.get("/atendimentos").status_code == 403
    assert ana.post(path).status_code == 404
    assert "ainda não vê nenhuma empresa" in ana.get(page_of(elenco, "celia")).content.decode()


@pytest.mark.parametrize("which", ["norte", "sol", "nenhuma", "inexistente", "texto"])
def test_what_cannot_be_given_is_refused_beside_the_field(
    elenco: Elenco, ana: Client, which: str
) -> None:
    empresa = {
        "norte": elenco.norte.pk,
        "sol": elenco.sol.pk,
        "nenhuma": "",
        "inexistente": uuid4(),
        "texto": "' OR 1=1 --",
    }[which]
    answer = ana.post(page_of(elenco, "celia"), {"empresa": empresa, "excluir": "on"})
    assert answer.status_code == 422
    assert "Escolha" in answer.content.decode()
    assert list(rights(elenco, "celia")) == ["Padaria"]


def test_an_inactive_company_is_not_offered(elenco: Elenco, ana: Client) -> None:
    with viewing(elenco.sistema):
        elenco.lua.archive(author=elenco.sistema)
    assert ana.post(page_of(elenco, "celia"), {"empresa": elenco.lua.pk}).status_code == 422
    assert "Inativa" in ana.get(page_of(elenco, "rita")).content.decode()


def test_the_row_of_another_pessoa_does_not_exist_here(elenco: Elenco, ana: Client) -> None:
    path = f"{page_of(elenco, 'davi')}/{row_of(elenco, 'celia')}"
    for tail in ("", "/revogacao"):
        assert ana.post(path + tail, {"criar": "on"}).status_code == 404
    assert rights(elenco, "celia")["Padaria"] == ["visualizar", "criar", "editar", "excluir"]


def test_operadores_have_no_such_page(elenco: Elenco, ana: Client) -> None:
    path = page_of(elenco, "bruno")
    assert ana.get(path).status_code == 404
    assert ana.post(path, {"empresa": elenco.lua.pk}).status_code == 404


def test_another_office_does_not_exist(elenco: Elenco) -> None:
    otto, row = entered(elenco, "otto"), row_of(elenco, "celia")
    path = page_of(elenco, "celia")
    assert otto.get(path).status_code == 404
    for tail in ("", f"/{row}", f"/{row}/revogacao"):
        assert otto.post(path + tail, {"empresa": elenco.norte.pk}).status_code == 404
    assert list(rights(elenco, "celia")) == ["Padaria"]


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_enters(elenco: Elenco, nome: str) -> None:
    client, row = entered(elenco, nome), row_of(elenco, "celia")
    path = page_of(elenco, "celia")
    assert client.get(path).status_code == 403
    for tail in ("", f"/{row}", f"/{row}/revogacao"):
        assert client.post(path + tail, {"empresa": elenco.lua.pk}).status_code == 403
    assert list(rights(elenco, "celia")) == ["Padaria"]


def test_wrong_method(elenco: Elenco, ana: Client) -> None:
    path, row = page_of(elenco, "celia"), row_of(elenco, "celia")
    assert ana.delete(path).status_code == 405
    for tail in (f"/{row}", f"/{row}/revogacao"):
        assert ana.get(path + tail).status_code == 405
    assert list(rights(elenco, "celia")) == ["Padaria"]


def test_the_body_does_not_choose_pessoa_or_office(elenco: Elenco, ana: Client) -> None:
    extra = {"pessoa": elenco.pessoas["davi"].pk, "escritorio": elenco.boreal.pk}
    ana.post(page_of(elenco, "celia"), {"empresa": elenco.lua.pk} | extra)
    assert set(rights(elenco, "celia")) == {"Padaria", "Oficina"}
    assert rights(elenco, "davi")["Oficina"] == ["visualizar", "criar", "editar", "excluir"]
    with viewing(Viewer.sistema(elenco.boreal.pk)):
        assert not AcessoEmpresa.objects.exists()


def test_pages_and_a_fixed_number_of_queries(elenco: Elenco, ana: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert ana.get(page_of(elenco, "celia")).status_code == 200
        return len(captured)

    queries()
    few = queries()
    for empresa in register(elenco, 40):
        with viewing(elenco.sistema):
            AcessoEmpresa.grant(elenco.pessoas["celia"], empresa)
    assert queries() == few <= 12
    first = ana.get(page_of(elenco, "celia")).content.decode()
    assert "Loja 024" in first
    assert "Loja 025" not in first
    address = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Loja 025" in ana.get(address).content.decode()
