"""Carteiras: the verbs, and their screens rung by rung."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.models import Auditoria
from econtador.empresas.models import Carteira, FichaCarteira
from tests.cena import Cena
from tests.cliente_http import entered


@pytest.fixture
def azul(elenco: Elenco) -> Carteira:
    """Bruno's carteira, with Padaria Sol in it."""
    with viewing(elenco.sistema):
        ficha = FichaCarteira("Equipe Azul", elenco.pessoas["bruno"])
        carteira = Carteira.add(ficha, author=elenco.sistema)
        elenco.sol.carteira = carteira
        elenco.sol.save(update_fields=["carteira"])
    return carteira


def carteiras(elenco: Elenco, **found: Any) -> list[Carteira]:
    with viewing(elenco.sistema):
        return list(Carteira.objects.filter(**found))


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_says_who_answers_and_how_many_it_has(bruno: Client, azul: Carteira) -> None:
    page = text(bruno, "/carteiras")
    assert "Equipe Azul" in page
    assert "Bruno Lima" in page
    assert "1 empresa<" in page
    assert "Nova carteira" not in page


def test_it_is_found_by_the_beginning_of_its_name(ana: Client, azul: Carteira) -> None:
    assert "Equipe Azul" in text(ana, "/carteiras?pesquisa=EQUÍPE")
    assert "Nenhuma carteira começa assim" in text(ana, "/carteiras?pesquisa=azul")
    assert "Nenhuma carteira começa assim" in text(ana, "/carteiras?pesquisa=%25")


def test_a_new_one(elenco: Elenco, ana: Client) -> None:
    assert "Nova carteira" in text(ana, "/carteiras/nova")
    data = {"nome": " Equipe Verde ", "responsavel": elenco.pessoas["carla"].pk}
    assert ana.post("/carteiras/nova", data).headers["Location"] == "/carteiras"
    [verde] = carteiras(elenco)
    assert (verde.nome, verde.responsavel_id) == ("Equipe Verde", elenco.pessoas["carla"].pk)
    assert "Carteira Equipe Verde criada." in text(ana, "/carteiras")


@pytest.mark.parametrize(
    ("nome", "sentence"),
    [("", "obrigatório"), ("equipe  ÁZUL", "Já existe uma carteira com este nome.")],
)
def test_a_wrong_name_is_said(
    elenco: Elenco, ana: Client, azul: Carteira, nome: str, sentence: str
) -> None:
    answer = ana.post("/carteiras/nova", {"nome": nome})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert len(carteiras(elenco)) == 1


@pytest.mark.parametrize("responsavel", ["celia", "otto"])
def test_who_answers_is_an_operador_of_the_office(
    elenco: Elenco, ana: Client, responsavel: str
) -> None:
    data = {"nome": "Outra", "responsavel": elenco.pessoas[responsavel].pk}
    answer = ana.post("/carteiras/nova", data)
    assert answer.status_code == 422
    assert "Escolha um operador ativo" in answer.content.decode()
    assert carteiras(elenco) == []


def test_a_change(elenco: Elenco, ana: Client, azul: Carteira) -> None:
    path = f"/carteiras/{azul.pk}"
    assert 'value="Equipe Azul"' in text(ana, path)
    ana.post(path, {"nome": "Equipe Anil"})
    [anil] = carteiras(elenco)
    assert (anil.nome, anil.responsavel_id) == ("Equipe Anil", None)


def test_a_change_to_the_name_of_another_is_refused(
    elenco: Elenco, ana: Client, azul: Carteira
) -> None:
    ana.post("/carteiras/nova", {"nome": "Equipe Verde"})
    answer = ana.post(f"/carteiras/{azul.pk}", {"nome": "equipe verde"})
    assert answer.status_code == 422
    assert "<h1>Equipe Azul</h1>" in answer.content.decode()


def test_a_responsavel_who_left_stays_until_changed(
    elenco: Elenco, ana: Client, azul: Carteira
) -> None:
    with viewing(elenco.sistema):
        type(elenco.pessoas["bruno"]).objects.filter(pk=elenco.pessoas["bruno"].pk).update(
            ativa=False
        )
    data = {"nome": "Equipe Anil", "responsavel": elenco.pessoas["bruno"].pk}
    assert ana.post(f"/carteiras/{azul.pk}", data).status_code == 302
    assert ana.post("/carteiras/nova", data).status_code == 422


def test_archived_its_companies_keep_it(elenco: Elenco, ana: Client, azul: Carteira) -> None:
    ana.post(f"/carteiras/{azul.pk}/arquivamento")
    assert "Arquivada" in text(ana, "/carteiras")
    assert "Equipe Azul" in text(ana, f"/empresas/{elenco.sol.pk}")
    ana.post(f"/carteiras/{azul.pk}/restauracao")
    assert carteiras(elenco, ativa=True)


def test_every_change_is_told_to_the_audit(cena: Cena, azul: Carteira) -> None:
    with cena.by("ana") as ana:
        azul.change(FichaCarteira("Equipe Anil", cena.pessoa("bruno")), author=ana)
        azul.change(FichaCarteira("Equipe Anil", cena.pessoa("bruno")), author=ana)
        azul.archive(author=ana)
        azul.archive(author=ana)
        azul.restore(author=ana)
        told = list(Auditoria.objects.filter(objeto=azul.pk).order_by("id"))
    assert [entry.frase for entry in told] == [
        "criou a carteira Equipe Azul",
        "alterou a carteira Equipe Azul",
        "arquivou a carteira Equipe Anil",
        "restaurou a carteira Equipe Anil",
    ]
    assert told[1].mudancas == [["Nome", "Equipe Azul", "Equipe Anil"]]


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_may(cena: Cena, azul: Carteira, nome: str) -> None:
    with cena.by(nome) as author:
        for verb in (
            lambda: Carteira.add(FichaCarteira("Outra"), author=author),
            lambda: azul.change(FichaCarteira("Outra"), author=author),
            lambda: azul.archive(author=author),
            lambda: azul.restore(author=author),
        ):
            with pytest.raises(SemPermissao):
                verb()


def test_two_of_a_name_are_refused_beside_the_field(cena: Cena, azul: Carteira) -> None:
    with cena.by("ana") as ana, pytest.raises(DadoInvalido) as refused:
        Carteira.add(FichaCarteira("EQUIPE AZUL"), author=ana)
    assert refused.value.campo == "nome"


def test_another_office_may_use_the_name(cena: Cena, azul: Carteira) -> None:
    with cena.by("otto") as otto:
        assert Carteira.add(FichaCarteira("Equipe Azul"), author=otto).nome == "Equipe Azul"
        assert Carteira.objects.count() == 1


def test_the_database_wants_an_operador_and_the_same_office(cena: Cena, azul: Carteira) -> None:
    for change in ({"responsavel": cena.pessoa("celia")}, {"responsavel": cena.pessoa("otto")}):
        with cena.by_sistema(), pytest.raises(DatabaseError), transaction.atomic():
            Carteira.objects.update(**change)


def test_a_cliente_reads_none_in_the_database(cena: Cena, azul: Carteira) -> None:
    with cena.by("celia"):
        assert not Carteira.objects.exists()


@pytest.mark.parametrize("nome", ["celia", "davi"])
def test_a_cliente_does_not_enter(elenco: Elenco, azul: Carteira, nome: str) -> None:
    client = entered(elenco, nome)
    for path in ("/carteiras", "/carteiras/nova", f"/carteiras/{azul.pk}"):
        assert client.get(path).status_code == 403


def test_an_operador_changes_none(elenco: Elenco, bruno: Client, azul: Carteira) -> None:
    path = f"/carteiras/{azul.pk}"
    for where in ("/carteiras/nova", path, f"{path}/arquivamento", f"{path}/restauracao"):
        assert bruno.post(where, {"nome": "Outra"}).status_code == 403
    assert carteiras(elenco, nome="Equipe Azul", ativa=True)


def test_another_office_does_not_exist(elenco: Elenco, azul: Carteira) -> None:
    otto = entered(elenco, "otto")
    for pk in (azul.pk, uuid4()):
        assert otto.get(f"/carteiras/{pk}").status_code == 404
        assert otto.post(f"/carteiras/{pk}/arquivamento").status_code == 404
    assert "Equipe Azul" not in text(otto, "/carteiras")


def test_wrong_method(ana: Client, azul: Carteira) -> None:
    assert ana.post("/carteiras").status_code == 405
    assert ana.delete(f"/carteiras/{azul.pk}").status_code == 405
    assert ana.get(f"/carteiras/{azul.pk}/arquivamento").status_code == 405


def test_a_fixed_number_of_queries(elenco: Elenco, ana: Client, azul: Carteira) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            text(ana, "/carteiras")
        return len(captured)

    text(ana, "/carteiras")
    few = queries()
    with viewing(elenco.sistema):
        for n in range(20):
            ficha = FichaCarteira(f"Equipe {n}", elenco.pessoas["carla"])
            Carteira.add(ficha, author=elenco.sistema)
    assert queries() == few <= 10
