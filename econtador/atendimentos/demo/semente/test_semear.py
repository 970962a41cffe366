"""What a seed leaves behind is whole: rows, chain, words, numbers, and who sees what."""

from datetime import UTC, datetime

import pytest

from econtador.atendimentos.demo.semente.conferencia import (
    CONTADORES,
    CORRENTE,
    DESLIGADOS,
    NAO_OPERADOR,
    QUANTOS_HA,
    SEM_PALAVRAS,
    ask,
)
from econtador.atendimentos.demo.semente.escritorios import demo_office
from econtador.atendimentos.demo.semente.semear import Meta, seed
from econtador.atendimentos.models import Atendimento, Leitura, Parecer
from econtador.base.banco.viewing import viewing
from econtador.escritorios.models import Numeracao

AGORA = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
QUANTOS = 500
LOTE = 120


@pytest.fixture(scope="module")
def semeada(aurora_gravada):
    """Five hundred, in five batches."""
    office = demo_office()
    assert office is not None
    meta = Meta(office, QUANTOS)
    batches: list[int] = []
    assert seed([meta], agora=AGORA, avanco=batches.append, lote=LOTE) == QUANTOS
    assert batches == [120, 120, 120, 120, 20]
    return aurora_gravada


@pytest.mark.parametrize("sql", [CONTADORES, CORRENTE, DESLIGADOS, NAO_OPERADOR, SEM_PALAVRAS])
def test_nothing_is_amiss(semeada, sql) -> None:
    assert ask(QUANTOS_HA) == QUANTOS
    assert ask(sql) == 0


def test_numbers_go_on_where_they_were(semeada) -> None:
    with viewing(semeada.sistema):
        last = Numeracao.objects.get(escritorio=semeada.aurora).ultimo
        numeros = list(Atendimento.objects.order_by("numero").values_list("numero", flat=True))
    assert numeros == list(range(1, last + 1))


def test_the_search_finds_texts_and_numbers(semeada) -> None:
    ana = semeada.viewer("ana")
    with viewing(ana):
        seen = Atendimento.objects.visible_to(ana)
        assert seen.found_by("guia das").count() > 5
        assert seen.found_by("42").filter(numero=42).exists()
        assert seen.found_by("padaria sol").count() > 50
        assert not seen.found_by("zebra")


def test_everybody_sees_his_own(semeada) -> None:
    counts = {}
    for nome in ("ana", "bruno", "celia", "davi", "rita", "otto"):
        viewer = semeada.viewer(nome)
        with viewing(viewer):
            counts[nome] = Atendimento.objects.visible_to(viewer).count()
    assert counts["otto"] == 0
    assert counts["ana"] >= counts["rita"] > counts["celia"] > 0
    assert 0 < counts["bruno"] < counts["ana"]
    assert counts["celia"] + counts["davi"] <= QUANTOS


def test_a_cliente_sees_no_nota(semeada) -> None:
    with viewing(semeada.viewer("celia")):
        assert Parecer.objects.exists()
        assert not Parecer.objects.filter(nota_interna=True)


def test_verbs_go_on_from_there(semeada) -> None:
    bruno = semeada.viewer("bruno")
    with viewing(bruno):
        aberto = Atendimento.objects.visible_to(bruno).abertos().order_by("numero")[0]
        before = aberto.versao
        aberto.conclude(author=bruno)
        assert aberto.versao == before + 1
        (told,) = aberto.eventos.filter(acao="encerrado")
        assert told.dados["versao"] == before + 1
        assert Leitura.objects.filter(atendimento=aberto).exists()
