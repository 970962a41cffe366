"""Copiar permissões de…: what is copied, what is not, from whom, and by whom."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.acessos.models import (
    AcessoDepartamento,
    AcessoEmpresa,
    CopiaRecusada,
    copy_rights,
)
from econtador.base.erros import SemPermissao
from econtador.base.models import Auditoria
from econtador.pessoas.models import Ficha, Pessoa
from tests.cena import Cena
from tests.cliente_http import entered


@pytest.fixture
def ana(cena: Cena) -> Client:
    return entered(cena.elenco, "ana")


def path_of(cena: Cena, nome: str) -> str:
    return f"/pessoas/{cena.pk(nome)}/copia"


def departamentos(cena: Cena, nome: str) -> set[str]:
    with cena.by_sistema():
        acessos = AcessoDepartamento.objects.filter(pessoa_id=cena.pk(nome))
        return set(acessos.values_list("departamento__nome", flat=True))


def empresas(cena: Cena, nome: str) -> dict[str, list[str]]:
    with cena.by_sistema():
        acessos = AcessoEmpresa.objects.filter(pessoa_id=cena.pk(nome)).select_related("empresa")
        return {acesso.empresa.nome: acesso.verbos for acesso in acessos}


def copy(cena: Cena, de: str, para: str, *, somar: bool = False, by: str = "ana") -> None:
    with cena.by(by) as author:
        copy_rights(cena.pessoa(de), cena.pessoa(para), author=author, somar=somar)


def limited(cena: Cena) -> None:
    """Davi: only Fiscal, and in Lua only what one may do least."""
    with cena.by_sistema():
        davi = cena.pessoa("davi")
        AcessoDepartamento.revoke(davi, *cena.elenco.departamentos.values())
        AcessoDepartamento.grant(davi, cena.elenco.departamentos["Fiscal"])
        AcessoEmpresa.grant(davi, cena.elenco.lua)


def test_a_cliente_gets_departamentos_and_empresas_verb_by_verb(cena: Cena) -> None:
    limited(cena)
    copy(cena, "davi", "rita")
    assert departamentos(cena, "rita") == {"Fiscal"}
    assert empresas(cena, "rita") == {"Oficina Lua ME": ["visualizar"]}
    assert empresas(cena, "davi") == {"Oficina Lua ME": ["visualizar"]}, "a origem não muda"


def test_adding_keeps_what_there_is_and_the_wider_permission_holds(cena: Cena) -> None:
    limited(cena)
    copy(cena, "davi", "rita", somar=True)
    assert len(departamentos(cena, "rita")) == 4
    tudo = ["visualizar", "criar", "editar", "excluir"]
    assert empresas(cena, "rita") == {"Padaria Sol Ltda": tudo, "Oficina Lua ME": tudo}
    copy(cena, "celia", "davi", somar=True)
    assert empresas(cena, "davi") == {
        "Padaria Sol Ltda": tudo,
        "Oficina Lua ME": ["visualizar"],
    }


def test_an_operador_gets_departamentos_and_never_the_administration(cena: Cena) -> None:
    copy(cena, "ana", "bruno")
    assert len(departamentos(cena, "bruno")) == 4
    assert not cena.elenco.viewer("bruno").administrador


@pytest.mark.parametrize(
    ("de", "para"), [("ana", "celia"), ("celia", "bruno"), ("ana", "ana"), ("otto", "bruno")]
)
def test_only_from_another_of_the_same_kind_and_office(cena: Cena, de: str, para: str) -> None:
    before = departamentos(cena, para)
    with pytest.raises(CopiaRecusada):
        copy(cena, de, para)
    assert departamentos(cena, para) == before


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_may(cena: Cena, nome: str) -> None:
    with pytest.raises(SemPermissao):
        copy(cena, "ana", "bruno", by=nome)
    client = entered(cena.elenco, nome)
    assert client.get(path_of(cena, "bruno")).status_code == 403
    assert client.post(path_of(cena, "bruno"), {"de": cena.pk("ana")}).status_code == 403
    assert departamentos(cena, "bruno") == {"Fiscal"}


def test_the_page_offers_others_with_what_they_have(cena: Cena, ana: Client) -> None:
    page = ana.get(path_of(cena, "celia")).content.decode()
    assert "Padaria Sol Ltda e mais 1" in page or "Oficina Lua ME e mais 1" in page
    assert "Davi Nunes" in page
    assert "Bruno" not in page
    assert "Otto" not in page
    assert f'value="{cena.pk("celia")}"' not in page, "não de si mesma"
    found = ana.get(path_of(cena, "celia") + "?pesquisa=dav").content.decode()
    assert "Rita Alves" not in found
    assert (
        "Ninguém começa assim" in ana.get(path_of(cena, "celia") + "?pesquisa=zz").content.decode()
    )


def test_the_screen_copies_and_goes_where_it_shows(cena: Cena, ana: Client) -> None:
    answer = ana.post(path_of(cena, "bruno"), {"de": cena.pk("ana")})
    assert answer.headers["Location"] == f"/pessoas/{cena.pk('bruno')}"
    assert len(departamentos(cena, "bruno")) == 4
    answer = ana.post(path_of(cena, "davi"), {"de": cena.pk("celia"), "somar": "on"})
    assert answer.headers["Location"] == f"/pessoas/{cena.pk('davi')}/empresas"
    assert len(empresas(cena, "davi")) == 2


@pytest.mark.parametrize("de", ["celia", "otto", "bruno", None, ""])
def test_who_is_not_offered_is_refused_with_a_word(cena: Cena, ana: Client, de: str | None) -> None:
    chosen = cena.pk(de) if de else uuid4() if de is None else ""
    answer = ana.post(path_of(cena, "bruno"), {"de": chosen})
    assert answer.status_code == 422
    assert "Escolha" in answer.content.decode()
    assert departamentos(cena, "bruno") == {"Fiscal"}


def test_an_inactive_one_is_no_model(cena: Cena, ana: Client) -> None:
    with cena.by_sistema():
        cena.pessoa("carla").deactivate(author=cena.elenco.sistema)
    assert "Carla" not in ana.get(path_of(cena, "bruno")).content.decode()
    assert ana.post(path_of(cena, "bruno"), {"de": cena.pk("carla")}).status_code == 422


def test_one_entry_in_the_audit(cena: Cena) -> None:
    copy(cena, "ana", "bruno")
    with cena.by("ana"):
        entry = Auditoria.objects.get()
    assert entry.frase == "copiou para Bruno Lima as permissões de Ana Prado"
    assert (entry.assunto, entry.objeto) == ("permissao", cena.pk("bruno"))


def test_pages_and_a_fixed_number_of_queries(cena: Cena, ana: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            ana.get(path_of(cena, "celia"))
        return len(captured)

    queries()
    few = queries()
    with cena.by_sistema() as sistema:
        for n in range(30):
            zeca = Pessoa.register(
                Ficha(f"Zeca {n:02d}", f"zeca{n}@sol.example"), tipo="cliente", author=sistema
            )
            AcessoEmpresa.grant(zeca, cena.elenco.sol)
    assert queries() == few <= 16
    page = ana.get(path_of(cena, "celia")).content.decode()
    assert "Zeca 29" not in page
    address = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Zeca 29" in ana.get(address).content.decode()
