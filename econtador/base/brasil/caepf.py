"""CAEPF: number of a person's economic activity (rural producer, notary, liberal professional).

Nine digits of the person's CPF, three of order and two check digits.
"""

import re

from econtador.base.brasil import cnpj

_FORMA = re.compile(r"[0-9]{14}")


def normalize(text: str) -> str:
    """Return `text` without mask and spaces; it is not checked."""
    return cnpj.normalize(text)


def valid(text: str) -> bool:
    """Tell whether `text`, masked or not, is a CAEPF with right check digits."""
    numero = normalize(text)
    if not _FORMA.fullmatch(numero) or numero[9:12] == "000":
        return False
    return numero[12:] == check_digits(numero[:12])


def check_digits(base: str) -> str:
    """Return the two check digits of a `base` of 12 digits: those of a CNPJ, plus 12, modulo 100.

    The shift keeps the two registers apart: no number is both a CNPJ and a CAEPF.
    Source: Receita Federal's routine as published in "Cálculo dígitos de verificação - CPF CNPJ
    CAEPF" (cadcobol.com.br), whose example is 293.118.610/001-84.
    """
    return f"{(int(cnpj.check_digits(base)) + 12) % 100:02d}"


def format(text: str) -> str:
    """Return a CAEPF of 14 digits with its mask (`293.118.610/001-84`)."""
    numero = normalize(text)
    return f"{numero[:3]}.{numero[3:6]}.{numero[6:9]}/{numero[9:12]}-{numero[12:]}"
