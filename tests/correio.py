"""A mail server that really listens: takes letters, or answers as it is told."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings

ACEITO = "250 2.0.0 OK"


@dataclass
class CaixaPostal:
    """What arrived, as it arrived; `rcpt` and `data` answer the two commands that can refuse."""

    cartas: list[EmailMessage] = field(default_factory=list)
    rcpt: Callable[[str], str] = lambda _: ACEITO
    data: Callable[[], str] = lambda: ACEITO

    async def handle_RCPT(  # noqa: N802 - the library's name and signature
        self, server: Any, session: Any, envelope: Any, address: str, rcpt_options: list[str]
    ) -> str:
        answer = self.rcpt(address)
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the same
        answer = self.data()
        if answer.startswith("2"):
            letter = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(letter, EmailMessage)
            letter["X-Envelope-To"] = ",".join(envelope.rcpt_tos)
            self.cartas.append(letter)
        return answer


class Servidor:
    """The server: it can go down and come back on the same port."""

    def __init__(self) -> None:
        self.caixa = CaixaPostal()
        self.port = _free_port()
        self._controller: Controller | None = None

    def start(self) -> None:
        self._controller = Controller(self.caixa, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None


@pytest.fixture
def servidor_de_correio(settings: Settings) -> Iterator[Servidor]:
    """A mail server that is up, and the settings that lead to it."""
    servidor = Servidor()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", servidor.port
    settings.EMAIL_USE_TLS = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    servidor.start()
    yield servidor
    servidor.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number
