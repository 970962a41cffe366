"""Addresses as people paste them: several in one field, between commas and blanks."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from econtador.base.brasil.erros import ValorInvalido

_ENTRE = re.compile(r"[\s,;|]+")
_COM_NOME = re.compile(r"[^<>,;|]*<([^<>]*)>")  # Célia Rocha <celia@sol.com.br>


class EmailInvalido(ValorInvalido):
    """One of the addresses is none."""


def split_emails(texto: str) -> tuple[str, ...]:
    """Return the addresses of "a@x, b@y", each once, in lower case.

    Raises EmailInvalido with a sentence that names the wrong one.
    """
    partes = [parte for parte in _ENTRE.split(_COM_NOME.sub(r" \1 ", texto)) if parte]
    for endereco in partes:
        try:
            validate_email(endereco)
        except ValidationError as erro:
            raise EmailInvalido(f"O e-mail “{endereco}” não está completo.") from erro
    return tuple(dict.fromkeys(endereco.lower() for endereco in partes))
