"""The verb `restrict_to`, and what an administrador may know and do about a confidencial."""

import pytest
from django.db import IntegrityError, ProgrammingError

from econtador.acessos.models import AcessoDepartamento
from econtador.atendimentos.erros import AtendimentoFechado, NaoEncontrado
from econtador.atendimentos.models import (
    Atendimento,
    Evento,
    Nomeado,
    Parecer,
    ParecerTexto,
    confidential_of_office,
    name_myself,
)
from econtador.base.erros import DomainError, SemPermissao
from econtador.base.ids import uuid7
from tests.cena import PRAZO, Cena

TODOS = ("ana", "bruno", "carla", "celia", "rita", "davi", "otto")


def seers(cena: Cena, das: Atendimento) -> list[str]:
    """Return who of the cast sees the atendimento."""
    return [nome for nome in TODOS if cena.sees(nome, das)]


def test_it_works(cena: Cena, das: Atendimento) -> None:
    assert seers(cena, das) == ["ana", "bruno", "celia", "rita"]
    cena.restrict(das, "bruno", "carla")
    assert (das.confidencial, das.versao) == (True, 2)
    assert seers(cena, das) == ["bruno", "carla", "celia"]


def test_it_records_one_event_with_the_names(cena: Cena, das: Atendimento) -> None:
    cena.restrict(das, "bruno", "rita", "carla")
    assert cena.events(das) == ["aberto", "restrito"]
    dados = cena.last_event(das).dados
    assert dados == {"versao": 2, "nomeados": ["Carla Souza", "Rita Alves"]}


def test_the_moment_may_be_given(cena: Cena, das: Atendimento) -> None:
    with cena.by("bruno") as bruno:
        das.restrict_to([cena.pessoa("carla")], author=bruno, agora=PRAZO)
        named = set(Nomeado.objects.values_list("em", flat=True))
    assert (das.atividade_em, cena.last_event(das).em, named) == (PRAZO, PRAZO, {PRAZO})


def test_who_restricts_stays_inside_and_the_author_is_not_named(
    cena: Cena, das: Atendimento
) -> None:
    cena.restrict(das, "bruno")
    with cena.by("bruno"):
        named = {row.pessoa_id: row.por_id for row in Nomeado.objects.all()}
    assert named == {cena.pk("bruno"): cena.pk("bruno")}
    assert seers(cena, das) == ["bruno", "celia"]


def test_more_are_named_later_by_somebody_inside(cena: Cena, das: Atendimento) -> None:
    cena.restrict(das, "bruno")
    cena.restrict(das, "bruno", "carla", "bruno")
    assert seers(cena, das) == ["bruno", "carla", "celia"]


def test_a_named_cliente_still_needs_the_empresa(cena: Cena, das: Atendimento) -> None:
    cena.restrict(das, "bruno", "davi", "rita")
    assert seers(cena, das) == ["bruno", "celia", "rita"]


def test_a_named_cliente_still_needs_the_departamento(cena: Cena, das: Atendimento) -> None:
    with cena.by_sistema():
        AcessoDepartamento.revoke(cena.pessoa("rita"), cena.elenco.departamentos["Fiscal"])
    cena.restrict(das, "bruno", "rita")
    assert "rita" not in seers(cena, das)


def test_nothing_of_it_reaches_the_others(cena: Cena, das: Atendimento) -> None:
    cena.answer(das, "bruno", "Distribuição de lucros.")
    cena.restrict(das, "bruno")
    for nome in ("ana", "carla", "rita", "davi"):
        with cena.by(nome) as viewer:
            for model in (Atendimento, Parecer, ParecerTexto, Evento, Nomeado):
                assert not model.objects.all(), (nome, model)  # type: ignore[attr-defined] # models
            assert not Atendimento.objects.visible_to(viewer).found_by("lucros")


def test_a_cliente_does_not_restrict(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(SemPermissao):
        cena.restrict(das, "celia", "bruno")


def test_a_closed_one_is_not_restricted(cena: Cena, das: Atendimento) -> None:
    cena.conclude(das)
    with pytest.raises(AtendimentoFechado):
        cena.restrict(das, "bruno")


def test_who_does_not_see_it_finds_nothing_to_restrict(cena: Cena, das: Atendimento) -> None:
    cena.restrict(das, "bruno")
    for nome in ("ana", "carla", "otto"):
        with pytest.raises(NaoEncontrado):
            cena.restrict(das, nome)


def test_another_escritorios_pessoa_is_refused(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(IntegrityError):
        cena.restrict(das, "bruno", "otto")


@pytest.mark.parametrize("nome", ["ana", "carla", "rita", "davi", "otto"])
def test_the_database_lets_nobody_outside_name_himself(
    cena: Cena, das: Atendimento, nome: str
) -> None:
    cena.restrict(das, "bruno")
    with pytest.raises(ProgrammingError, match="row-level security"), cena.by(nome):
        Nomeado.objects.create(
            escritorio_id=das.escritorio_id,
            empresa_id=das.empresa_id,
            atendimento_id=das.pk,
            pessoa_id=cena.pk(nome),
            em=PRAZO,
        )


def test_an_administrador_knows_that_it_exists(cena: Cena, das: Atendimento) -> None:
    with cena.by("ana") as ana:
        assert confidential_of_office(ana) == []
    cena.restrict(das, "bruno")
    with cena.by("ana") as ana:
        assert confidential_of_office(ana) == [(das.pk, 1, "Célia Rocha")]


def test_the_delegado_is_the_responsavel(cena: Cena, das: Atendimento) -> None:
    cena.delegate(das, "bruno", "bruno")
    cena.restrict(das, "bruno")
    with cena.by("ana") as ana:
        assert confidential_of_office(ana) == [(das.pk, 1, "Bruno Lima")]


def test_another_escritorios_administrador_does_not(cena: Cena, das: Atendimento) -> None:
    cena.restrict(das, "bruno")
    with cena.by("otto") as otto:
        assert confidential_of_office(otto) == []
        with pytest.raises(DomainError):
            name_myself(das.pk, author=otto)
    assert not cena.sees("otto", das)


@pytest.mark.parametrize("nome", ["bruno", "carla", "celia"])
def test_nobody_else_may_ask_or_name_himself(cena: Cena, das: Atendimento, nome: str) -> None:
    with cena.by(nome) as viewer:
        with pytest.raises(SemPermissao):
            confidential_of_office(viewer)
        with pytest.raises(SemPermissao):
            name_myself(das.pk, author=viewer)


def test_an_administrador_names_himself_and_the_others_are_told(
    cena: Cena, das: Atendimento
) -> None:
    cena.restrict(das, "bruno")
    with cena.by("ana") as ana:
        name_myself(das.pk, author=ana)
    assert seers(cena, das) == ["ana", "bruno", "celia"]
    with cena.by("celia"):
        told = das.eventos.get(acao="nomeado")
        das.refresh_from_db()
    assert (told.autor_id, told.interno, told.dados) == (cena.pk("ana"), False, {"versao": 3})
    assert das.versao == 3
    with cena.by("bruno"):
        assert das.nomeados.get(pessoa_id=cena.pk("ana")).por_id == cena.pk("ana")


def test_naming_himself_twice_is_told_once(cena: Cena, das: Atendimento) -> None:
    cena.restrict(das, "bruno")
    for _ in range(2):
        with cena.by("ana") as ana:
            name_myself(das.pk, author=ana)
    assert cena.events(das) == ["aberto", "restrito", "nomeado"]


def test_there_is_nothing_to_enter_where_it_is_not_confidencial(
    cena: Cena, das: Atendimento
) -> None:
    for pk in (das.pk, uuid7()):
        with cena.by("ana") as ana, pytest.raises(DomainError) as erro:
            name_myself(pk, author=ana)
        assert erro.value.status == 409
    assert cena.events(das) == ["aberto"]
