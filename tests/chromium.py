"""The browser of every test that needs one: the system's Chromium, started once for each worker."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.banco_proprio import close_connections

PROGRAMAS = ("chromium", "chromium-browser", "google-chrome")
OPCOES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=pt-BR",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The worker's browser. Where there is no Chromium the tests fail: nothing is skipped."""
    programa = next(filter(None, map(shutil.which, PROGRAMAS)), None)
    assert programa, "Falta o Chromium do sistema: os testes de tela precisam dele."
    # Playwright's synchronous face keeps an event loop in this thread. The ORM is used beside it,
    # by connections of its own: those opened before or meanwhile would be forgotten, not closed.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    close_connections()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=programa, args=OPCOES)
        yield started
        started.close()
        close_connections()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
