"""The store in a folder of the test's own, or in memory as S3 would be: no paths, only the API."""

from pathlib import Path
from uuid import UUID

import pytest

AURORA = UUID("018f0000-0000-7000-8000-00000000a001")
BOREAL = UUID("018f0000-0000-7000-8000-00000000b001")
DISCO = "django.core.files.storage.FileSystemStorage"
MEMORIA = "django.core.files.storage.InMemoryStorage"


def use_storage(settings, backend, **opcoes):
    deposito = {"BACKEND": backend, "OPTIONS": opcoes}
    settings.STORAGES = {**settings.STORAGES, "arquivos": deposito}


@pytest.fixture
def aurora() -> UUID:
    return AURORA


@pytest.fixture
def boreal() -> UUID:
    return BOREAL


@pytest.fixture
def pasta(settings, tmp_path: Path) -> Path:
    """The store on disk; gives its folder."""
    use_storage(settings, DISCO, location=tmp_path / "blobs")
    return tmp_path / "blobs"


@pytest.fixture(params=["disco", "memoria"])
def deposito(request, settings, tmp_path) -> str:
    """Each storage in turn: what holds for one must hold for the other."""
    if request.param == "disco":
        use_storage(settings, DISCO, location=tmp_path / "blobs")
    else:
        use_storage(settings, MEMORIA)
    return str(request.param)
