"""The work list lives in PackCRM."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from econtador.atendimentos.models import Atendimento
from econtador.empresas.models import Empresa
from tests.cena import Cena

Muitos = Callable[..., list[Atendimento]]


@pytest.fixture(autouse=True)
def _na_face(packcrm: None) -> None:
    """Every test of the room runs in PackCRM."""


@pytest.fixture
def many(cena: Cena) -> Muitos:
    """Open `total` atendimentos of Padaria Sol, the first one due first."""

    def opened(total: int, by: str = "celia", **changes: object) -> list[Atendimento]:
        agora = timezone.now()
        with cena.by(by) as author:
            return [
                Atendimento.open(
                    cena.pedido(
                        **{
                            "nome": f"Pedido {number:03}",
                            "providenciar_ate": agora + timedelta(days=2, minutes=number),
                        }
                        | changes
                    ),
                    author=author,
                    agora=agora - timedelta(days=3) + timedelta(minutes=number),
                )
                for number in range(total)
            ]

    return opened


def companies(cena: Cena, total: int) -> list[Empresa]:
    """Register as many companies of Aurora and return them by name."""
    with cena.by_sistema():
        return [
            Empresa.register(
                escritorio_id=cena.elenco.aurora.pk,
                nome=f"Empresa {number:03}",
                documento=_cnpj(number),
            )
            for number in range(total)
        ]


def _cnpj(number: int) -> str:
    """Return the valid CNPJ of a number: its check digits by modulo 11."""
    digits, weights = f"{number:08}0001", (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
    for first in (1, 0):
        rest = sum(int(d) * w for d, w in zip(digits, weights[first:], strict=True)) % 11
        digits += str(0 if rest < 2 else 11 - rest)
    return digits
