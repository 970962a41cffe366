"""The verbs `check_item`, `waive_item` and `reopen_item`."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError

from econtador.atendimentos.erros import AtendimentoFechado, NaoEncontrado
from econtador.atendimentos.frases import sentence
from econtador.atendimentos.models import Atendimento, Estado, Item
from econtador.base.erros import DadoInvalido, DomainError, SemPermissao
from tests.cena import Cena
from tests.ciclo import SEGUNDA, hours, item_of, want

CONFERIR = "Conferir valores"


@pytest.fixture
def das(cena: Cena) -> Atendimento:
    """The DAS, whose tipo wants its values checked."""
    want(cena, CONFERIR)
    return cena.open()


@pytest.fixture
def item(cena: Cena, das: Atendimento) -> Item:
    return item_of(cena, das, CONFERIR)


def check(cena: Cena, das: Atendimento, item: Item, quem: str = "bruno", **more: Any) -> None:
    with cena.by(quem) as author:
        das.check_item(item, author=author, **more)


def waive(cena: Cena, das: Atendimento, item: Item, quem: str = "bruno", **more: Any) -> None:
    motivo = more.pop("motivo", "Já veio conferida.")
    with cena.by(quem) as author:
        das.waive_item(item, motivo, author=author, **more)


def reopen(cena: Cena, das: Atendimento, item: Item, quem: str = "bruno", **more: Any) -> None:
    with cena.by(quem) as author:
        das.reopen_item(item, author=author, **more)


def stored(cena: Cena, item: Item) -> tuple[Any, ...]:
    with cena.by_sistema():
        item.refresh_from_db()
    return item.estado, item.motivo, item.por_id, item.em


def test_done(cena: Cena, das: Atendimento, item: Item) -> None:
    check(cena, das, item, agora=SEGUNDA)
    assert stored(cena, item) == (Estado.FEITO, "", cena.pk("bruno"), SEGUNDA)
    assert sentence(cena.last_event(das)) == "concluiu o item “Conferir valores”"


def test_waived_with_a_reason(cena: Cena, das: Atendimento, item: Item) -> None:
    waive(cena, das, item, motivo=" Já veio conferida. ", agora=SEGUNDA)
    assert stored(cena, item) == (
        Estado.DISPENSADO,
        "Já veio conferida.",
        cena.pk("bruno"),
        SEGUNDA,
    )
    told = sentence(cena.last_event(das))
    assert told == "dispensou o item “Conferir valores”: Já veio conferida."


def test_put_back(cena: Cena, das: Atendimento, item: Item) -> None:
    waive(cena, das, item)
    reopen(cena, das, item, "ana", agora=hours(1))
    assert stored(cena, item) == (Estado.PENDENTE, "", cena.pk("ana"), hours(1))
    assert sentence(cena.last_event(das)) == "reabriu o item “Conferir valores”"
    assert cena.events(das) == ["aberto", "item", "item"]


def test_waiving_needs_a_reason(cena: Cena, das: Atendimento, item: Item) -> None:
    with pytest.raises(DadoInvalido) as erro:
        waive(cena, das, item, motivo=" \n")
    assert erro.value.campo == "motivo"


def test_the_event_is_of_the_office_alone(cena: Cena, das: Atendimento, item: Item) -> None:
    check(cena, das, item)
    assert cena.last_event(das).interno
    with cena.by("celia"):
        assert [evento.acao for evento in das.eventos.all()] == ["aberto"]


def test_it_moves_nothing_that_a_cliente_sees(cena: Cena, das: Atendimento, item: Item) -> None:
    before = (das.versao, das.atividade_em, das.bola_desde)
    check(cena, das, item)
    with cena.by("celia"):
        das.refresh_from_db()
    assert (das.versao, das.atividade_em, das.bola_desde) == before


@pytest.mark.parametrize("verbo", [check, waive, reopen])
def test_to_what_it_is_already_nothing_happens(
    cena: Cena, das: Atendimento, item: Item, verbo: Any
) -> None:
    verbo(cena, das, item)
    events = cena.events(das)
    verbo(cena, das, item)
    assert cena.events(das) == events


@pytest.mark.parametrize("verbo", [check, waive, reopen])
class TestRefused:
    def test_a_cliente(self, cena: Cena, das: Atendimento, item: Item, verbo: Any) -> None:
        with pytest.raises(SemPermissao):
            verbo(cena, das, item, "celia")

    @pytest.mark.parametrize("quem", ["davi", "otto"])
    def test_who_does_not_see_it(
        self, cena: Cena, das: Atendimento, item: Item, verbo: Any, quem: str
    ) -> None:
        with pytest.raises(NaoEncontrado):
            verbo(cena, das, item, quem)

    def test_an_item_of_another(self, cena: Cena, das: Atendimento, item: Item, verbo: Any) -> None:
        with pytest.raises(NaoEncontrado):
            verbo(cena, cena.open(), item)

    def test_a_closed_one(self, cena: Cena, das: Atendimento, item: Item, verbo: Any) -> None:
        cena.cancel(das)
        with pytest.raises(AtendimentoFechado):
            verbo(cena, das, item)


class TestEnding:
    def test_it_waits_for_what_is_mandatory(self, cena: Cena, das: Atendimento, item: Item) -> None:
        with pytest.raises(DomainError, match="checklist"):
            cena.conclude(das)
        reopen(cena, das, item)
        check(cena, das, item)
        cena.conclude(das)
        assert not das.aberto

    def test_what_is_waived_is_enough(self, cena: Cena, das: Atendimento, item: Item) -> None:
        waive(cena, das, item)
        cena.conclude(das)
        assert not das.aberto

    def test_what_is_not_mandatory_may_stay(self, cena: Cena) -> None:
        das = cena.open()
        with cena.by_sistema():
            assert das.items.filter(estado=Estado.PENDENTE).exists()
        cena.conclude(das)
        assert not das.aberto

    def test_it_may_be_cancelled(self, cena: Cena, das: Atendimento) -> None:
        cena.cancel(das)
        assert not das.aberto


class TestTheDatabase:
    def test_waits_too(self, cena: Cena, das: Atendimento) -> None:
        end = {"status": "encerrado", "encerrado_em": SEGUNDA}
        for quem in ("bruno", "celia"):
            with pytest.raises(IntegrityError, match="itens obrigatórios"), cena.by(quem):
                Atendimento.objects.filter(pk=das.pk).update(**end)

    @pytest.mark.parametrize(
        "change",
        [
            {"estado": Estado.DISPENSADO, "em": SEGUNDA},
            {"estado": Estado.FEITO, "em": SEGUNDA, "motivo": "Porque sim."},
            {"estado": Estado.FEITO},
            {"estado": "talvez", "em": SEGUNDA},
            {"rotulo": "Outra coisa"},
            {"obrigatorio": False},
        ],
    )
    def test_takes_no_impossible_change(
        self, cena: Cena, das: Atendimento, item: Item, change: dict[str, Any]
    ) -> None:
        with pytest.raises(IntegrityError), cena.by("bruno"):
            Item.objects.filter(pk=item.pk).update(**change)

    def test_changes_none_of_a_closed_one(self, cena: Cena, das: Atendimento, item: Item) -> None:
        cena.cancel(das)
        with pytest.raises(IntegrityError, match="não está em aberto"), cena.by("bruno"):
            Item.objects.filter(pk=item.pk).update(estado=Estado.FEITO, em=SEGUNDA)

    def test_lets_none_go(self, cena: Cena, das: Atendimento, item: Item) -> None:
        with pytest.raises(DatabaseError, match="denied"), cena.by("bruno"):
            Item.objects.filter(pk=item.pk).delete()

    def test_shows_a_cliente_none(self, cena: Cena, das: Atendimento, item: Item) -> None:
        for quem in ("celia", "davi", "otto"):
            with cena.by(quem):
                assert not Item.objects.all()
                assert not Item.objects.update(estado=Estado.FEITO, em=SEGUNDA)

    def place(self, das: Atendimento) -> dict[str, Any]:
        return {
            "escritorio_id": das.escritorio_id,
            "empresa_id": das.empresa_id,
            "atendimento_id": das.pk,
            "rotulo": "Forjado",
        }

    def test_takes_none_of_a_cliente_elsewhere(self, cena: Cena, das: Atendimento) -> None:
        with pytest.raises(DatabaseError, match="row-level security"), cena.by("rita"):
            Item.objects.bulk_create([Item(**self.place(das))])

    def test_takes_none_of_a_cliente_that_is_done(self, cena: Cena, das: Atendimento) -> None:
        done = Item(estado=Estado.FEITO, em=SEGUNDA, **self.place(das))
        with pytest.raises(DatabaseError, match="row-level security"), cena.by("celia"):
            Item.objects.bulk_create([done])
