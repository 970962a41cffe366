"""The one door for the document that identifies an empresa or a person: CNPJ, CPF or CAEPF."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from econtador.base.brasil import caepf, cnpj, cpf
from econtador.base.brasil.erros import DocumentoInvalido

Tipo = Literal["cnpj", "cpf", "caepf"]

_FORMATO: dict[Tipo, Callable[[str], str]] = {
    "cnpj": cnpj.format,
    "cpf": cpf.format,
    "caepf": caepf.format,
}
_MASCARA_DE_CAEPF = re.compile(r"\d{3}\.\d{3}\.\d{3}/\d{3}-\d{2}")


@dataclass(frozen=True, slots=True)
class Documento:
    """A document whose check digits are right; `valor` has no mask and its letters are capitals."""

    tipo: Tipo
    valor: str

    def __str__(self) -> str:
        return _FORMATO[self.tipo](self.valor)


def parse(text: str) -> Documento:
    """Read a CNPJ, CPF or CAEPF typed with or without mask, in any case.

    The kind follows from the number alone: the lengths of CPF and CNPJ differ, and the check
    digits of CAEPF and CNPJ never agree. Raises DocumentoInvalido with a sentence to show.
    """
    valor = cnpj.normalize(text)
    tipo = _tipo(valor)
    if tipo is None:
        raise DocumentoInvalido(_motivo(text.strip(), valor))
    return Documento(tipo, valor)


def format_documento(valor: str) -> str:
    """Return the masked form of a stored document, or `valor` unchanged when it is none."""
    try:
        return str(parse(valor))
    except DocumentoInvalido:
        return valor


def _tipo(valor: str) -> Tipo | None:
    if cpf.valid(valor):
        return "cpf"
    if cnpj.valid(valor):
        return "cnpj"
    return "caepf" if caepf.valid(valor) else None


def _motivo(text: str, valor: str) -> str:
    if not valor:
        return "Informe o CNPJ, o CPF ou o CAEPF."
    if not re.fullmatch(r"[0-9A-Z]+", valor):
        return "Use só letras sem acento, números, pontos, barra e hífen."
    if len(valor) == 11:
        return _motivo_do_cpf(valor)
    return _motivo_de_catorze(text, valor) if len(valor) == 14 else _motivo_do_tamanho(valor)


def _motivo_do_cpf(valor: str) -> str:
    if not valor.isdigit():
        return "O CPF só tem números."
    return "CPF inválido: confira os números digitados."


def _motivo_de_catorze(text: str, valor: str) -> str:
    if not valor[12:].isdigit():
        return "Os dois últimos caracteres do CNPJ são sempre números."
    if not valor.isdigit():
        return "CNPJ inválido: confira as letras e os números digitados."
    nome = "CAEPF" if _MASCARA_DE_CAEPF.fullmatch(text) else "CNPJ"
    return f"{nome} inválido: confira os números digitados."


def _motivo_do_tamanho(valor: str) -> str:
    return f"O CPF tem 11 caracteres, o CNPJ e o CAEPF têm 14; aqui há {len(valor)}."
