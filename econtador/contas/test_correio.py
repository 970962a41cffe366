"""Mail that leaves beside the answer."""

import logging
from collections.abc import Sequence

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from econtador.contas.correio import deliver_later

RECADO = EmailMessage("Assunto", "o link secreto", to=["ana@aurora.example"])


def test_it_leaves(mailoutbox: list[EmailMessage]) -> None:
    deliver_later(RECADO).join()
    assert [message.subject for message in mailoutbox] == ["Assunto"]


def test_a_failure_is_logged_without_the_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = EmailMessage("Assunto", "o link secreto", to=["a@b.c"], connection=Broken())
    with caplog.at_level(logging.ERROR):
        deliver_later(broken).join()
    assert "O e-mail 'Assunto' não saiu" in caplog.text
    assert "secreto" not in caplog.text
    assert mail.outbox == []


class Broken(BaseEmailBackend):
    """A mail server that is not there."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise ConnectionRefusedError
