"""The link at the foot of a letter that ends the letters, without entering."""

from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.urls import reverse

from econtador.pessoas.models import Pessoa

SALT = "parar-avisos"
VALE = timedelta(days=90)


def stop_link(pessoa: Pessoa) -> str:
    """Return the path that ends the e-mails to this person at this address; it is no login."""
    token = signing.dumps([str(pessoa.escritorio_id), str(pessoa.pk), pessoa.email], salt=SALT)
    return reverse("parar-avisos", args=[token])


def read_stop(token: str) -> tuple[UUID, UUID, str] | None:
    """Return (escritório, pessoa, e-mail) of the link, or None for a forged or old one."""
    try:
        escritorio, pessoa, email = signing.loads(token, salt=SALT, max_age=VALE)
    except signing.BadSignature:
        return None
    return UUID(escritorio), UUID(pessoa), email
