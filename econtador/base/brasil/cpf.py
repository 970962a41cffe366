"""CPF: number of a person, nine digits and two check digits."""

import re

from stdnum.br import cpf as _stdnum

# Checked before python-stdnum, which would turn thousands of digits into a number.
_FORMA = re.compile(r"[0-9]{11}")


def normalize(text: str) -> str:
    """Return `text` without mask and spaces; it is not checked."""
    return _stdnum.compact(text)


def valid(text: str) -> bool:
    """Tell whether `text`, masked or not, is a CPF with right check digits.

    Eleven equal digits satisfy the sum but were never issued: they are refused.
    """
    numero = normalize(text)
    if not _FORMA.fullmatch(numero) or len(set(numero)) == 1:
        return False
    return _stdnum.is_valid(numero)


def format(text: str) -> str:
    """Return a CPF of 11 digits with its mask (`390.533.447-05`)."""
    return _stdnum.format(text)
