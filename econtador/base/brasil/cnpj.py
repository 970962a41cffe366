"""CNPJ: number of a company, 12 digits or (since July 2026) letters, and two check digits."""

import re

from stdnum.br import cnpj as _stdnum

# ASCII only: python-stdnum's own pattern lets digits of other alphabets pass.
_FORMA = re.compile(r"[0-9A-Z]{12}[0-9]{2}")


def normalize(text: str) -> str:
    """Return `text` without mask and spaces, in capitals; it is not checked."""
    return _stdnum.compact(text)


def valid(text: str) -> bool:
    """Tell whether `text`, masked or not, in any case, is a CNPJ with right check digits.

    Source: Instrução Normativa RFB 2.229/2024 (value = ASCII - 48, modulo 11).
    """
    numero = normalize(text)
    return _FORMA.fullmatch(numero) is not None and _stdnum.is_valid(numero)


def check_digits(base: str) -> str:
    """Return the two check digits of a `base` of 12 characters, given in capitals."""
    return _stdnum.calc_check_digits(base)


def format(text: str) -> str:
    """Return a CNPJ of 14 characters with its mask (`12.ABC.345/01DE-35`)."""
    return _stdnum.format(text)
