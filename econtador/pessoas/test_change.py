"""Changing, deactivating and reactivating a person; the last administrador stays."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connection

from econtador.acessos.viewer import load_viewer
from econtador.base.banco.viewing import viewing
from econtador.base.erros import SemPermissao
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Ficha, Pessoa, UltimoAdministrador
from tests.cena import Cena

ANA = Ficha("Ana Prado", "ana@aurora.example", administrador=True)
BRUNO = Ficha("Bruno Lima", "bruno@aurora.example")
CPF = "52998224725"


def change(cena: Cena, nome: str, ficha: Ficha, by: str = "ana") -> Pessoa:
    with cena.by(by) as author:
        cena.pessoa(nome).change(ficha, author=author)
        return Pessoa.objects.get(pk=cena.pk(nome))


def is_in(cena: Cena, nome: str) -> bool:
    pessoa = cena.pessoa(nome)
    return load_viewer(pessoa.conta_id, pessoa.pk) is not None


def test_it_writes_everything_and_leaves_the_login_alone(cena: Cena) -> None:
    ficha = Ficha(" Bruno L. Lima ", "Novo@aurora.example", telefone="+551933334444")
    bruno = change(cena, "bruno", ficha)
    assert (bruno.nome, bruno.nome_chave) == ("Bruno L. Lima", "bruno l. lima")
    assert (bruno.email, bruno.telefone) == ("novo@aurora.example", "+551933334444")
    assert bruno.conta.email == "bruno@aurora.example"


def test_a_documento_becomes_a_login_and_empty_changes_nothing(cena: Cena) -> None:
    for documento in (CPF, ""):
        bruno = change(cena, "bruno", replace(BRUNO, documento=documento))
        assert bruno.conta.documento == CPF


def test_promoted_and_demoted(cena: Cena) -> None:
    assert change(cena, "bruno", replace(BRUNO, administrador=True)).administrador
    assert not change(cena, "ana", replace(ANA, administrador=False)).administrador


def test_a_cliente_is_never_promoted(cena: Cena) -> None:
    ficha = Ficha("Célia Rocha", "celia@sol.example", administrador=True)
    assert not change(cena, "celia", ficha).administrador


def test_the_last_administrador_is_not_demoted(cena: Cena) -> None:
    with pytest.raises(UltimoAdministrador):
        change(cena, "ana", replace(ANA, nome="Outra", administrador=False))
    assert is_in(cena, "ana")
    assert cena.elenco.viewer("ana").administrador
    assert cena.elenco.viewer("ana").nome == "Ana Prado"


def test_the_last_administrador_is_not_deactivated(cena: Cena) -> None:
    with cena.by("ana") as ana, pytest.raises(UltimoAdministrador):
        cena.pessoa("ana").deactivate(author=ana)
    assert is_in(cena, "ana")


def test_who_cannot_enter_does_not_count_as_another(cena: Cena) -> None:
    change(cena, "bruno", replace(BRUNO, administrador=True))
    with cena.by("ana") as ana:
        cena.pessoa("bruno").deactivate(author=ana)
    with pytest.raises(UltimoAdministrador):
        change(cena, "ana", replace(ANA, administrador=False))


def test_deactivated_is_out_and_reactivated_is_in_again(cena: Cena) -> None:
    before = cena.elenco.viewer("celia")
    with cena.by("ana") as ana:
        cena.pessoa("celia").deactivate(author=ana)
        assert not is_in(cena, "celia")
        cena.pessoa("celia").reactivate(author=ana)
    assert cena.elenco.viewer("celia") == before


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_may(cena: Cena, nome: str) -> None:
    with pytest.raises(SemPermissao):
        change(cena, "carla", BRUNO, by=nome)
    with cena.by(nome) as author:
        for verb in (cena.pessoa("carla").deactivate, cena.pessoa("carla").reactivate):
            with pytest.raises(SemPermissao):
                verb(author=author)


def test_two_who_demote_each_other_at_once_leave_one(cena_gravada: Cena) -> None:
    change(cena_gravada, "bruno", replace(BRUNO, administrador=True))
    start = Barrier(2)

    def demote(pessoa: Pessoa, ficha: Ficha, author: Viewer) -> None:
        try:
            with viewing(author):
                own = Pessoa.objects.get(pk=pessoa.pk)
                start.wait()
                own.change(ficha, author=author)
        finally:
            connection.close()

    ana, bruno = (cena_gravada.elenco.viewer(nome) for nome in ("ana", "bruno"))
    acts = [
        (cena_gravada.pessoa("bruno"), BRUNO, ana),
        (cena_gravada.pessoa("ana"), replace(ANA, administrador=False), bruno),
    ]
    with ThreadPoolExecutor(2) as threads:
        told = [each.exception(30) for each in [threads.submit(demote, *act) for act in acts]]
    assert [type(erro) for erro in told if erro] == [UltimoAdministrador]
    with cena_gravada.by_sistema():
        assert Pessoa.objects.filter(administrador=True, ativa=True).count() == 1
