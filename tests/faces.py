"""The faces in the tests: the portal unless a test asks for PackCRM."""

import pytest
from pytest_django import Settings


@pytest.fixture
def packcrm(settings: Settings) -> None:
    """This test runs in a process that shows PackCRM."""
    settings.FACE = "packcrm"
    settings.SO_OPERADORES = True
    settings.ROOT_URLCONF = "econtador.packcrm.urls"
