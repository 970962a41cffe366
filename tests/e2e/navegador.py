"""A browser for the tests: one Chromium, a fresh context for each person."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.cena import Cena
from tests.cliente_http import entered

MESA = {"width": 1440, "height": 900}
CELULAR = {"width": 390, "height": 844}


@dataclass
class Guarda:
    """What must never happen on a page: an error of a script, or something the policy refused."""

    problemas: list[str] = field(default_factory=list)
    paginas: set[str] = field(default_factory=set)

    def watch(self, page: Page) -> None:
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.problemas.append(f"script: {error}"))
        page.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        if request.is_navigation_request():
            self.paginas.add(request.url.split("#")[0])

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        url = message.location.get("url", "").split("#")[0]
        refused = message.text.startswith("Failed to load resource") and url in self.paginas
        if not refused:  # a 404, 409 or 422 of the page itself is an answer that the test asked for
            self.problemas.append(f"{message.type}: {message.text} ({url})")


@dataclass(frozen=True)
class Portal:
    """The running portal, the cast who use it, and the browser to look with."""

    endereco: str
    cena: Cena
    browser: Browser
    face: str = "portal"

    @contextmanager
    def entered(self, nome: str | None, **options: Any) -> Iterator[Page]:
        """Open a page in a context of its own, logged in as one of the cast (None: nobody)."""
        usual = {"viewport": MESA, "locale": "pt-BR", "timezone_id": "America/Sao_Paulo"}
        context = self.browser.new_context(base_url=self.endereco, **(usual | options))
        context.set_default_timeout(8000)
        if nome:
            context.add_cookies([self._session(nome)])  # type: ignore[list-item] # a plain dict
        guarda = Guarda()
        context.on("page", guarda.watch)
        try:
            yield context.new_page()
        finally:
            context.close()
        assert not guarda.problemas, "\n".join(guarda.problemas)

    def _session(self, nome: str) -> dict[str, str]:
        self.cena.pessoa(nome).conta.refresh_from_db()  # entering by password may have rehashed it
        cookie = entered(self.cena.elenco, nome).cookies[settings.SESSION_COOKIE_NAME]
        name = cookie.key.removesuffix(settings.FACE) + self.face  # each face has its own cookie
        return {"name": name, "value": cookie.value, "url": self.endereco}
