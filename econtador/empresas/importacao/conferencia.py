"""Each row of a sheet, judged: what it would do, what is wrong with it, what to notice (pure)."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from econtador.base.brasil.documento import format_documento
from econtador.base.brasil.erros import ValorInvalido
from econtador.base.brasil.municipio import UF_DO_CODIGO
from econtador.empresas.importacao.campos import CAMPOS, Campo, Colunas
from econtador.empresas.importacao.tabela import Linha
from econtador.empresas.importacao.valores import LEITORES, carteira_key


class Situacao(StrEnum):
    """What becomes of a row when the import is confirmed."""

    NOVA = "nova"
    ATUALIZA = "atualiza"
    EXISTE = "existe"
    ERRO = "erro"


@dataclass(frozen=True, slots=True)
class Conhecida:
    """A company that the escritório has already."""

    pk: UUID
    nome: str
    ativa: bool = True


@dataclass(frozen=True, slots=True)
class Escritorio:
    """What of the escritório decides about a row: companies by document, carteiras by key."""

    empresas: Mapping[str, Conhecida]
    carteiras: Set[str]


@dataclass(slots=True)
class Conferida:
    """A row with its verdict.

    `valores` holds what its cells mean, where they mean something, and `escritos` what stands in
    them.
    """

    numero: int
    celulas: Sequence[str]
    valores: dict[str, Any] = field(default_factory=dict)
    escritos: dict[str, str] = field(default_factory=dict)
    erros: list[str] = field(default_factory=list)
    avisos: list[str] = field(default_factory=list)
    situacao: Situacao = Situacao.NOVA

    @property
    def nome(self) -> str:
        return self.escritos.get("nome", "")[:160]

    @property
    def documento(self) -> str:
        """The document with its mask, or what stands in its cell where it is none."""
        known = self.valores.get("documento", "")
        return format_documento(known) if known else self.escritos.get("documento", "")[:24]

    @property
    def carteira(self) -> str:
        return str(self.valores.get("carteira", ""))

    @property
    def lugar(self) -> str:
        """The município and the UF, as far as they are known."""
        parts = (self.valores.get("municipio", ""), self.valores.get("uf", ""))
        return ", ".join(part for part in parts if part)


def read_rows(linhas: Iterable[Linha], colunas: Colunas) -> list[Conferida]:
    """Read every cell that a field was given to; what cannot be read is told row by row."""
    usados = [(campo, colunas[campo.nome]) for campo in CAMPOS if campo.nome in colunas]
    return [_read(numero, celulas, usados) for numero, celulas in linhas]


def judge(lidas: Sequence[Conferida], escritorio: Escritorio, *, atualizar: bool) -> None:
    """Decide what becomes of each row: new, known (updated or skipped), or refused."""
    primeira: dict[str, int] = {}
    for lida in lidas:
        documento = lida.valores.get("documento")
        if documento:
            _compare(lida, primeira.setdefault(documento, lida.numero), escritorio)
        lida.situacao = _verdict(lida, escritorio, atualizar=atualizar)
        if lida.situacao in (Situacao.NOVA, Situacao.ATUALIZA):
            _notice_carteira(lida, escritorio)


def _read(numero: int, celulas: Sequence[str], usados: list[tuple[Campo, int]]) -> Conferida:
    lida = Conferida(numero, celulas)
    for campo, coluna in usados:
        _read_cell(lida, campo, celulas[coluna] if coluna < len(celulas) else "")
    _agree_on_uf(lida)
    return lida


def _read_cell(lida: Conferida, campo: Campo, texto: str) -> None:
    if not texto:
        lida.erros += [f"Falta: {campo.rotulo}."] if campo.obrigatorio else []
        return
    lida.escritos[campo.nome] = texto
    if len(texto) > campo.maximo:
        lida.erros.append(f"{campo.rotulo}: passa de {campo.maximo} letras.")
        return
    try:
        lida.valores[campo.nome] = LEITORES.get(campo.nome, str)(texto)
    except ValorInvalido as erro:
        lida.erros.append(erro.mensagem)


def _agree_on_uf(lida: Conferida) -> None:
    codigo = lida.valores.get("municipio_ibge")
    if not codigo:
        return
    dono = UF_DO_CODIGO[codigo[:2]]
    if lida.valores.setdefault("uf", dono) != dono:
        lida.erros.append(
            f"O código IBGE {codigo} é de {dono}, e a linha diz {lida.valores['uf']}."
        )


def _compare(lida: Conferida, primeira: int, escritorio: Escritorio) -> None:
    if primeira != lida.numero:
        lida.erros.append(f"Repetida: o mesmo documento está na linha {primeira}.")
    conhecida = escritorio.empresas.get(lida.valores["documento"])
    if conhecida:
        apart = "" if conhecida.ativa else ", arquivada"
        lida.avisos.append(f"Já cadastrada como {conhecida.nome}{apart}.")


def _notice_carteira(lida: Conferida, escritorio: Escritorio) -> None:
    nome = lida.valores.get("carteira")
    if nome and carteira_key(nome) not in escritorio.carteiras:
        lida.avisos.append(f"Cria a carteira {nome}.")


def _verdict(lida: Conferida, escritorio: Escritorio, *, atualizar: bool) -> Situacao:
    if lida.erros:
        return Situacao.ERRO
    if lida.valores["documento"] not in escritorio.empresas:
        return Situacao.NOVA
    return Situacao.ATUALIZA if atualizar else Situacao.EXISTE
