"""The life cycle at work: fases, checklists and faces, in few words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection

from econtador.atendimentos.frases import sentence
from econtador.atendimentos.models import Atendimento, Item, Mudanca, Parecer, Proposta
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.fluxo.models import (
    Fase,
    FichaFase,
    FichaItem,
    FichaPergunta,
    ItemModelo,
    Pergunta,
    Tipo,
    TipoFase,
)
from tests.cena import Cena

SEGUNDA = datetime(2026, 11, 16, 12, tzinfo=UTC)  # a Monday at nine; the Friday is a holiday


def hours(n: float) -> datetime:
    """Return the moment `n` hours after that Monday at nine."""
    return SEGUNDA + timedelta(hours=n)


def opened(cena: Cena, by: str = "celia", **changes: Any) -> Atendimento:
    """Open the DAS on that Monday at nine."""
    with cena.by(by) as author:
        return Atendimento.open(cena.pedido(**changes), author=author, agora=SEGUNDA)


@contextmanager
def at_the_portal(cena: Cena, nome: str) -> Iterator[Viewer]:
    """Look through the eyes of one of the cast, from the portal."""
    viewer = replace(cena.elenco.viewer(nome), face="portal")
    with viewing(viewer):
        yield viewer


def fase_named(cena: Cena, nome: str) -> Fase:
    with cena.by_sistema():
        return Fase.objects.get(nome=nome)


def add_fase(cena: Cena, nome: str, **marks: Any) -> Fase:
    """Add a fase, the last one, to the escritório and to its tipo *Guia de imposto*."""
    with cena.by("ana") as ana:
        fase = Fase.add(FichaFase(nome=nome, **marks), author=ana)
        tipo = Tipo.objects.get(nome="Guia de imposto")
        TipoFase.objects.create(escritorio=cena.elenco.aurora, tipo=tipo, fase=fase, ordem=90)
    return fase


def move(
    cena: Cena, das: Atendimento, fase: Fase | str, by: str = "bruno", **more: Any
) -> Parecer | None:
    """Move to a fase as somebody; `agora` is the verb's, what else is given the form's."""
    agora = more.pop("agora", None)
    to = fase if isinstance(fase, Fase) else fase_named(cena, fase)
    with cena.by(by) as author:
        return das.move_to(Mudanca(fase=to, **more), author=author, agora=agora)


def ask_for(cena: Cena, *rotulos: str, **marks: Any) -> list[Pergunta]:
    """Let the tipo *Guia de imposto* ask something."""
    with cena.by("ana") as ana:
        tipo = Tipo.objects.get(nome="Guia de imposto")
        return [
            Pergunta.add(tipo, FichaPergunta(rotulo=rotulo, **marks), author=ana)
            for rotulo in rotulos
        ]


def want(cena: Cena, *rotulos: str, obrigatorio: bool = True) -> None:
    """Put items on the checklist of the tipo *Guia de imposto*."""
    with cena.by("ana") as ana:
        tipo = Tipo.objects.get(nome="Guia de imposto")
        for rotulo in rotulos:
            ItemModelo.add(tipo, FichaItem(rotulo, obrigatorio=obrigatorio), author=ana)


def item_of(cena: Cena, das: Atendimento, rotulo: str) -> Item:
    """Return the item of its checklist that is called so."""
    with cena.by_sistema():
        return das.items.get(rotulo=rotulo)


def request(cena: Cena, das: Atendimento, quem: str = "celia", **more: Any) -> None:
    with at_the_portal(cena, quem) as author:
        das.request_conclusion(author=author, **more)


def propose(cena: Cena, das: Atendimento, quem: str = "bruno", **more: Any) -> None:
    with cena.by(quem) as author:
        das.propose_conclusion(author=author, **more)


def confirm(cena: Cena, das: Atendimento, quem: str, **more: Any) -> None:
    with cena.by(quem) as author:
        das.confirm_conclusion(author=author, **more)


def refuse(cena: Cena, das: Atendimento, quem: str, motivo: str = "Falta o recibo.") -> None:
    with cena.by(quem) as author:
        das.refuse_conclusion(motivo, author=author)


def propostas(cena: Cena, das: Atendimento) -> list[Proposta]:
    """Return what was asked, in order; and check what the database would at the end."""
    with cena.by_sistema():
        _check_all()
        return list(das.propostas.order_by("em", "id"))


def told(cena: Cena, das: Atendimento) -> str:
    return sentence(cena.last_event(das))


@contextmanager
def to_the_end(cena: Cena, nome: str) -> Iterator[Viewer]:
    """Look as one of the cast; at the end the database checks what it checks at the end."""
    with cena.by(nome) as viewer:
        yield viewer
        _check_all()


def _check_all() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
