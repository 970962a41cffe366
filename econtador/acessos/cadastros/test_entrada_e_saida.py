"""Going out and coming back: deactivation, what waits for the person, the last administrador."""

import pytest
from django.test import Client

from econtador.acessos import pendencias
from econtador.acessos.pendencias import Pendencia, pendencias_of
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa
from tests.cena import Cena
from tests.cliente_http import entered

ANA = {"nome": "Ana Prado", "email": "ana@aurora.example"}
BRUNO = {"nome": "Bruno Lima", "email": "bruno@aurora.example"}


@pytest.fixture
def ana(cena: Cena) -> Client:
    return entered(cena.elenco, "ana")


def path_of(cena: Cena, nome: str) -> str:
    return f"/pessoas/{cena.pk(nome)}"


def test_deactivated_is_out_on_the_next_request_and_can_come_back(cena: Cena, ana: Client) -> None:
    bruno, path = entered(cena.elenco, "bruno"), path_of(cena, "bruno")
    assert bruno.get("/atendimentos").status_code == 200
    answer = ana.post(f"{path}/desativacao", {"geral": "ninguem"})
    assert answer.headers["Location"] == f"{path}/desativacao"
    assert bruno.get("/atendimentos").status_code == 403
    page = ana.get(path).content.decode()
    assert "Reativar" in page
    assert "Inativa" in page
    assert ana.post(f"{path}/reativacao").headers["Location"] == path
    assert bruno.get("/atendimentos").status_code == 200


def test_what_is_delegated_is_counted_before_and_after(cena: Cena, ana: Client) -> None:
    path = path_of(cena, "bruno")
    assert "em aberto delegado" not in ana.get(path).content.decode()
    das = cena.open()
    cena.delegate(das, "ana", "bruno")
    assert "1 atendimento em aberto delegado" in ana.get(path).content.decode()
    cena.delegate(cena.open(), "ana", "bruno")
    with cena.by_sistema():
        cena.pessoa("bruno").deactivate(author=cena.elenco.sistema)
    page = ana.get(path).content.decode()
    assert "2 atendimentos em aberto delegados" in page
    address = f"/atendimentos?delegado={cena.pk('bruno')}"
    assert address in page
    assert "Guia do DAS" in ana.get(address).content.decode()


def test_what_is_closed_or_confidential_is_not_counted(cena: Cena) -> None:
    closed, sealed = cena.open(), cena.open(nome="Sigilo", by="bruno")
    for atendimento in (closed, sealed):
        cena.delegate(atendimento, "bruno", "bruno")
    cena.conclude(closed)
    cena.restrict(sealed, "bruno")
    with cena.by("ana") as viewer:
        assert pendencias_of(cena.pessoa("bruno"), viewer) == []


def test_a_room_registers_once(cena: Cena, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pendencias, "_contadores", [])

    def counts(pessoa: Pessoa, viewer: Viewer) -> Pendencia | None:
        return Pendencia(f"{pessoa} por {viewer.nome}", "/x")

    for _ in range(2):
        pendencias.register(counts)
    found = pendencias_of(cena.pessoa("bruno"), cena.elenco.viewer("ana"))
    assert found == [Pendencia("Bruno Lima por Ana Prado", "/x")]


def test_the_last_administrador_stays(cena: Cena, ana: Client) -> None:
    path = path_of(cena, "ana")
    for answer in (
        ana.post(f"{path}/desativacao", {"geral": "ninguem"}),
        ana.post(path, ANA),
    ):
        assert answer.status_code == 409
        assert "única pessoa que administra" in answer.content.decode()
    assert cena.elenco.viewer("ana").administrador


def test_with_a_second_one_the_first_may_go_and_loses_it_at_once(cena: Cena, ana: Client) -> None:
    bruno = entered(cena.elenco, "bruno")
    assert bruno.get("/pessoas").status_code == 403
    assert ana.post(path_of(cena, "bruno"), BRUNO | {"administrador": "on"}).status_code == 302
    assert bruno.get("/pessoas").status_code == 200
    assert bruno.post(path_of(cena, "ana"), ANA).status_code == 302
    assert ana.get("/pessoas").status_code == 403
    assert ana.post(path_of(cena, "bruno"), BRUNO).status_code == 403
