"""What the tests of the story share: a moment, a store of their own, the author of plans."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from econtador.atendimentos.demo import cenario
from econtador.atendimentos.demo.autor import Autor
from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing


@pytest.fixture(scope="session")
def agora() -> datetime:
    """A Tuesday afternoon, after the holiday of the 20th."""
    return datetime(2026, 11, 24, 14, 30, tzinfo=ZoneInfo("America/Sao_Paulo"))


@pytest.fixture
def deposito(settings, tmp_path: Path) -> Path:
    """The store of contents in a folder of the test's own."""
    disco = "django.core.files.storage.FileSystemStorage"
    pasta = tmp_path / "blobs"
    arquivos = {"BACKEND": disco, "OPTIONS": {"location": pasta}}
    settings.STORAGES = {**settings.STORAGES, "arquivos": arquivos}
    return pasta


@pytest.fixture
def autor(elenco: Elenco, agora: datetime) -> Autor:
    """The author of plans on the stage of the bare cast."""
    with viewing(elenco.sistema):
        return Autor(cenario.load(elenco.aurora), agora)
