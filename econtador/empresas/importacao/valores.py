"""One cell at a time: what it means, or why it means nothing (ValorInvalido)."""

import re
from collections.abc import Callable
from typing import Any

from econtador.base.brasil import municipio, telefone
from econtador.base.brasil.documento import parse
from econtador.base.brasil.erros import DocumentoInvalido, ValorInvalido
from econtador.base.brasil.uf import UFS
from econtador.base.texto import fold
from econtador.empresas.emails import split_emails

SIM = {"sim", "s", "1", "x", "verdadeiro", "true", "integrada"}
NAO = {"nao", "n", "0", "falso", "false", "nao integrada"}
# A number cell holds no zeros in front: how many digits are left, and how many there were.
SEM_ZEROS = {9: 11, 10: 11, 12: 14, 13: 14}
_NOTACAO = re.compile(r"[0-9]+[.,][0-9]+e\+?[0-9]+", re.IGNORECASE)
_POR_NOME = {fold(uf.nome): uf.sigla for uf in UFS.values()}


def read_document(texto: str) -> str:
    """Return a document without mask; zeros that a spreadsheet dropped in front come back."""
    if _NOTACAO.fullmatch(texto):
        raise ValorInvalido(
            "A planilha gravou o documento em notação científica e perdeu o fim dele: formate a"
            " coluna como texto."
        )
    tamanho = SEM_ZEROS.get(len(texto)) if texto.isdecimal() else None
    try:
        return parse(texto.zfill(tamanho or 0)).valor
    except DocumentoInvalido as erro:
        raise ValorInvalido(_why(texto) if tamanho else erro.mensagem) from erro


def read_uf(texto: str) -> str:
    """Return the two letters of a state, from them or from its name."""
    sigla = texto.strip().upper()
    achada = sigla if sigla in UFS else _POR_NOME.get(fold(texto), "")
    if not achada:
        raise ValorInvalido(f"O estado “{texto}” não existe: use a sigla, como SP.")
    return achada


def read_switch(texto: str) -> bool:
    """Return yes or no, in the ways in which people write them."""
    dito = fold(texto)
    if dito in SIM or dito in NAO:
        return dito in SIM
    raise ValorInvalido(f"Em Integrada, “{texto}” não é sim nem não.")


def carteira_key(nome: str) -> str:
    """Return the key by which a carteira is known, as it is stored."""
    return fold(nome)[:80]


LEITORES: dict[str, Callable[[str], Any]] = {
    "documento": read_document,
    "uf": read_uf,
    "municipio_ibge": municipio.parse_ibge,
    "integrada": read_switch,
    "emails": split_emails,
    "telefone": telefone.parse,
}


def _why(texto: str) -> str:
    try:
        parse(texto)
    except DocumentoInvalido as erro:
        return erro.mensagem
    return ""
