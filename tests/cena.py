"""Scenes: the cast at work, through the verbs, in few words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from econtador.atendimentos.demo.elenco import Elenco
from econtador.atendimentos.models import Atendimento, Evento, NovoParecer, Parecer, Pedido
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.escritorios.models import Escritorio, PoliticaDelegacao
from econtador.fluxo.models import SemAcesso
from econtador.pessoas.models import Pessoa

PRAZO = datetime(2026, 12, 1, 18, tzinfo=UTC)


@dataclass(frozen=True)
class Cena:
    """What the people of the cast do, each seen through his own viewer."""

    elenco: Elenco

    @contextmanager
    def by(self, nome: str) -> Iterator[Viewer]:
        """Look through the eyes of one of the cast."""
        viewer = self.elenco.viewer(nome)
        with viewing(viewer):
            yield viewer

    @contextmanager
    def by_sistema(self) -> Iterator[Viewer]:
        """Look as a job of Aurora does."""
        with viewing(self.elenco.sistema):
            yield self.elenco.sistema

    def pessoa(self, nome: str) -> Pessoa:
        return self.elenco.pessoas[nome]

    def pk(self, nome: str) -> UUID:
        return self.elenco.pessoas[nome].pk

    def pedido(self, **changes: Any) -> Pedido:
        """The request that Célia makes: the DAS of Padaria Sol, to Fiscal."""
        usual: dict[str, Any] = {
            "nome": "Guia do DAS",
            "empresa": self.elenco.sol,
            "departamento": self.elenco.departamentos["Fiscal"],
            "providenciar_ate": PRAZO,
            "parecer": "Bom dia, preciso da guia.",
        }
        return Pedido(**(usual | changes))

    def open(self, by: str = "celia", **changes: Any) -> Atendimento:
        """Open an atendimento as somebody and return it."""
        with self.by(by) as author:
            return Atendimento.open(self.pedido(**changes), author=author)

    def answer(self, atendimento: Atendimento, by: str, texto: str, **more: Any) -> Parecer:
        """Add a parecer as somebody and return it."""
        with self.by(by) as author:
            return atendimento.add_parecer(NovoParecer(texto=texto, **more), author=author)

    def delegate(self, atendimento: Atendimento, by: str, to: str | None) -> None:
        with self.by(by) as author:
            atendimento.delegate_to(self.pessoa(to) if to else None, author=author)

    def conclude(self, atendimento: Atendimento, by: str = "bruno") -> None:
        with self.by(by) as author:
            atendimento.conclude(author=author)

    def cancel(self, atendimento: Atendimento, by: str = "bruno") -> None:
        with self.by(by) as author:
            atendimento.cancel("Pedido em dobro.", author=author)

    def restrict(self, atendimento: Atendimento, by: str, *to: str) -> None:
        with self.by(by) as author:
            atendimento.restrict_to([self.pessoa(nome) for nome in to], author=author)

    def policy(self, politica: PoliticaDelegacao | None = None, **changes: Any) -> None:
        """Set the office's policies, as Ana: of the delegation, and others by their names."""
        if politica:
            changes["politica_delegacao"] = politica
        with self.by("ana") as ana:
            aurora = Escritorio.objects.get(pk=self.elenco.aurora.pk)
            aurora.set_policies(replace(aurora.politicas, **changes), author=ana)

    def bar(self, nome: str, atendimento: Atendimento) -> None:
        """Make the operador "sem acesso" to the tipo of the atendimento."""
        with self.by_sistema():
            SemAcesso.objects.create(
                escritorio=self.elenco.aurora, tipo=atendimento.tipo, pessoa=self.pessoa(nome)
            )

    def sees(self, nome: str, atendimento: Atendimento) -> bool:
        with self.by(nome) as viewer:
            return Atendimento.objects.visible_to(viewer).filter(pk=atendimento.pk).exists()

    def fresh(self, atendimento: Atendimento) -> Atendimento:
        """Return it as it is stored now."""
        with self.by_sistema():
            return Atendimento.objects.get(pk=atendimento.pk)

    def events(self, atendimento: Atendimento) -> list[str]:
        """What the histórico tells, in order, to the system."""
        with self.by_sistema():
            rows = Evento.objects.filter(atendimento=atendimento).order_by("ordem")
            return [evento.acao for evento in rows]

    def last_event(self, atendimento: Atendimento) -> Evento:
        with self.by_sistema():
            return Evento.objects.filter(atendimento=atendimento).order_by("ordem").reverse()[0]


@pytest.fixture
def cena(elenco: Elenco) -> Cena:
    """The cast at work, in a transaction that is rolled back."""
    return Cena(elenco)


@pytest.fixture
def cena_gravada(elenco_gravado: Elenco) -> Cena:
    """The cast at work, committed in a database of the test's own."""
    return Cena(elenco_gravado)


@pytest.fixture
def das(cena: Cena) -> Atendimento:
    """Célia has asked Fiscal for the DAS of Padaria Sol."""
    return cena.open()


def in_days(days: int) -> datetime:
    """Return the usual deadline moved by `days`."""
    return PRAZO + timedelta(days=days)
