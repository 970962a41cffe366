"""Registering a person: the conta of the e-mail, whoever made it, or a new one."""

from dataclasses import replace

import pytest

from econtador.atendimentos.demo.elenco import SENHA
from econtador.base.banco.viewing import viewing
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.viewer import Viewer
from econtador.contas.models import Conta
from econtador.pessoas.models import Ficha, Pessoa
from tests.cena import Cena

CPF = "52998224725"
BIA = Ficha("Bia Teles", "Bia@Sol.example", telefone="+5519987654321", documento=CPF)


def register(cena: Cena, ficha: Ficha = BIA, *, tipo: str = "cliente", by: str = "ana") -> Pessoa:
    with cena.by(by) as author:
        return Pessoa.register(ficha, tipo=tipo, author=author)


def test_a_new_one_gets_a_conta_that_nobody_enters_yet(cena: Cena) -> None:
    bia = register(cena)
    assert bia.escritorio_id == cena.elenco.aurora.pk
    assert (bia.nome, bia.nome_chave, bia.email) == ("Bia Teles", "bia teles", "bia@sol.example")
    assert bia.telefone_formatado == "(19) 98765-4321"
    assert (bia.conta.email, bia.conta.documento) == ("bia@sol.example", CPF)
    assert not bia.conta.has_usable_password()


def test_the_conta_of_another_office_is_used_as_it_is(cena: Cena) -> None:
    otto = register(cena, replace(BIA, email="OTTO@boreal.example"), tipo="operador")
    known = Conta.objects.get(email="otto@boreal.example")
    assert otto.conta == known
    assert otto.pk != cena.pk("otto")
    assert known.documento is None, "o CPF de quem já tem conta não é escolhido pelo escritório"
    assert known.check_password(SENHA)


def test_twice_in_the_same_office_is_refused_by_name(cena: Cena) -> None:
    with pytest.raises(DadoInvalido, match=r"já é de Célia Rocha\.") as refused:
        register(cena, replace(BIA, email="celia@sol.example"))
    assert refused.value.campo == "email"


def test_an_inactive_one_is_told_apart(cena: Cena) -> None:
    with cena.by("ana") as ana:
        cena.pessoa("celia").deactivate(author=ana)
    with pytest.raises(DadoInvalido, match="Célia Rocha, que está inativa"):
        register(cena, replace(BIA, email="celia@sol.example"))


def test_a_document_of_another_conta_is_refused_beside_its_field(cena: Cena) -> None:
    cena.pessoa("otto").conta.identify_by(CPF)
    with pytest.raises(DadoInvalido, match="outra conta") as refused:
        register(cena)
    assert refused.value.campo == "documento"
    assert not Conta.objects.filter(email="bia@sol.example").exists()


def test_only_an_operador_administers(cena: Cena) -> None:
    ficha = replace(BIA, administrador=True)
    assert not register(cena, ficha, tipo="cliente").administrador
    other = replace(ficha, email="lia@aurora.example", documento="")
    assert register(cena, other, tipo="operador").administrador


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_may(cena: Cena, nome: str) -> None:
    with pytest.raises(SemPermissao):
        register(cena, by=nome)


def test_the_other_office_neither_sees_nor_lends_the_pessoa(cena: Cena) -> None:
    bia = register(cena)
    with viewing(Viewer.sistema(cena.elenco.boreal.pk)):
        assert not Pessoa.objects.filter(pk=bia.pk).exists()
    twin = register(cena, by="otto")
    assert twin.conta == bia.conta
    assert twin.escritorio_id == cena.elenco.boreal.pk


def test_a_name_that_folds_longer_than_it_is_fits(cena: Cena) -> None:
    assert len(register(cena, replace(BIA, nome="ß" * 120)).nome_chave) == 120
