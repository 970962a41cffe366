"""What a column may hold, under which titles offices write it, and which column holds what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from econtador.base.brasil.documento import parse
from econtador.base.brasil.erros import DocumentoInvalido
from econtador.base.texto import fold

_MARCAS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Campo:
    """A field of the import; `titulos` are folded, the most certain first; `maximo` characters."""

    nome: str
    rotulo: str
    titulos: tuple[str, ...]
    maximo: int
    obrigatorio: bool = False


def _key(titulo: str) -> str:
    return _MARCAS.sub(" ", fold(titulo)).strip()


def _campo(
    nome: str, rotulo: str, titulos: str, maximo: int, *, obrigatorio: bool = False
) -> Campo:
    return Campo(nome, rotulo, (_key(rotulo), *titulos.split("|")), maximo, obrigatorio)


CAMPOS = (
    _campo(
        "nome",
        "Nome",
        "razao social|nome empresarial|nome da empresa|empresa|nome|cliente|nome fantasia|fantasia",
        160,
        obrigatorio=True,
    ),
    _campo(
        "documento",
        "CNPJ, CPF ou CAEPF",
        "cnpj cpf|cpf cnpj|cnpj cpf caepf|cnpj cpf ou caepf|cnpj|cnpj da empresa|cpf|caepf"
        "|documento|inscricao",
        24,
        obrigatorio=True,
    ),
    _campo("municipio", "Município", "municipio|cidade|localidade", 80),
    _campo("uf", "Estado (UF)", "uf|estado|sigla uf", 20),
    _campo(
        "municipio_ibge",
        "Código IBGE",
        "codigo ibge|cod ibge|ibge|codigo do municipio|codigo municipio|cod municipio",
        12,
    ),
    _campo("carteira", "Carteira", "carteira|equipe|grupo", 80),
    _campo("integrada", "Integrada", "integrada|integracao|portal|integrar", 20),
    _campo("observacoes", "Observações", "observacoes|observacao|obs|anotacoes", 2_000),
    _campo(
        "contato", "Contato: nome", "contato|nome do contato|responsavel|pessoa de contato", 120
    ),
    _campo("cargo", "Contato: cargo", "cargo|cargo do contato|funcao", 80),
    _campo(
        "emails",
        "Contato: e-mails",
        "e mail|email|e mails|emails|e mail do contato|email do contato|correio eletronico",
        600,
    ),
    _campo(
        "telefone",
        "Contato: telefone",
        "telefone|celular|fone|whatsapp|telefone do contato|tel|ddd telefone",
        40,
    ),
)
POR_NOME = {campo.nome: campo for campo in CAMPOS}
OBRIGATORIOS = tuple(campo.nome for campo in CAMPOS if campo.obrigatorio)

Colunas = dict[str, int]


def recognise(cabecalho: Sequence[str]) -> Colunas:
    """Say which column holds which field, by its title; no column holds two."""
    titulos = [_key(titulo) for titulo in cabecalho]
    colunas: Colunas = {}
    for campo in CAMPOS:
        achado = next((titulos.index(t) for t in campo.titulos if t in titulos), None)
        if achado is not None and achado not in colunas.values():
            colunas[campo.nome] = achado
    return colunas


def missing(colunas: Colunas) -> list[Campo]:
    """Return the fields without which nothing can be imported and that no column holds yet."""
    return [POR_NOME[nome] for nome in OBRIGATORIOS if nome not in colunas]


def is_head(celulas: Sequence[str]) -> bool:
    """Say whether these are titles: a row with a document in it is a company already."""
    return not any(_is_document(celula) for celula in celulas)


def letters(numero: int) -> str:
    """Return what a spreadsheet calls a column: 0 → "A", 27 → "AB"."""
    nome = ""
    numero += 1
    while numero:
        numero, resto = divmod(numero - 1, 26)
        nome = chr(ord("A") + resto) + nome
    return nome


def _is_document(texto: str) -> bool:
    try:
        parse(texto)
    except DocumentoInvalido:
        return False
    return True
