"""The numbers, against the same counted slowly in Python, and against what was lived."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from statistics import mean, median
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from econtador.atendimentos.models import Atendimento, Desfecho, NovoParecer
from econtador.painel.periodo import Periodo
from econtador.painel.relatorio import Consulta
from econtador.painel.tela import Painel
from econtador.painel.todos import RELATORIOS
from tests.cena import Cena

AGORA = datetime(2026, 11, 24, 13, tzinfo=UTC)
NOVEMBRO = Periodo(date(2026, 11, 1), date(2026, 11, 24), "America/Sao_Paulo")


@pytest.fixture
def mes(cena: Cena) -> Cena:
    """A month of work: opened, answered, late, concluded, reopened, cancelled, in two companies."""
    fiscal = _live(cena, 0, "celia", delegado="bruno")
    _live(cena, 1, "celia", answer=3, conclude=30, delegado="bruno")
    _live(cena, 2, "celia", answer=5, conclude=50)
    voltou = _live(cena, 3, "celia", answer=1, conclude=10)
    with cena.by("ana") as ana:
        voltou.reopen(author=ana, agora=voltou.aberto_em + timedelta(hours=12))
        voltou.conclude(author=ana, agora=voltou.aberto_em + timedelta(hours=20))
    _live(cena, 4, "davi", empresa=cena.elenco.lua, answer=2)
    cancelado = _live(cena, 5, "celia")
    with cena.by("ana") as ana:
        cancelado.cancel("Em dobro.", author=ana, agora=cancelado.aberto_em + timedelta(hours=1))
    dp = cena.elenco.departamentos["Departamento Pessoal"]
    _live(cena, 6, "celia", departamento=dp, providenciar_ate=AGORA + timedelta(hours=3))
    _live(cena, -20, "celia", answer=4, conclude=22 * 24)  # opened in October
    assert fiscal.delegado is not None
    return cena


def _live(cena: Cena, day: int, by: str, **more: Any) -> Any:
    answer, conclude = more.pop("answer", None), more.pop("conclude", None)
    delegado = more.pop("delegado", None)
    em = datetime(2026, 11, 3, 12, tzinfo=UTC) + timedelta(days=day)
    more.setdefault("providenciar_ate", em + timedelta(days=2))
    if delegado:
        more["delegado"] = cena.pessoa(delegado)
    with cena.by(by) as author:
        lived = Atendimento.open(cena.pedido(**more), author=author, agora=em)
    with cena.by("ana") as ana:
        if answer:
            _answer(lived, ana, em + timedelta(hours=answer))
        if conclude:
            lived.conclude(author=ana, agora=em + timedelta(hours=conclude))
    return lived


def _answer(lived, ana, em) -> None:
    lived.add_parecer(NovoParecer(texto="Segue."), author=ana, agora=em)


def lines(cena: Cena, chave: str, nome: str = "ana", **more: Any) -> list[Any]:
    with cena.by(nome) as viewer:
        return list(RELATORIOS[chave](Consulta(viewer, NOVEMBRO, AGORA, **more)).linhas)


def everything(cena: Cena) -> list[Any]:
    with cena.by_sistema():
        related = ("empresa", "tipo", "departamento", "delegado")
        return list(Atendimento.objects.select_related(*related))


def inside(em: datetime | None) -> bool:
    return em is not None and NOVEMBRO.inicio <= em < NOVEMBRO.fim


def test_the_load_of_each_person(mes: Cena):
    abertos = [a for a in everything(mes) if a.aberto]
    by_name = Counter(a.delegado.nome if a.delegado else "Sem responsável" for a in abertos)
    late = Counter(
        a.delegado.nome if a.delegado else "Sem responsável"
        for a in abertos
        if a.providenciar_ate < AGORA
    )
    assert {linha[0]: linha[1] for linha in lines(mes, "pessoas")} == dict(by_name)
    assert {linha[0]: linha[2] for linha in lines(mes, "pessoas") if linha[2]} == dict(late)
    assert by_name["Bruno Lima"] == 1


def test_the_load_of_each_departamento(mes: Cena):
    found = {linha[0]: tuple(linha[1:]) for linha in lines(mes, "departamentos")}
    assert found["Fiscal"] == (2, 2, 0, 1, 1)
    assert found["Departamento Pessoal"] == (1, 0, 1, 1, 0)


def test_median_and_p90_of_the_first_answer(mes: Cena):
    taken = [
        (a.primeira_resposta_em - a.aberto_em).total_seconds()
        for a in everything(mes)
        if inside(a.aberto_em) and a.primeira_resposta_em
    ]
    first = lines(mes, "tempos")[0]
    assert first[1] == len(taken) == 4
    assert first[2] == pytest.approx(median(taken))
    assert first[3] == pytest.approx(p90_of(taken))
    assert first[4] == pytest.approx(mean(taken))


def test_the_time_to_close_and_with_whom_it_was(mes: Cena):
    done = [a for a in everything(mes) if a.status == "encerrado" and inside(a.encerrado_em)]
    whole, office, client, third = lines(mes, "tempos")[1:]
    taken = [(a.encerrado_em - a.aberto_em).total_seconds() for a in done]
    assert whole[1] == len(done) == 4
    assert (whole[2], whole[3]) == pytest.approx((median(taken), p90_of(taken)))
    assert office[2] == pytest.approx(median(a.tempo_escritorio for a in done))
    assert client[4] == pytest.approx(mean(a.tempo_cliente for a in done))
    assert third[2] == 0
    split = sum(a.tempo_escritorio + a.tempo_cliente + a.tempo_terceiro for a in done)
    closed_between = 2 * 3600  # the reopened one stood still while it was closed
    assert split == pytest.approx(sum(taken) - closed_between)


def test_the_movement_of_each_day(mes: Cena):
    found = lines(mes, "movimento")
    assert [linha[0] for linha in found][:2] == ["01/11", "02/11"]
    assert len(found) == 24
    opened = Counter(f"{local(a.aberto_em):%d/%m}" for a in everything(mes) if inside(a.aberto_em))
    assert {linha[0]: linha[1] for linha in found if linha[1]} == dict(opened)
    with mes.by_sistema():
        ends = list(Desfecho.objects.all())
    for coluna, status in ((2, "encerrado"), (3, "cancelado"), (4, "aberto")):
        days = Counter(f"{local(d.em):%d/%m}" for d in ends if d.status == status and inside(d.em))
        assert {linha[0]: linha[coluna] for linha in found if linha[coluna]} == dict(days)
    assert sum(linha[4] for linha in found) == 1


def test_by_empresa_and_by_tipo(mes: Cena):
    every = everything(mes)
    for chave, of in (("empresas", "empresa"), ("tipos", "tipo")):
        for linha in lines(mes, chave):
            own = [a for a in every if getattr(a, of).nome == linha[0]]
            done = [a for a in own if a.status == "encerrado" and inside(a.encerrado_em)]
            spans = [(a.encerrado_em - a.aberto_em).total_seconds() for a in done]
            assert linha[1] == sum(inside(a.aberto_em) for a in own)
            assert linha[2] == len(done)
            assert linha[3] == sum(a.reaberturas > 0 for a in done)
            assert linha[4] == sum(a.aberto for a in own)
            assert linha[5] == sum(a.aberto and a.providenciar_ate < AGORA for a in own)
            assert linha[6] == (pytest.approx(median(spans)) if spans else None)


def test_one_departamento_alone(mes: Cena):
    fiscal = mes.elenco.departamentos["Fiscal"].pk
    assert [linha[0] for linha in lines(mes, "departamentos", departamento_id=fiscal)] == ["Fiscal"]


def test_a_person_counts_only_what_he_sees(mes: Cena):
    assert [linha[0] for linha in lines(mes, "departamentos", "bruno")] == ["Fiscal"]
    assert [linha[0] for linha in lines(mes, "departamentos", "carla")] == ["Departamento Pessoal"]
    assert lines(mes, "pessoas", "otto") == []
    assert lines(mes, "empresas", "otto") == []
    assert all(sum(linha[1:]) == 0 for linha in lines(mes, "movimento", "otto"))


def test_a_confidencial_counts_only_for_the_named(mes: Cena):
    before = sum(linha[1] for linha in lines(mes, "pessoas", "bruno"))
    with mes.by("ana") as ana:
        sigilo = Atendimento.objects.visible_to(ana).abertos().filter(departamento__nome="Fiscal")
        sigilo[0].restrict_to([], author=ana)
    assert sum(linha[1] for linha in lines(mes, "pessoas", "bruno")) == before - 1


def test_the_numbers_on_top_are_those_of_the_reports(mes: Cena):
    with mes.by("ana") as ana:
        painel = Painel.of(Consulta(ana, NOVEMBRO, AGORA))
    assert [(d.rotulo, d.valor) for d in painel.destaques][:2] == [
        ("Em aberto agora", "3"),
        ("Atrasados agora", "2"),
    ]
    assert painel.destaques[-1].valor == "1"
    assert sum(f.largura for f in painel.partes) == pytest.approx(100, abs=0.1)


def p90_of(values: list[float]) -> float:
    """Return percentile_cont(0.9), by its definition: linear between the two neighbours."""
    ordered = sorted(values)
    place = 0.9 * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def local(em: datetime) -> datetime:
    return em.astimezone(ZoneInfo("America/Sao_Paulo"))
