"""Handing a letter to the mail server, and understanding what it answers."""

import logging
import re
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email

from econtador.avisos.models import Correio, EnderecoMorto
from econtador.contas.entrada import reserved_for_demo
from econtador.pessoas.models import Pessoa

logger = logging.getLogger(__name__)
# Enhanced codes (RFC 3463) of class 5 that are about the address: x.1 and x.2. The others are
# about us, the way or the content: x.7 says that this server may not send at all.
OF_THE_ADDRESS = re.compile(r"\b5\.[12]\.\d{1,3}\b")
ENHANCED = re.compile(r"\b5\.\d{1,3}\.\d{1,3}\b")


def reachable(pessoa: Pessoa) -> bool:
    """Return whether it makes sense to write to this person; an impossible address is noted."""
    if not pessoa.email or reserved_for_demo(pessoa.email) or EnderecoMorto.of(pessoa):
        return False
    try:
        validate_email(pessoa.email)
    except ValidationError:
        EnderecoMorto.bury(pessoa, "O endereço não é válido.")
        return False
    return True


def post(letter: EmailMultiAlternatives, pessoa: Pessoa) -> Correio:
    """Send the letter and return what became of it: *enviado*, or *recusado* for good.

    An address that does not exist is noted. Any other trouble is raised: the job tries again.
    """
    try:
        letter.send()
    except SMTPRecipientsRefused as erro:
        [(code, answer)] = erro.recipients.values()
        reply = answer.decode(errors="replace")
        if not dead(code, reply):
            raise
        EnderecoMorto.bury(pessoa, f"{code} {reply}")
        return Correio.RECUSADO
    except SMTPDataError as erro:
        if erro.smtp_code < PERMANENTE:
            raise
        logger.warning("O servidor de e-mail recusou um aviso: %s", erro.smtp_code)
        return Correio.RECUSADO
    return Correio.ENVIADO


def dead(code: int, reply: str) -> bool:
    """Return whether the answer says that the address is wrong, now and for ever."""
    if code < PERMANENTE:
        return False
    return bool(OF_THE_ADDRESS.search(reply)) or not ENHANCED.search(reply)


PERMANENTE = 500
