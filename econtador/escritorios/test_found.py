"""Founding an escritório, its policies and its numbering."""

from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError

from econtador.base.banco.viewing import viewing
from econtador.base.erros import SemPermissao
from econtador.base.ids import uuid7
from econtador.base.viewer import Viewer
from econtador.escritorios.models import Escritorio, Numeracao, PoliticaDelegacao, Politicas
from tests.cena import Cena


def test_it_works(db: None) -> None:
    novo = Escritorio.found(nome="  Contábil Austral ", uf="RS")
    with viewing(Viewer.sistema(novo.pk)):
        kept = Escritorio.objects.get()
        assert (kept.nome, kept.uf, kept.fuso) == ("Contábil Austral", "RS", "America/Sao_Paulo")
        assert (kept.politica_delegacao, kept.so_delegado_ve) == ("cliente", False)
        assert kept.numeracao.ultimo == 0


def test_it_needs_a_name(db: None) -> None:
    with pytest.raises(IntegrityError):
        Escritorio.found(nome="  ")


def test_it_is_seen_by_nobody_else(cena: Cena) -> None:
    novo = Escritorio.found(nome="Contábil Austral")
    for quem in ("ana", "celia", "otto"):
        with cena.by(quem):
            assert not Escritorio.objects.filter(pk=novo.pk)
            assert Escritorio.objects.count() == 1


@pytest.mark.parametrize("policy", PoliticaDelegacao)
def test_an_administrador_sets_the_policies(cena: Cena, policy: PoliticaDelegacao) -> None:
    cena.policy(policy, so_delegado_ve=True)
    with cena.by("bruno"):
        kept = Escritorio.objects.get()
    assert (kept.politica_delegacao, kept.so_delegado_ve) == (policy, True)


@pytest.mark.parametrize("quem", ["bruno", "celia"])
def test_nobody_else_does(cena: Cena, quem: str) -> None:
    with pytest.raises(SemPermissao), cena.by(quem) as author:
        cena.elenco.aurora.set_policies(Politicas(so_delegado_ve=True), author=author)


@pytest.mark.parametrize(
    "wrong",
    [
        {"politica_delegacao": "qualquer"},
        {"regra_prazo": "qualquer"},
        {"prioridade_urgente": 10},
        {"dias_para_reabrir": 366},
        {"dias_de_silencio": 0},
        {"dias_de_silencio": 91},
    ],
    ids=str,
)
def test_the_database_refuses_what_is_no_policy(cena: Cena, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), cena.by("ana") as ana:
        cena.elenco.aurora.set_policies(Politicas(**wrong), author=ana)


def test_numbers_grow_by_one(cena: Cena) -> None:
    with cena.by("celia") as celia:
        assert [Numeracao.next_for(celia.escritorio_id) for _ in range(3)] == [1, 2, 3]
    with cena.by("otto") as otto:
        assert Numeracao.next_for(otto.escritorio_id) == 1


def test_another_escritorios_numbers_are_out_of_reach(cena: Cena) -> None:
    with pytest.raises(AssertionError), cena.by("otto"):
        Numeracao.next_for(cena.elenco.aurora.pk)


def test_a_viewer_founds_no_other_escritorio(cena: Cena) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), cena.by("ana"):
        Escritorio.objects.create(id=uuid7(), nome="Falso")
