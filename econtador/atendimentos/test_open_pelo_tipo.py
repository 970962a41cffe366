"""`open`: what a new atendimento takes from its tipo."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection
from django.db.models import prefetch_related_objects
from django.test.utils import CaptureQueriesContext

from econtador.atendimentos.models import (
    Atendimento,
    Estado,
    Item,
    NovoParecer,
    Resposta,
    field_of,
)
from econtador.base.erros import DadoInvalido
from econtador.fluxo.models import Especie, ItemModelo, Pergunta, Tipo
from tests.cena import Cena
from tests.ciclo import SEGUNDA, ask_for, opened, want


def answers(cena: Cena, das: Atendimento, quem: str = "bruno") -> list[tuple[str, str]]:
    with cena.by(quem):
        return list(das.respostas.order_by("ordem").values_list("rotulo", "valor"))


def labels(cena: Cena, das: Atendimento) -> list[str]:
    with cena.by("bruno"):
        return list(das.items.order_by("ordem").values_list("rotulo", flat=True))


def guia(cena: Cena) -> Tipo:
    with cena.by_sistema():
        return Tipo.objects.get(nome="Guia de imposto")


def given(*pairs: tuple[Pergunta, str]) -> Mapping[UUID, str]:
    return {pergunta.pk: valor for pergunta, valor in pairs}


class TestAnswers:
    def test_they_are_kept_in_the_order_of_the_form(self, cena: Cena) -> None:
        first, second = ask_for(cena, "Valor", "Banco")
        das = cena.open(respostas=given((second, " Caixa "), (first, "R$ 10,00")))
        assert answers(cena, das) == [("Valor", "R$ 10,00"), ("Banco", "Caixa")]

    def test_both_sides_read_them(self, cena: Cena) -> None:
        (pergunta,) = ask_for(cena, "Banco")
        das = cena.open(respostas=given((pergunta, "Caixa")))
        for quem in ("bruno", "celia"):
            assert answers(cena, das, quem) == [("Banco", "Caixa")]
        for quem in ("davi", "otto"):
            with cena.by(quem):
                assert not Resposta.objects.all()

    def test_an_empty_one_is_none(self, cena: Cena) -> None:
        (pergunta,) = ask_for(cena, "Banco")
        assert answers(cena, cena.open(respostas=given((pergunta, "  ")))) == []

    @pytest.mark.parametrize("typed", [[], [" "]])
    def test_a_mandatory_one_is_missing(self, cena: Cena, typed: list[str]) -> None:
        (pergunta,) = ask_for(cena, "Banco", obrigatoria=True)
        with pytest.raises(DadoInvalido, match="Banco") as erro:
            cena.open(respostas=given(*((pergunta, valor) for valor in typed)))
        assert erro.value.campo == field_of(pergunta)

    def test_it_is_none_of_the_options(self, cena: Cena) -> None:
        (pergunta,) = ask_for(cena, "Via", especie=Especie.ESCOLHA, opcoes=("Papel", "PIX"))
        assert cena.open(respostas=given((pergunta, "PIX"))).aberto
        with pytest.raises(DadoInvalido) as erro:
            cena.open(respostas=given((pergunta, "Ouro")))
        assert erro.value.campo == field_of(pergunta)

    def test_the_tipo_does_not_ask_that(self, cena: Cena) -> None:
        with pytest.raises(DadoInvalido, match="mudaram"):
            cena.open(respostas={uuid4(): "Sim"})

    def test_what_was_archived_is_not_asked(self, cena: Cena) -> None:
        (pergunta,) = ask_for(cena, "Banco", obrigatoria=True)
        with cena.by("ana") as ana:
            pergunta.archive(author=ana)
        assert cena.open().aberto
        with pytest.raises(DadoInvalido, match="mudaram"):
            cena.open(respostas=given((pergunta, "Caixa")))

    def test_they_keep_the_words_of_that_day(self, cena: Cena) -> None:
        (pergunta,) = ask_for(cena, "Banco")
        das = cena.open(respostas=given((pergunta, "Caixa")))
        with cena.by_sistema():
            Pergunta.objects.filter(pk=pergunta.pk).update(rotulo="Instituição")
        assert answers(cena, das) == [("Banco", "Caixa")]

    def test_the_database_keeps_them(self, cena: Cena) -> None:
        (pergunta,) = ask_for(cena, "Banco")
        das = cena.open(respostas=given((pergunta, "Caixa")))
        row = Resposta(
            escritorio_id=das.escritorio_id,
            empresa_id=das.empresa_id,
            atendimento_id=das.pk,
            pergunta=pergunta,
            rotulo="Banco",
            valor="Outro",
        )
        with pytest.raises(IntegrityError, match="uma_so"), cena.by("bruno"):
            row.save(force_insert=True)
        with pytest.raises(DatabaseError, match="denied"), cena.by("bruno"):
            Resposta.objects.update(valor="Outro")


class TestChecklist:
    @pytest.mark.parametrize("quem", ["celia", "bruno"])
    def test_it_is_the_tipos(self, cena: Cena, quem: str) -> None:
        want(cena, "Conferir valores")
        das = cena.open(by=quem)
        wanted = ["Apuração conferida", "Guia enviada ao cliente", "Conferir valores"]
        assert labels(cena, das) == wanted
        with cena.by("bruno"):
            last = das.items.get(rotulo="Conferir valores")
            assert [item.obrigatorio for item in das.items.order_by("ordem")] == [0, 0, 1]
        assert (last.estado, last.por_id, last.em) == (Estado.PENDENTE, None, None)

    def test_without_what_was_archived(self, cena: Cena) -> None:
        with cena.by("ana") as ana:
            ItemModelo.objects.get(rotulo="Apuração conferida").archive(author=ana)
        assert labels(cena, cena.open()) == ["Guia enviada ao cliente"]

    def test_a_later_change_of_the_tipo_does_not_reach_it(self, cena: Cena) -> None:
        das = cena.open()
        want(cena, "Conferir valores")
        assert len(labels(cena, das)) == 2

    def test_a_tipo_without_any_brings_none(self, cena: Cena) -> None:
        assert labels(cena, cena.open(by="ana", departamento=None)) == []


class TestTipo:
    def test_one_that_was_archived_is_refused(self, cena: Cena) -> None:
        with cena.by("ana") as ana:
            certidao = Tipo.objects.get(nome="Certidão")
            certidao.archive(author=ana)
        with pytest.raises(DadoInvalido) as erro:
            cena.open(by="bruno", tipo=certidao)
        assert erro.value.campo == "tipo"

    def test_one_that_is_barred_to_the_author_too(self, cena: Cena, das: Atendimento) -> None:
        cena.bar("bruno", das)
        with pytest.raises(DadoInvalido):
            cena.open(by="bruno", tipo=guia(cena))
        assert cena.open(by="ana", tipo=guia(cena)).aberto


def test_time_in_the_fase_begins_with_it(cena: Cena) -> None:
    das = opened(cena)
    with cena.by("ana"):
        das.refresh_from_db()
    assert (das.fase_desde, das.aberto_em) == (SEGUNDA, SEGUNDA)
    assert (das.encerrado_em, das.primeira_resposta_em, das.reaberturas) == (None, None, 0)


def queries_of(cena: Cena, quem: str, act: Any) -> list[str]:
    """Return the statements of one verb, without savepoints."""
    with (
        cena.by(quem) as author,
        CaptureQueriesContext(
            connection,
        ) as captured,
    ):
        act(author)
    return [each["sql"] for each in captured if "SAVEPOINT" not in each["sql"]]


class TestNumberOfQueries:
    """What people wait for: three questions more than without answers, checklist and fase."""

    def test_open(self, cena: Cena) -> None:
        pedido = cena.pedido()
        asked = queries_of(cena, "celia", lambda celia: Atendimento.open(pedido, author=celia))
        assert len(asked) <= 14

    def test_open_with_a_tipo_that_brings_its_parts(self, cena: Cena) -> None:
        tipo = guia(cena)
        with cena.by_sistema():
            prefetch_related_objects([tipo], "perguntas", "itens")
        pedido = cena.pedido(tipo=tipo)
        asked = queries_of(cena, "bruno", lambda bruno: Atendimento.open(pedido, author=bruno))
        assert len(asked) <= 11

    @pytest.mark.parametrize("quem", ["celia", "bruno"])
    def test_add_parecer(self, cena: Cena, das: Atendimento, quem: str) -> None:
        novo = NovoParecer(texto="Olá.")
        asked = queries_of(cena, quem, lambda author: das.add_parecer(novo, author=author))
        assert len(asked) <= 7

    def test_the_checklist_is_one_statement(self, cena: Cena) -> None:
        few = queries_of(cena, "celia", lambda a: Atendimento.open(cena.pedido(), author=a))
        want(cena, *"abcdefgh")
        many = queries_of(cena, "celia", lambda a: Atendimento.open(cena.pedido(), author=a))
        assert len(few) == len(many)
        with cena.by_sistema():
            assert Item.objects.count() == 2 + 10
