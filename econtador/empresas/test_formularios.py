"""The forms by themselves: what they begin with and what they hand to the verbs."""

from typing import Any

import pytest
from django.http import QueryDict

from econtador.empresas.forms import CarteiraForm, ColunasForm, ContatoForm, EmpresaForm, FiltroForm
from econtador.empresas.forms import contato as contato_form
from econtador.empresas.forms import empresa as empresa_form
from econtador.empresas.forms import importacao as importacao_form
from econtador.empresas.importacao.campos import CAMPOS
from econtador.empresas.importacao.tabela import tabulate
from econtador.empresas.models import Carteira, Contato, FichaCarteira, FichaContato, Importacao
from tests.cena import Cena

DADOS = {"nome": "Construtora Ipê", "documento": "00.000.000/0001-91", "uf": "SP"}


def filtro(cena: Cena, query: str) -> FiltroForm:
    return FiltroForm(QueryDict(query), viewer=cena.elenco.viewer("ana"))


def test_a_form_begins_with_what_its_verb_wrote(cena: Cena) -> None:
    """What is shown and saved unchanged changes nothing."""
    with cena.by("ana") as ana:
        sol = cena.elenco.sol
        form = EmpresaForm(empresa_form.initial_of(sol), viewer=ana, empresa=sol)
        assert form.is_valid(), form.errors
        before = sol.told()
        sol.fill(form.cadastro())
        assert sol.told() == before


def test_a_zone_chosen_by_hand_is_shown_and_one_of_the_place_is_not(cena: Cena) -> None:
    sol = cena.elenco.sol
    assert empresa_form.initial_of(sol)["fuso"] == ""
    sol.fuso = "America/Rio_Branco"
    assert empresa_form.initial_of(sol)["fuso"] == "America/Rio_Branco"


@pytest.mark.parametrize(
    ("typed", "kept"), [("3509502", "3509502"), ("35.095.02", "3509502"), ("", "")]
)
def test_the_code_of_the_municipio_is_kept_bare(cena: Cena, typed: str, kept: str) -> None:
    with cena.by("ana") as ana:
        form = EmpresaForm(DADOS | {"municipio_ibge": typed}, viewer=ana)
        assert form.is_valid(), form.errors
    assert form.cadastro().municipio_ibge == kept


def test_only_carteiras_of_the_office_are_offered_in_order(cena: Cena) -> None:
    with cena.by("otto") as otto:
        Carteira.add(FichaCarteira("Alheia"), author=otto)
    with cena.by("ana") as ana:
        for nome in ("Verde", "azul"):
            Carteira.add(FichaCarteira(nome), author=ana)
        form = EmpresaForm(viewer=ana)
        assert [str(c) for c in form.fields["carteira"].queryset] == ["azul", "Verde"]  # type: ignore[attr-defined] # a choice field


def test_who_answers_is_offered_by_name(cena: Cena) -> None:
    with cena.by("ana") as ana:
        form = CarteiraForm(viewer=ana)
        offered = [str(pessoa) for pessoa in form.fields["responsavel"].queryset]  # type: ignore[attr-defined] # a choice field
    assert offered == ["Ana Prado", "Bruno Lima", "Carla Souza"]


def test_a_contato_begins_with_addresses_in_one_field(cena: Cena) -> None:
    ficha = FichaContato("Márcia", "Gerente", ("a@x.com", "b@y.com"), "+5519912345678")
    initial = contato_form.initial_of(Contato.born(cena.elenco.sol, ficha))
    assert initial["emails"] == "a@x.com, b@y.com"
    form = ContatoForm(initial)
    assert form.is_valid(), form.errors
    assert form.ficha() == ficha


@pytest.mark.parametrize(
    ("query", "ver", "filtrando"),
    [
        ("", "", False),
        ("ver=arquivadas", "arquivadas", False),
        ("ver=xyz", "", False),
        ("pesquisa=sol", "", True),
        ("integrada=nao", "", True),
        ("integrada=xyz&carteira=xyz", "", False),
        ("carteira=nenhuma", "", False),
    ],
)
def test_the_filter_tells_what_it_narrows(
    cena: Cena, query: str, ver: str, *, filtrando: bool
) -> None:
    """Without a carteira there is no choice of having none."""
    with cena.by("ana"):
        form = filtro(cena, query)
        assert (form.ver, form.filtrando) == (ver, filtrando)


def test_the_filter_leads_back_to_itself(cena: Cena) -> None:
    with cena.by("ana"):
        form = filtro(cena, "pesquisa=sol&integrada=sim&ver=arquivadas&x=1")
        here = form.here(depois="abc")
    assert {nome: valor for nome, valor in here.items() if valor} == {
        "ver": "arquivadas",
        "pesquisa": "sol",
        "integrada": "sim",
        "depois": "abc",
    }


@pytest.fixture
def importacao(cena: Cena) -> Importacao:
    linhas: list[list[Any]] = [["Nome", "CNPJ", "Vazia"], ["", "", ""], ["Sol", "1", ""]]
    with cena.by("ana") as ana:
        return Importacao.receive(tabulate(linhas), "a.csv", author=ana)


def test_each_column_is_offered_by_letter_title_and_example(importacao: Importacao) -> None:
    form = ColunasForm(importacao=importacao)
    choices = dict(form.fields["nome"].choices)  # type: ignore[attr-defined] # a choice field
    assert choices["0"] == "A · Nome (ex.: Sol)"
    assert choices["2"] == "C · Vazia"
    assert [campo.name for campo in form.campos] == [campo.nome for campo in CAMPOS]


def test_the_columns_begin_with_what_was_recognised(importacao: Importacao) -> None:
    initial = importacao_form.initial_of(importacao)
    assert initial == {"existentes": "pular", "nome": "0", "documento": "1"}
    form = ColunasForm(initial, importacao=importacao)
    assert form.is_valid(), form.errors
    assert (form.colunas(), form.atualizar) == ({"nome": 0, "documento": 1}, False)
