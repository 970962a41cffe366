"""Adding and changing a departamento."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.departamentos.forms import FichaForm, initial_of
from econtador.departamentos.models import Departamento, Ficha
from tests.cena import Cena

FINANCEIRO = Ficha("Financeiro", "Honorários e cobrança", ordem=4)


def add(cena: Cena, ficha: Ficha = FINANCEIRO, by: str = "ana") -> Departamento:
    with cena.by(by) as author:
        return Departamento.add(ficha, author=author)


def change(cena: Cena, ficha: Ficha, by: str = "ana") -> Departamento:
    fiscal = cena.elenco.departamentos["Fiscal"]
    with cena.by(by) as author:
        fiscal.change(ficha, author=author)
        return Departamento.objects.get(pk=fiscal.pk)


def test_it_works(cena: Cena) -> None:
    novo = add(cena, replace(FINANCEIRO, responsavel=cena.pessoa("carla")))
    assert novo.escritorio_id == cena.elenco.aurora.pk
    assert (novo.nome, novo.descricao) == ("Financeiro", "Honorários e cobrança")
    assert (novo.responsavel_id, novo.ordem, novo.ativo) == (cena.pk("carla"), 4, True)


def test_changing_writes_everything(cena: Cena) -> None:
    fiscal = change(cena, Ficha(" Tributário ", ativo=False))
    assert (fiscal.nome, fiscal.descricao, fiscal.responsavel_id) == ("Tributário", "", None)
    assert not fiscal.ativo


def test_a_second_one_of_the_name_is_refused_beside_its_field(cena: Cena) -> None:
    for act in (add, change):
        with pytest.raises(DadoInvalido, match="Já existe um departamento") as refused:
            act(cena, Ficha("Contábil"))
        assert refused.value.campo == "nome"


def test_another_office_may_use_the_name(cena: Cena) -> None:
    add(cena)
    with cena.by("otto") as otto:
        assert Departamento.add(FINANCEIRO, author=otto).escritorio_id == cena.elenco.boreal.pk


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_may(cena: Cena, nome: str) -> None:
    for act in (add, change):
        with pytest.raises(SemPermissao):
            act(cena, FINANCEIRO, by=nome)


@pytest.mark.parametrize("nome", ["celia", "otto"])
def test_the_database_refuses_a_responsavel_who_cannot_be(cena: Cena, nome: str) -> None:
    ficha = replace(FINANCEIRO, responsavel=cena.pessoa(nome))
    with cena.by("ana") as ana, pytest.raises(IntegrityError), transaction.atomic():
        Departamento.add(ficha, author=ana)


def test_the_form_begins_with_what_is_there_and_gives_it_back(cena: Cena) -> None:
    with cena.by("ana") as ana:
        fiscal = Departamento.objects.get(pk=cena.elenco.departamentos["Fiscal"].pk)
        data = {nome: value for nome, value in initial_of(fiscal).items() if value is not None}
        form = FichaForm(data, viewer=ana)
        assert form.is_valid(), form.errors
        assert form.ficha() == Ficha("Fiscal", "", cena.pessoa("bruno"), fiscal.ordem, True)
