"""Bulk actions: each row by itself, told row by row."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from econtador.atendimentos.models import Atendimento
from econtador.base.erros import DadoInvalido
from econtador.bi.conftest import Muitos
from econtador.bi.lote import TETO, marked
from econtador.fluxo.models import Fase
from tests.cena import Cena
from tests.cliente_http import entered, soon

ACOES = ("delegar", "fase", "prazo", "encerrar")


def batch(cena: Cena, acao: str, rows: list[Any], nome: str = "ana", **data: Any) -> Any:
    ids = [getattr(row, "pk", row) for row in rows]
    fields = {"id": ids, "confirmado": "1"} | data
    return entered(cena.elenco, nome).post(f"/bi/lote/{acao}", fields)


def outcome(answer: Any) -> tuple[int, int]:
    """Return how many rows the page tells as done, and how many as not."""
    html = answer.content.decode()
    return html.count('class="is-done"'), html.count('class="is-refused"')


def now(cena: Cena, atendimento: Atendimento) -> Atendimento:
    with cena.by_sistema():
        return Atendimento.objects.select_related("delegado", "fase").get(pk=atendimento.pk)


@pytest.fixture
def execucao(cena: Cena) -> Fase:
    with cena.by_sistema():
        return Fase.objects.get(nome="Em execução")


def valid(cena: Cena, acao: str) -> dict[str, Any]:
    """Return the fields with which the action goes well."""
    with cena.by_sistema():
        fase = Fase.objects.get(nome="Em execução").pk
    fields: dict[str, dict[str, Any]] = {
        "delegar": {"delegado": cena.pk("bruno")},
        "fase": {"fase": fase},
        "prazo": {"providenciar_ate": soon(9)},
        "encerrar": {},
    }
    return fields[acao]


@pytest.mark.parametrize("acao", ACOES)
def test_does_it_to_every_row_with_one_event_each(cena: Cena, many: Muitos, acao: str) -> None:
    rows = many(3)
    answer = batch(cena, acao, rows, **valid(cena, acao))
    assert answer.status_code == 200
    assert outcome(answer) == (3, 0)
    done = {"delegar": "delegado", "fase": "fase", "prazo": "editado", "encerrar": "encerrado"}
    assert [cena.events(row)[1:] for row in rows] == [[done[acao]]] * 3


def test_delegating(cena: Cena, many: Muitos) -> None:
    rows = many(2)
    batch(cena, "delegar", rows, delegado=cena.pk("bruno"))
    assert {now(cena, row).delegado for row in rows} == {cena.pessoa("bruno")}
    batch(cena, "delegar", rows, delegado="")
    assert {now(cena, row).delegado for row in rows} == {None}


def test_moving_with_a_text_and_a_user(cena: Cena, many: Muitos, execucao: Fase) -> None:
    rows = many(2)
    data: dict[str, Any] = {
        "fase": execucao.pk,
        "texto": "Vou fazer.",
        "delegado": cena.pk("bruno"),
    }
    assert outcome(batch(cena, "fase", rows, **data)) == (2, 0)
    assert {now(cena, row).fase for row in rows} == {execucao}
    assert {now(cena, row).pareceres_total for row in rows} == {2}


def test_a_limit_is_on_the_clock_of_each_company(cena: Cena) -> None:
    with cena.by_sistema():
        cena.elenco.lua.fuso = "America/Manaus"
        cena.elenco.lua.save(update_fields=["fuso"])
    sol, lua = cena.open(), cena.open("davi", empresa=cena.elenco.lua)
    batch(cena, "prazo", [sol, lua], providenciar_ate=soon(9))
    apart = now(cena, lua).providenciar_ate - now(cena, sol).providenciar_ate
    assert apart == timedelta(hours=1)


def test_ending_with_last_words(cena: Cena, many: Muitos) -> None:
    rows = many(2)
    batch(cena, "encerrar", rows, texto="Feito.")
    assert [(now(cena, row).status, now(cena, row).pareceres_total) for row in rows] == [
        ("encerrado", 2)
    ] * 2


@pytest.mark.parametrize("acao", ACOES)
def test_a_row_that_refuses_keeps_no_other_back(cena: Cena, many: Muitos, acao: str) -> None:
    rows = many(3)
    cena.conclude(rows[1])
    answer = batch(cena, acao, rows, **valid(cena, acao))
    assert outcome(answer) == (2, 1)
    assert "não está mais em aberto" in answer.content.decode()
    assert cena.events(rows[1]) == ["aberto", "encerrado"]


def test_those_that_failed_can_be_tried_again(cena: Cena, many: Muitos) -> None:
    rows = many(2)
    cena.conclude(rows[0])
    html = batch(cena, "encerrar", rows).content.decode()
    again = html.split("Tentar de novo")[0]
    assert f'name="id" value="{rows[0].pk}"' in again
    assert f'name="id" value="{rows[1].pk}"' not in again


def test_a_fase_that_is_not_of_the_tipo_is_told(cena: Cena, many: Muitos, execucao: Fase) -> None:
    rows = many(2)
    with cena.by_sistema():
        rows[0].tipo.tipo_fases.filter(fase=execucao).delete()
    answer = batch(cena, "fase", rows, fase=execucao.pk)
    assert outcome(answer) == (0, 2)
    assert "fases deste tipo" in answer.content.decode()


def test_what_the_fase_demands_is_told(cena: Cena, many: Muitos, execucao: Fase) -> None:
    rows = many(2)
    with cena.by_sistema():
        Fase.objects.filter(pk=execucao.pk).update(parecer_obrigatorio=True)
    assert "escreva um parecer" in batch(cena, "fase", rows, fase=execucao.pk).content.decode()
    assert outcome(batch(cena, "fase", rows, fase=execucao.pk, texto="Sim.")) == (2, 0)
    again = batch(cena, "fase", rows, fase=execucao.pk)
    assert "já está nesta fase" in again.content.decode()


def test_a_past_limit_is_told(cena: Cena, many: Muitos) -> None:
    answer = batch(cena, "prazo", many(1), providenciar_ate="2020-01-01T10:00")
    assert outcome(answer) == (0, 1)
    assert "já passou" in answer.content.decode()


@pytest.mark.parametrize("acao", ACOES)
def test_first_it_asks_and_changes_nothing(cena: Cena, many: Muitos, acao: str) -> None:
    rows = many(2)
    client = entered(cena.elenco, "ana")
    answer = client.post(f"/bi/lote/{acao}", {"id": [row.pk for row in rows], "voltar": "/bi?x=1"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "2 atendimentos</h1>" in html
    assert html.count('type="hidden" name="id"') == 2
    assert [cena.events(row) for row in rows] == [["aberto"]] * 2


@pytest.mark.parametrize(
    ("acao", "data"),
    [
        ("delegar", {"delegado": "x"}),
        ("fase", {"fase": ""}),
        ("fase", {"fase": str(uuid4())}),
        ("prazo", {"providenciar_ate": "amanhã"}),
    ],
)
def test_what_is_typed_wrong_is_asked_again(
    cena: Cena, many: Muitos, acao: str, data: dict[str, str]
) -> None:
    rows = many(2)
    answer = batch(cena, acao, rows, **data)
    assert answer.status_code == 422
    assert answer.content.decode().count('type="hidden" name="id"') == 2
    assert [cena.events(row) for row in rows] == [["aberto"]] * 2


@pytest.mark.parametrize("acao", ACOES)
def test_nothing_marked_and_too_much_are_refused(cena: Cena, acao: str) -> None:
    answer = batch(cena, acao, [])
    assert answer.status_code == 422
    assert "Marque ao menos um" in answer.content.decode()
    answer = batch(cena, acao, [uuid4() for _ in range(TETO + 1)])
    assert answer.status_code == 422
    assert f"até {TETO}" in answer.content.decode()


def test_only_operadores_and_only_by_post(cena: Cena, many: Muitos) -> None:
    rows = many(1)
    assert batch(cena, "encerrar", rows, "celia").status_code == 403
    assert entered(cena.elenco, "ana").get("/bi/lote/encerrar").status_code == 405
    assert batch(cena, "apagar", rows).status_code == 404
    assert cena.events(rows[0]) == ["aberto"]


@pytest.mark.parametrize(
    ("voltar", "expected"),
    [
        ("/bi?agrupar=fase", "/bi?agrupar=fase"),
        ("https://mau.example/bi", "/bi"),
        ("//mau.example", "/bi"),
        ("/\\mau.example", "/bi"),
        ("javascript:alert(1)", "/bi"),
        ("", "/bi"),
    ],
)
def test_back_leads_to_this_site_alone(
    cena: Cena, many: Muitos, voltar: str, expected: str
) -> None:
    html = batch(cena, "encerrar", many(1), voltar=voltar).content.decode()
    assert f'class="back" href="{expected}"' in html


def test_marks_are_loaded_by_one_query(
    cena: Cena, many: Muitos, django_assert_num_queries: Any
) -> None:
    rows = many(5)
    with cena.by("ana") as ana, django_assert_num_queries(1):
        found = marked([str(row.pk) for row in rows] * 2 + ["x"], ana)
    assert [len(found.linhas), found.perdidos, found.total] == [5, 1, 6]
    with cena.by("ana") as ana, pytest.raises(DadoInvalido):
        marked([], ana)


def test_the_limit_of_a_day_that_passed_meanwhile(cena: Cena, many: Muitos) -> None:
    (row,) = many(1)
    em = timezone.localtime() - timedelta(minutes=1)
    answer = batch(cena, "prazo", [row], providenciar_ate=em.strftime("%Y-%m-%dT%H:%M"))
    assert outcome(answer) == (0, 1)
    assert now(cena, row).providenciar_ate == row.providenciar_ate
