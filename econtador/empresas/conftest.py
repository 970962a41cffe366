"""What the tests of the room share."""

import pytest
from django.test import Client

from econtador.atendimentos.demo.elenco import Elenco
from tests.cliente_http import entered


@pytest.fixture
def ana(elenco: Elenco) -> Client:
    """A browser of Ana, who administers Aurora."""
    return entered(elenco, "ana")


@pytest.fixture
def bruno(elenco: Elenco) -> Client:
    """A browser of Bruno, an operador."""
    return entered(elenco, "bruno")
