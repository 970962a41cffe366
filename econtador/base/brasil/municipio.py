"""Municípios: the key by which their names are compared, and the code that IBGE gives them."""

import re

from econtador.base.brasil.erros import ValorInvalido
from econtador.base.texto import fold

_SEPARADORES = re.compile(r"[^a-z0-9]+")

# The first two digits of every código of the UF (IBGE, Divisão Territorial Brasileira).
CODIGO_DA_UF = {
    "RO": "11", "AC": "12", "AM": "13", "RR": "14", "PA": "15", "AP": "16", "TO": "17",
    "MA": "21", "PI": "22", "CE": "23", "RN": "24", "PB": "25", "PE": "26", "AL": "27",
    "SE": "28", "BA": "29", "MG": "31", "ES": "32", "RJ": "33", "SP": "35", "PR": "41",
    "SC": "42", "RS": "43", "MS": "50", "MT": "51", "GO": "52", "DF": "53",
}  # fmt: skip
UF_DO_CODIGO = {codigo: uf for uf, codigo in CODIGO_DA_UF.items()}


class MunicipioInvalido(ValorInvalido):
    """The text is no código of a município."""


def key(nome: str) -> str:
    """Return the name as it is compared ("Santa Bárbara d'Oeste" → "santa barbara d oeste")."""
    return _SEPARADORES.sub(" ", fold(nome)).strip()


def parse_ibge(text: str, uf: str = "") -> str:
    """Return the código of seven digits, typed with or without a separator.

    `uf` is the state that was given beside it, '' for none. Raises MunicipioInvalido with a
    sentence to show.
    """
    codigo = re.sub(r"[\s./-]", "", text)
    if not re.fullmatch(r"[0-9]{7}", codigo):
        raise MunicipioInvalido("O código do IBGE tem 7 números, por exemplo 3550308.")
    dono = UF_DO_CODIGO.get(codigo[:2])
    if dono is None:
        raise MunicipioInvalido("Nenhum estado tem código do IBGE que comece assim.")
    if uf and dono != uf:
        raise MunicipioInvalido(f"Este código do IBGE é de um município de {dono}, não de {uf}.")
    return codigo
