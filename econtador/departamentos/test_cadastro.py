"""Adding and changing a departamento."""

from dataclasses import replace
from typing import Literal

import pytest
from django.db import IntegrityError, transaction

from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.models import Auditoria
from econtador.departamentos.forms import FichaForm, initial_of
from econtador.departamentos.models import Departamento, Ficha
from tests.cena import Cena

FINANCEIRO = Ficha("Financeiro", "Honorários e cobrança")


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
    assert (novo.responsavel_id, novo.ordem, novo.ativo) == (cena.pk("carla"), 4, True), "o último"


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
        assert form.ficha() == Ficha("Fiscal", "", cena.pessoa("bruno"), True)


def order(cena: Cena) -> list[str]:
    with cena.by("ana"):
        return [str(each) for each in Departamento.objects.ativos().in_order()]


def move(cena: Cena, nome: str, passo: Literal[-1, 1], by: str = "ana") -> None:
    with cena.by(by) as author:
        Departamento.objects.get(nome=nome).move(passo, author=author)


def test_moving_changes_places_with_the_neighbour(cena: Cena) -> None:
    first, second, *rest = order(cena)
    move(cena, first, 1)
    assert order(cena) == [second, first, *rest]
    move(cena, first, -1)
    assert order(cena) == [first, second, *rest]


def test_at_the_ends_nothing_moves(cena: Cena) -> None:
    before = order(cena)
    move(cena, before[0], -1)
    move(cena, before[-1], 1)
    assert order(cena) == before


def test_those_with_one_place_are_told_apart_by_moving(cena: Cena) -> None:
    with cena.by_sistema():
        Departamento.objects.update(ordem=0)
    before = order(cena)
    move(cena, before[0], 1)
    assert order(cena) == [before[1], before[0], *before[2:]]


def test_an_archived_one_is_stepped_over(cena: Cena) -> None:
    first, second, third, *_ = order(cena)
    with cena.by_sistema():
        Departamento.objects.filter(nome=second).update(ativo=False)
    move(cena, first, 1)
    assert order(cena)[:2] == [third, first]


def test_another_offices_order_is_its_own(cena: Cena) -> None:
    with cena.by("otto"):
        before = list(Departamento.objects.in_order().values_list("nome", "ordem"))
    move(cena, order(cena)[0], 1)
    with cena.by("otto"):
        assert list(Departamento.objects.in_order().values_list("nome", "ordem")) == before


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_moves(cena: Cena, nome: str) -> None:
    before = order(cena)
    with pytest.raises(SemPermissao):
        move(cena, before[0], 1, by=nome)
    assert order(cena) == before


def test_each_verb_leaves_one_entry_in_the_audit(cena: Cena) -> None:
    add(cena)
    change(cena, Ficha("Tributário", "Impostos"))
    change(cena, Ficha("Tributário", "Impostos"))
    move(cena, "Financeiro", -1)
    with cena.by("ana"):
        told = list(Auditoria.objects.order_by("id"))
    assert [each.frase for each in told] == [
        "criou Financeiro",
        "mudou o departamento Tributário",
        "moveu Financeiro para cima",
    ]
    assert {each.autor_id for each in told} == {cena.pk("ana")}
    assert told[1].mudancas == [
        ["Nome", "Fiscal", "Tributário"],
        ["Descrição", "", "Impostos"],
        ["Responsável", "Bruno Lima", ""],
    ]
