"""The verb `move_to`."""

from datetime import timedelta
from typing import Any

import pytest

from econtador.atendimentos.erros import (
    AtendimentoFechado,
    DelegacaoRecusada,
    NaoEncontrado,
    VersaoAntiga,
)
from econtador.atendimentos.frases import sentence
from econtador.atendimentos.models import (
    Atendimento,
    Bola,
    Mencao,
    Parecer,
    Status,
)
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.fluxo.models import Fase, TipoFase
from tests.cena import Cena
from tests.ciclo import SEGUNDA, add_fase, fase_named, hours, move, opened


def pareceres(cena: Cena, das: Atendimento) -> list[Parecer]:
    with cena.by_sistema():
        return list(das.parecers.with_people().in_order())


def test_it_works(cena: Cena) -> None:
    das = opened(cena)
    assert (das.fase.nome, das.fase_desde) == ("Triagem", SEGUNDA)
    assert move(cena, das, "Documentos", agora=hours(2)) is None
    with cena.by("ana"):
        das.refresh_from_db()
        assert (das.fase.nome, das.fase_desde) == ("Documentos", hours(2))
    assert (das.versao, das.atividade_em, das.status) == (2, hours(2), Status.ABERTO)


def test_it_records_one_event_that_names_both(cena: Cena, das: Atendimento) -> None:
    before, after = fase_named(cena, "Triagem"), fase_named(cena, "Documentos")
    move(cena, das, after)
    assert cena.events(das) == ["aberto", "fase"]
    evento = cena.last_event(das)
    assert evento.dados == {
        "versao": 2,
        "fase": {
            "de": "Triagem",
            "para": "Documentos",
            "de_id": str(before.pk),
            "para_id": str(after.pk),
        },
    }
    assert (evento.parecer_id, evento.interno) == (None, False)
    assert sentence(evento) == "moveu de “Triagem” para “Documentos”"


def test_without_a_text_nobody_gets_the_ball(cena: Cena, das: Atendimento) -> None:
    move(cena, das, "Documentos")
    assert (das.bola, das.pareceres_total, das.primeira_resposta_em) == (Bola.ESCRITORIO, 1, None)


def test_a_text_becomes_a_parecer_of_the_same_event(cena: Cena) -> None:
    das = opened(cena)
    parecer = move(cena, das, "Documentos", texto=" Envie o extrato. ", agora=hours(1))
    assert parecer is not None
    assert [p.texto for p in pareceres(cena, das)] == [
        "Bom dia, preciso da guia.",
        "Envie o extrato.",
    ]
    assert cena.events(das) == ["aberto", "fase"]
    assert cena.last_event(das).parecer_id == parecer.pk
    assert (das.versao, das.pareceres_publicos, das.ultimo_publico_id) == (2, 2, parecer.pk)
    assert (das.bola, das.bola_desde, das.primeira_resposta_em) == (
        Bola.CLIENTE,
        hours(1),
        hours(1),
    )
    with cena.by("celia") as celia:
        assert Atendimento.objects.visible_to(celia).nao_lidos(celia).exists()


def test_a_text_brings_mentions(cena: Cena, das: Atendimento) -> None:
    move(
        cena,
        das,
        "Documentos",
        texto="@Carla Souza, veja.",
        mencionados=[cena.pessoa("carla")],
    )
    with cena.by_sistema():
        assert Mencao.objects.get().pessoa == cena.pessoa("carla")


def test_it_delegates_with_the_same_event(cena: Cena, das: Atendimento) -> None:
    move(cena, das, "Documentos", delegado=cena.pessoa("carla"))
    assert das.delegado == cena.pessoa("carla")
    assert cena.events(das) == ["aberto", "fase"]
    told = sentence(cena.last_event(das))
    assert told == "moveu de “Triagem” para “Documentos” e delegou para Carla Souza"


def test_the_parecer_tells_whom_it_was_delegated_to(cena: Cena, das: Atendimento) -> None:
    parecer = move(cena, das, "Documentos", texto="Carla, siga.", delegado=cena.pessoa("carla"))
    assert parecer is not None
    assert parecer.delegado == cena.pessoa("carla")


def test_whoever_is_given_must_be_eligible(cena: Cena, das: Atendimento) -> None:
    cena.bar("carla", das)
    for nome in ("carla", "celia", "otto"):
        with pytest.raises(DelegacaoRecusada):
            move(cena, das, "Documentos", delegado=cena.pessoa(nome))
    assert cena.events(das) == ["aberto"]


@pytest.mark.parametrize("quem", ["celia", "rita"])
def test_only_the_office_moves(cena: Cena, das: Atendimento, quem: str) -> None:
    with pytest.raises(SemPermissao):
        move(cena, das, "Documentos", by=quem)


@pytest.mark.parametrize("quem", ["davi", "otto"])
def test_who_does_not_see_it_finds_nothing_to_move(cena: Cena, das: Atendimento, quem: str) -> None:
    with pytest.raises(NaoEncontrado):
        move(cena, das, "Documentos", by=quem)


@pytest.mark.parametrize("end", [Cena.conclude, Cena.cancel])
def test_a_closed_one_moves_no_more(cena: Cena, das: Atendimento, end: Any) -> None:
    end(cena, das)
    with pytest.raises(AtendimentoFechado):
        move(cena, das, "Documentos")


def test_into_where_it_is_nothing_moves(cena: Cena, das: Atendimento) -> None:
    assert move(cena, das, "Triagem") is None
    assert (das.versao, cena.events(das)) == (1, ["aberto"])


@pytest.mark.parametrize("given", [{"texto": "Oi."}, {"delegado": "carla"}])
def test_what_was_typed_is_not_lost_there(cena: Cena, das: Atendimento, given: Any) -> None:
    given = {campo: cena.elenco.pessoas.get(valor, valor) for campo, valor in given.items()}
    with pytest.raises(DadoInvalido) as erro:
        move(cena, das, "Triagem", **given)
    assert erro.value.campo == "fase"


class TestFasesOfTheTipo:
    def test_another_tipos_fase_is_refused(self, cena: Cena, das: Atendimento) -> None:
        fase = add_fase(cena, "Protocolo")
        with cena.by_sistema():
            TipoFase.objects.filter(fase=fase).delete()
        with pytest.raises(DadoInvalido) as erro:
            move(cena, das, fase)
        assert erro.value.campo == "fase"

    def test_without_fases_of_its_own_any_in_use_will_do(
        self, cena: Cena, das: Atendimento
    ) -> None:
        fase = add_fase(cena, "Protocolo")
        with cena.by_sistema():
            das.tipo.tipo_fases.all().delete()
        move(cena, das, fase)
        assert das.fase == fase

    def test_one_that_was_archived_is_refused(self, cena: Cena, das: Atendimento) -> None:
        fase = fase_named(cena, "Documentos")
        with cena.by("ana") as ana:
            fase.archive(author=ana)
        with pytest.raises(DadoInvalido):
            move(cena, das, fase)

    def test_another_offices_fase_is_refused(self, cena: Cena, das: Atendimento) -> None:
        with cena.by("otto"):
            theirs = Fase.objects.get(nome="Documentos")
        with pytest.raises(DadoInvalido):
            move(cena, das, theirs)

    def test_the_form_is_offered_the_others(self, cena: Cena, das: Atendimento) -> None:
        with cena.by("bruno"):
            assert [fase.nome for fase in das.fases()] == [
                "Documentos",
                "Em execução",
                "Conferência",
                "Aguardando órgão",
                "Concluído",
            ]

    def test_where_a_fase_left_the_tipo_it_still_moves_on(
        self, cena: Cena, das: Atendimento
    ) -> None:
        with cena.by_sistema():
            das.tipo.tipo_fases.filter(fase__nome="Triagem").delete()
        move(cena, das, "Documentos")
        assert das.fase.nome == "Documentos"


class TestStale:
    def test_moving_over_a_newer_move_is_a_question(self, cena: Cena, das: Atendimento) -> None:
        move(cena, das, "Documentos", by="ana")
        with pytest.raises(VersaoAntiga) as erro:
            move(cena, das, "Em execução", versao=1)
        assert erro.value.mudancas == [("Fase", "Triagem", "Documentos")]
        move(cena, das, "Em execução", versao=2)
        assert das.fase.nome == "Em execução"

    def test_delegating_over_a_newer_delegation_too(self, cena: Cena, das: Atendimento) -> None:
        cena.delegate(das, "ana", "carla")
        with pytest.raises(VersaoAntiga):
            move(cena, das, "Documentos", delegado=cena.pessoa("bruno"), versao=1)

    def test_what_else_happened_does_not_collide(self, cena: Cena, das: Atendimento) -> None:
        cena.answer(das, "celia", "E então?")
        move(cena, das, "Documentos", versao=1)
        assert das.fase.nome == "Documentos"


def test_time_in_a_fase_begins_anew(cena: Cena) -> None:
    das = opened(cena)
    move(cena, das, "Documentos", agora=hours(1))
    move(cena, das, "Triagem", agora=hours(5))
    assert das.fase_desde - das.aberto_em == timedelta(hours=5)
