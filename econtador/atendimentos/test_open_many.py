"""The verb `open_many`: the same as `open`, one by one, in a fixed number of statements."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.models import (
    Abertura,
    Atendimento,
    Evento,
    Item,
    Leitura,
    Parecer,
    ParecerTexto,
    Pedido,
    Resposta,
)
from econtador.busca.models import Documento
from econtador.escritorios.models import PoliticaDelegacao
from econtador.fluxo.models import Especie, ItemModelo, Pergunta, Tipo
from tests.cena import Cena

AGORA = timezone.now()
PARTES: tuple[type[Model], ...] = (Parecer, ParecerTexto, Leitura, Evento, Item, Resposta)
# What cannot be the same twice: ids, numbers, and the chain, which is made of them.
PROPRIOS = {
    *("id", "parecer_id", "atendimento_id", "ultimo_parecer_id", "ultimo_publico_id"),
    *("numero", "elo"),
}


def three(cena: Cena, **changes: Any) -> list[Pedido]:
    return [cena.pedido(nome=f"Pedido {n}", **changes) for n in range(3)]


def together(cena: Cena, pedidos: list[Pedido], by: str = "ana") -> list[Abertura]:
    with cena.by(by) as author:
        return Atendimento.open_many(pedidos, author=author, agora=AGORA)


def told(cena: Cena, atendimento: Atendimento) -> dict[str, list[dict[str, Any]]]:
    """Return every row of the atendimento in every table, without what is its own."""
    with cena.by_sistema():
        rows: dict[str, Any] = {
            "atendimento": Atendimento.objects.filter(pk=atendimento.pk),
            "busca": Documento.objects.filter(atendimento_id=atendimento.pk),
        }
        for model in PARTES:
            of = "parecer__atendimento" if model is ParecerTexto else "atendimento"
            rows[model.__name__] = model._default_manager.filter(**{of: atendimento})
        return {
            nome: sorted((_plain(row) for row in found.values()), key=repr)
            for nome, found in rows.items()
        }


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {nome: valor for nome, valor in row.items() if nome not in PROPRIOS}


@pytest.fixture
def tipo(cena: Cena) -> Tipo:
    """A tipo with a form and a checklist."""
    with cena.by_sistema():
        tipo = Tipo.objects.get(nome="Certidão")
        tipo.perguntas.update(ativa=False)
        place = {"escritorio": cena.elenco.aurora, "tipo": tipo}
        Pergunta.objects.create(rotulo="Livro", especie=Especie.TEXTO, obrigatoria=True, **place)
        ItemModelo.objects.create(rotulo="Pedir a certidão", ordem=0, **place)
        ItemModelo.objects.create(rotulo="Conferir", ordem=1, obrigatorio=False, **place)
    return tipo


@pytest.mark.parametrize("by", ["ana", "bruno", "celia"])
@pytest.mark.parametrize("delegado", [None, "bruno"])
def test_is_the_same_as_one_by_one(cena: Cena, by: str, delegado: str | None) -> None:
    chosen = cena.pessoa(delegado) if delegado else None
    pedidos = three(cena, delegado=chosen, competencia="2026-10", prioridade=2)
    with cena.by(by) as author:
        single = [Atendimento.open(p, author=author, agora=AGORA) for p in pedidos]
    for one, abertura in zip(single, together(cena, pedidos, by), strict=True):
        assert abertura.atendimento
        written = told(cena, abertura.atendimento)
        # The words of the head hold the number.
        assert [len(d.pop("vetor")) for d in written["busca"]] == [
            len(d["vetor"]) for d in told(cena, one)["busca"]
        ]
        expected = told(cena, one)
        for documento in expected["busca"]:
            documento.pop("vetor")
        assert written == expected


def test_the_form_and_the_checklist_of_the_tipo_come_along(cena: Cena, tipo: Tipo) -> None:
    with cena.by_sistema():
        pergunta = tipo.perguntas.get(rotulo="Livro").pk
    pedidos = three(cena, tipo=tipo, respostas={pergunta: "Receita"})
    with cena.by("ana") as ana:
        single = Atendimento.open(pedidos[0], author=ana, agora=AGORA)
    first = together(cena, pedidos)[0].atendimento
    assert first
    for parte in ("Item", "Resposta", "Evento"):
        assert told(cena, first)[parte] == told(cena, single)[parte] != []


def test_the_policy_that_delegates_to_the_responsavel(cena: Cena) -> None:
    cena.policy(PoliticaDelegacao.RESPONSAVEL)
    fiscal, dp = (cena.elenco.departamentos[n] for n in ("Fiscal", "Departamento Pessoal"))
    pedidos = [cena.pedido(departamento=each) for each in (fiscal, dp, None)]
    opened = [a.atendimento.delegado for a in together(cena, pedidos) if a.atendimento]
    assert opened == [cena.pessoa("bruno"), cena.pessoa("carla"), None]


def test_numbers_follow_one_another_in_the_order_of_the_pedidos(cena: Cena) -> None:
    last = cena.open().numero
    numeros = [a.atendimento.numero for a in together(cena, three(cena)) if a.atendimento]
    assert numeros == [last + 1, last + 2, last + 3]
    assert cena.open().numero == last + 4


def test_each_is_found_and_its_chain_begins(cena: Cena) -> None:
    opened = together(cena, [cena.pedido(nome=f"Balanço {n}") for n in "ab"])
    with cena.by("ana") as ana:
        seen = Atendimento.objects.visible_to(ana)
        assert seen.found_by("balanço").count() == 2
        assert seen.found_by("balanço guia padaria").count() == 0
        assert seen.found_by("preciso guia").count() == 2
    with cena.by_sistema():
        eventos = Evento.objects.filter(atendimento__in=[a.atendimento for a in opened])
        assert [(e.ordem, len(bytes(e.elo))) for e in eventos] == [(1, 32)] * 2


def test_one_that_is_refused_keeps_no_other_back(cena: Cena) -> None:
    first, _, third = three(cena)
    wrong = cena.pedido(nome="  ")
    opened = together(cena, [first, wrong, third])
    assert [bool(a.atendimento) for a in opened] == [True, False, True]
    assert opened[1].erro == "Dê um nome ao atendimento."
    assert [a.pedido for a in opened] == [first, wrong, third]
    numeros = [a.atendimento.numero for a in opened if a.atendimento]
    assert numeros[1] == numeros[0] + 1


def test_a_mandatory_answer_that_is_missing(cena: Cena, tipo: Tipo) -> None:
    opened = together(cena, three(cena, tipo=tipo))
    assert {a.erro for a in opened} == {"Responda: Livro."}
    with cena.by_sistema():
        assert not Atendimento.objects.exists()


def test_what_the_database_refuses_is_told_of_that_one(cena: Cena) -> None:
    first, _, third = three(cena)
    wrong = cena.pedido(nome="Fora da faixa", prioridade=12)
    opened = together(cena, [first, wrong, third])
    assert [bool(a.atendimento) for a in opened] == [True, False, True]
    assert "não aceitou" in opened[1].erro
    numeros = [a.atendimento.numero for a in opened if a.atendimento]
    assert numeros[1] == numeros[0] + 1  # nothing is lost by trying
    with cena.by_sistema():
        assert Atendimento.objects.count() == Evento.objects.count() == 2


def test_a_cliente_opens_only_where_he_may(cena: Cena) -> None:
    pedidos = [cena.pedido(), cena.pedido(empresa=cena.elenco.lua)]
    opened = together(cena, pedidos, "celia")
    assert [bool(a.atendimento) for a in opened] == [True, False]
    with cena.by_sistema():
        AcessoEmpresa.revoke(cena.pessoa("celia"), cena.elenco.sol)
    assert [a.atendimento for a in together(cena, [cena.pedido()], "celia")] == [None]


def test_who_is_refused_by_open_is_refused_the_same_way(cena: Cena, tipo: Tipo) -> None:
    cena.bar("bruno", cena.open(tipo=tipo, respostas=_answers(cena, tipo)))
    pedido = cena.pedido(tipo=tipo, delegado=cena.pessoa("bruno"), respostas=_answers(cena, tipo))
    with cena.by("ana") as ana, pytest.raises(Exception, match="operador ativo") as refused:
        Atendimento.open(pedido, author=ana)
    assert together(cena, [pedido])[0].erro == str(refused.value)


def _answers(cena: Cena, tipo: Tipo) -> dict[Any, str]:
    with cena.by_sistema():
        return {tipo.perguntas.get(rotulo="Livro").pk: "Receita"}


def test_a_company_of_another_office_opens_nothing(cena: Cena) -> None:
    pedidos = [cena.pedido(), cena.pedido(empresa=cena.elenco.norte)]
    opened = together(cena, pedidos)
    assert [bool(a.atendimento) for a in opened] == [True, False]


def test_none_is_none(cena: Cena) -> None:
    assert together(cena, []) == []
    with cena.by_sistema():
        assert not Atendimento.objects.exists()


def test_statements_do_not_grow_with_the_number(cena: Cena) -> None:
    def statements(total: int) -> int:
        pedidos = [cena.pedido(nome=f"P{n}") for n in range(total)]
        with cena.by("ana") as ana, CaptureQueriesContext(connection) as captured:
            Atendimento.open_many(pedidos, author=ana)
        return len([q for q in captured if "busca_documento" not in q["sql"]])

    assert statements(2) == statements(40)
