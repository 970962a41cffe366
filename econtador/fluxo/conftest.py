"""What the tests of this room ask again and again, of Aurora unless said otherwise."""

from dataclasses import dataclass

import pytest
from django.test import Client

from econtador.base.models import Auditoria
from econtador.fluxo.models import Fase, ItemModelo, Pergunta, Tipo
from tests.cena import Cena
from tests.cliente_http import entered


@dataclass(frozen=True)
class Fluxo:
    """The fases, tipos and parts of an escritório, read by their names as its administrador."""

    cena: Cena
    dono: str = "ana"

    def fase(self, nome: str) -> Fase:
        with self.cena.by(self.dono):
            return Fase.objects.get(nome=nome)

    def tipo(self, nome: str) -> Tipo:
        with self.cena.by(self.dono):
            return Tipo.objects.select_related("departamento").get(nome=nome)

    def pergunta(self, rotulo: str) -> Pergunta:
        with self.cena.by(self.dono):
            return Pergunta.objects.select_related("tipo").get(rotulo=rotulo)

    def item(self, rotulo: str) -> ItemModelo:
        with self.cena.by(self.dono):
            return ItemModelo.objects.select_related("tipo").get(rotulo=rotulo)

    def fases(self) -> list[str]:
        """The fases in use, in order."""
        with self.cena.by(self.dono):
            return [fase.nome for fase in Fase.objects.ativas().in_order()]

    def perguntas(self, tipo: str) -> list[str]:
        """The questions in use of a tipo, in order."""
        with self.cena.by(self.dono):
            parts = Pergunta.objects.filter(tipo__nome=tipo).ativas().in_order()
            return [parte.rotulo for parte in parts]

    def itens(self, tipo: str) -> list[str]:
        """The items in use of a tipo, in order."""
        with self.cena.by(self.dono):
            parts = ItemModelo.objects.filter(tipo__nome=tipo).ativos().in_order()
            return [parte.rotulo for parte in parts]

    def told(self) -> list[str]:
        """What the audit tells, the oldest first."""
        with self.cena.by(self.dono):
            return list(Auditoria.objects.order_by("id").values_list("frase", flat=True))

    def last_changes(self) -> list[list[str]]:
        """What changed in the last entry of the audit: label, before, after."""
        with self.cena.by(self.dono):
            changes: list[list[str]] = Auditoria.objects.order_by("-id")[0].mudancas
            return changes


@pytest.fixture
def fluxo(cena: Cena) -> Fluxo:
    """Aurora's."""
    return Fluxo(cena)


@pytest.fixture
def de_boreal(cena: Cena) -> Fluxo:
    """Boreal's, which Aurora must not know."""
    return Fluxo(cena, "otto")


@pytest.fixture
def ana(cena: Cena) -> Client:
    """A browser of Ana's."""
    return entered(cena.elenco, "ana")
