"""Mail leaves beside the answer, not before it: its time tells nobody who has a conta."""

import logging
from threading import Thread

from django.core.mail import EmailMessage

logger = logging.getLogger(__name__)


def deliver_later(message: EmailMessage) -> Thread:
    """Send `message` in a thread of its own, which is returned; a failure is logged."""
    thread = Thread(target=_deliver, args=[message], name="correio")
    thread.start()
    return thread


def _deliver(message: EmailMessage) -> None:
    try:
        message.send()
    except Exception:
        logger.exception("O e-mail %r não saiu", message.subject)
