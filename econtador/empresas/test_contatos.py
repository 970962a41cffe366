"""The contatos of a company: the verbs, and their screens rung by rung."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.erros import SemPermissao
from econtador.base.models import Auditoria
from econtador.empresas.models import Contato, FichaContato
from tests.cena import Cena
from tests.cliente_http import entered

DADOS = {
    "nome": "Márcia Dias",
    "cargo": "Gerente",
    "emails": "marcia@sol.com.br, Financeiro@Sol.com.br ",
    "telefone": "(19) 91234-5678",
}


@pytest.fixture
def marcia(elenco: Elenco) -> Contato:
    ficha = FichaContato("Márcia Dias", "Gerente", ("marcia@sol.com.br",), "+5519912345678")
    with viewing(elenco.sistema):
        return Contato.add(elenco.sol, ficha, author=elenco.sistema)


def contatos(elenco: Elenco, **found: Any) -> list[Contato]:
    with viewing(elenco.sistema):
        return list(Contato.objects.filter(**found))


def novo(elenco: Elenco) -> str:
    return f"/empresas/{elenco.sol.pk}/contatos/novo"


def page_of(contato: Contato) -> str:
    return f"/empresas/{contato.empresa_id}/contatos/{contato.pk}"


def test_a_new_one(elenco: Elenco, ana: Client) -> None:
    assert "Novo contato" in ana.get(novo(elenco)).content.decode()
    saved = ana.post(novo(elenco), DADOS)
    assert saved.headers["Location"] == f"/empresas/{elenco.sol.pk}"
    [marcia] = contatos(elenco)
    assert marcia.emails == ["marcia@sol.com.br", "financeiro@sol.com.br"]
    assert (marcia.telefone, marcia.nome_chave) == ("+5519912345678", "marcia dias")
    page = ana.get(f"/empresas/{elenco.sol.pk}").content.decode()
    assert 'href="mailto:financeiro@sol.com.br"' in page
    assert "(19) 91234-5678" in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"nome": ""}, "obrigatório"),
        ({"emails": "marcia@sol.com.br, marcia@"}, "“marcia@” não está completo"),
        ({"telefone": "(19) 1234-5678"}, "Telefone inválido"),
        ({"telefone": "91234-5678"}, "Falta o DDD"),
        ({"telefone": "(19) 8123-4567"}, "nono dígito"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    elenco: Elenco, ana: Client, marcia: Contato, change: dict[str, str], sentence: str
) -> None:
    for path in (novo(elenco), page_of(marcia)):
        answer = ana.post(path, DADOS | {"cargo": "Sócia"} | change)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert 'value="Sócia"' in answer.content.decode()
    assert [contato.cargo for contato in contatos(elenco)] == ["Gerente"]


def test_a_change(elenco: Elenco, ana: Client, marcia: Contato) -> None:
    page = ana.get(page_of(marcia)).content.decode()
    assert 'value="(19) 91234-5678"' in page
    ana.post(page_of(marcia), DADOS | {"nome": "Márcia Lopes", "telefone": ""})
    [saved] = contatos(elenco)
    assert (saved.nome, saved.telefone, len(saved.emails)) == ("Márcia Lopes", "", 2)


def test_archived_it_is_shown_apart_and_comes_back(
    elenco: Elenco, ana: Client, marcia: Contato
) -> None:
    ana.post(f"{page_of(marcia)}/arquivamento")
    page = ana.get(f"/empresas/{elenco.sol.pk}").content.decode()
    assert "Contatos arquivados (1)" in page
    assert "mailto:" not in page
    ana.post(f"{page_of(marcia)}/restauracao")
    assert "mailto:" in ana.get(f"/empresas/{elenco.sol.pk}").content.decode()


def test_every_change_is_told_to_the_audit(cena: Cena, marcia: Contato) -> None:
    with cena.by("ana") as ana:
        marcia.change(FichaContato("Márcia Dias", "Sócia"), author=ana)
        marcia.archive(author=ana)
        marcia.archive(author=ana)
        marcia.restore(author=ana)
        marcia.change(FichaContato("Márcia Dias", "Sócia"), author=ana)
        told = list(Auditoria.objects.filter(objeto=cena.elenco.sol.pk).order_by("id"))
    assert [entry.frase.split(" o contato ")[0] for entry in told] == [
        "incluiu",
        "alterou",
        "arquivou",
        "restaurou",
    ]
    assert ["Cargo", "Gerente", "Sócia"] in told[1].mudancas


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_may(cena: Cena, marcia: Contato, nome: str) -> None:
    ficha = FichaContato("Outro")
    with cena.by(nome) as author:
        for verb in (
            lambda: Contato.add(cena.elenco.sol, ficha, author=author),
            lambda: marcia.change(ficha, author=author),
            lambda: marcia.archive(author=author),
            lambda: marcia.restore(author=author),
        ):
            with pytest.raises(SemPermissao):
                verb()


def test_the_database_keeps_them_from_clientes_and_other_offices(
    cena: Cena, marcia: Contato
) -> None:
    for nome in ("celia", "otto"):
        with cena.by(nome):
            assert not Contato.objects.exists()


def test_the_database_refuses_a_telephone_that_is_none(cena: Cena, marcia: Contato) -> None:
    with cena.by_sistema(), pytest.raises(IntegrityError), transaction.atomic():
        Contato.objects.update(telefone="19912345678")


def test_a_contato_does_not_change_its_company(cena: Cena, marcia: Contato) -> None:
    with cena.by_sistema(), pytest.raises(IntegrityError), transaction.atomic():
        Contato.objects.update(empresa=cena.elenco.lua)


@pytest.mark.parametrize("nome", ["bruno", "celia", "davi"])
def test_nobody_else_enters(elenco: Elenco, marcia: Contato, nome: str) -> None:
    client = entered(elenco, nome)
    paths = [novo(elenco), page_of(marcia)]
    for path in (*paths, f"{page_of(marcia)}/arquivamento", f"{page_of(marcia)}/restauracao"):
        assert client.post(path, DADOS).status_code == 403
    assert contatos(elenco, ativo=True, nome="Márcia Dias")


def test_of_another_office_or_company_it_does_not_exist(
    elenco: Elenco, ana: Client, marcia: Contato
) -> None:
    assert ana.post(f"/empresas/{elenco.norte.pk}/contatos/novo", DADOS).status_code == 404
    for path in (
        f"/empresas/{elenco.lua.pk}/contatos/{marcia.pk}",
        f"/empresas/{elenco.norte.pk}/contatos/{marcia.pk}",
        f"/empresas/{elenco.sol.pk}/contatos/{uuid4()}",
    ):
        assert ana.get(path).status_code == 404
        assert ana.post(f"{path}/arquivamento").status_code == 404
    assert entered(elenco, "otto").get(page_of(marcia)).status_code == 404


def test_wrong_method(elenco: Elenco, ana: Client, marcia: Contato) -> None:
    assert ana.delete(novo(elenco)).status_code == 405
    for acao in ("arquivamento", "restauracao"):
        assert ana.get(f"{page_of(marcia)}/{acao}").status_code == 405
