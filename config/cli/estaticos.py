"""Os arquivos estáticos, juntados só quando mudaram."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from econtador.base.postgres.servidor import Progresso


def collect_when_changed(data: Path, progress: Progresso) -> None:
    """Collect into STATIC_ROOT unless the mark in `data` says that nothing changed."""
    marca = data / "static.marca"
    agora = fingerprint()
    if marca.exists() and marca.read_text() == agora and Path(settings.STATIC_ROOT).is_dir():
        return
    progress("juntando os arquivos estáticos")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    marca.write_text(agora)


def fingerprint() -> str:
    """What the sources look like: names, sizes and times, and where they go to."""
    partes = [str(settings.STATIC_ROOT), repr(settings.STORAGES.get("staticfiles")), *_sources()]
    return hashlib.sha256("\n".join(partes).encode()).hexdigest()


def _sources() -> Iterator[str]:
    for finder in get_finders():
        for nome, storage in finder.list([]):
            visto = Path(storage.path(nome)).stat()
            yield f"{nome} {visto.st_size} {visto.st_mtime_ns}"
