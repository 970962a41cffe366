"""The verb `edit`."""

from typing import Any

import pytest
from django.db import IntegrityError

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.erros import AtendimentoFechado, NaoEncontrado, VersaoAntiga
from econtador.atendimentos.models import Atendimento, Dados
from econtador.base.erros import DadoInvalido, SemPermissao
from tests.cena import PRAZO, Cena, in_days


def edit(cena: Cena, das: Atendimento, quem: str = "celia", **changes: Any) -> None:
    """Save the form *Alterar dados* as one of the cast."""
    usual: dict[str, Any] = {"nome": "Guia do DAS", "providenciar_ate": PRAZO, "versao": 1}
    with cena.by(quem) as author:
        das.edit(Dados(**(usual | changes)), author=author)


@pytest.mark.parametrize("quem", ["celia", "bruno"])
def test_it_works(cena: Cena, das: Atendimento, quem: str) -> None:
    edit(cena, das, quem, nome=" DAS de outubro ", providenciar_ate=in_days(2))
    with cena.by("ana"):
        das.refresh_from_db()
    assert (das.nome, das.providenciar_ate) == ("DAS de outubro", in_days(2))
    assert das.versao == 2


def test_it_records_one_event_that_tells_what_changed(cena: Cena, das: Atendimento) -> None:
    edit(cena, das, nome="DAS de outubro", providenciar_ate=in_days(1))
    assert cena.events(das) == ["aberto", "editado"]
    assert cena.last_event(das).dados == {
        "versao": 2,
        "mudancas": [
            ["Nome do atendimento", "Guia do DAS", "DAS de outubro"],
            ["Providenciar até", "01/12/2026, 15:00", "02/12/2026, 15:00"],
        ],
    }


def test_hours_are_told_in_the_empresas_zone(cena: Cena) -> None:
    norte = cena.open(by="otto", empresa=cena.elenco.norte, departamento=None)
    edit(cena, norte, "otto", providenciar_ate=in_days(1))
    with cena.by("otto"):
        mudancas = norte.eventos.get(acao="editado").dados["mudancas"]
    assert mudancas == [["Providenciar até", "01/12/2026, 14:00", "02/12/2026, 14:00"]]


def test_without_a_change_nothing_is_recorded(cena: Cena, das: Atendimento) -> None:
    edit(cena, das)
    assert (das.versao, cena.events(das)) == (1, ["aberto"])


def test_the_new_name_is_found_and_the_old_one_is_not(cena: Cena, das: Atendimento) -> None:
    edit(cena, das, nome="Parcelamento")
    with cena.by("bruno") as bruno:
        mine = Atendimento.objects.visible_to(bruno)
        assert list(mine.found_by("parcelamento")) == [das]
        assert not mine.found_by("das")


def test_a_stale_save_tells_what_changed(cena: Cena, das: Atendimento) -> None:
    edit(cena, das, "bruno", nome="DAS de outubro")
    with pytest.raises(VersaoAntiga) as erro:
        edit(cena, das, "celia", nome="DAS 10/2026")
    assert (erro.value.status, erro.value.versao) == (409, 2)
    assert erro.value.mudancas == [("Nome do atendimento", "Guia do DAS", "DAS de outubro")]
    edit(cena, das, "celia", nome="DAS 10/2026", versao=2)
    assert das.nome == "DAS 10/2026"


def test_every_change_since_is_told_in_order(cena: Cena, das: Atendimento) -> None:
    edit(cena, das, nome="Um")
    edit(cena, das, nome="Um", providenciar_ate=in_days(1), versao=2)
    with pytest.raises(VersaoAntiga) as erro:
        edit(cena, das, nome="Dois")
    assert [rotulo for rotulo, _, _ in erro.value.mudancas] == [
        "Nome do atendimento",
        "Providenciar até",
    ]


def test_an_answer_or_a_delegation_in_between_does_not_collide(
    cena: Cena, das: Atendimento
) -> None:
    cena.answer(das, "bruno", "Segue.")
    cena.delegate(das, "bruno", "carla")
    edit(cena, das, nome="DAS de outubro")
    assert (das.nome, das.versao) == ("DAS de outubro", 4)


def test_the_name_is_required(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(DadoInvalido) as erro:
        edit(cena, das, nome="  ")
    assert erro.value.campo == "nome"


@pytest.mark.parametrize("end", [Cena.conclude, Cena.cancel])
def test_a_closed_atendimento_does_not_change(cena: Cena, das: Atendimento, end: Any) -> None:
    end(cena, das)
    with pytest.raises(AtendimentoFechado):
        edit(cena, das, "bruno", nome="Outro", versao=2)


def test_a_cliente_without_editar_is_refused(cena: Cena, das: Atendimento) -> None:
    with cena.by_sistema():
        AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.sol, "criar", "excluir")
    with pytest.raises(SemPermissao):
        edit(cena, das, nome="Outro")


@pytest.mark.parametrize("quem", ["davi", "otto"])
def test_who_does_not_see_it_finds_nothing_to_change(
    cena: Cena, das: Atendimento, quem: str
) -> None:
    with pytest.raises(NaoEncontrado):
        edit(cena, das, quem, nome="Outro")


IMMUTABLE = {
    "numero": 99,
    "aberto_em": PRAZO,
    "empresa": "lua",
    "escritorio": "boreal",
    "autor": "rita",
}


@pytest.mark.parametrize("campo", IMMUTABLE)
def test_the_database_keeps_what_never_changes(cena: Cena, das: Atendimento, campo: str) -> None:
    value = IMMUTABLE[campo]
    if campo == "autor":
        value = cena.pessoa("rita")
    elif isinstance(value, str):
        value = getattr(cena.elenco, value)
    with pytest.raises(IntegrityError), cena.by_sistema():
        Atendimento.objects.filter(pk=das.pk).update(**{campo: value})
