"""What the database says: that something happened, to which atendimento. No text, no number."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args
from uuid import UUID

from econtador.base.viewer import Viewer

CANAL = "ao_vivo"
Tipo = Literal["evento", "leitura", "escrevendo", "aviso", "muitos"]
# Of who sees the atendimento, only whoever looks at it now wants to know who reads and writes.
DE_QUEM_OLHA = ("leitura", "escrevendo")


@dataclass(frozen=True, slots=True)
class Recado:
    """One notification. `em` is when this process received it, in seconds since 1970.

    `pessoa` is who did it, or for an aviso who gets it; `acao` is the event's, `nome` is who
    writes. `muitos` says only that much has changed for an empresa.
    """

    tipo: Tipo
    escritorio: UUID
    em: float = 0.0
    empresa: UUID | None = None
    atendimento: UUID | None = None
    pessoa: UUID | None = None
    evento: UUID | None = None
    acao: str = ""
    nome: str = ""
    interno: bool = False

    def may_concern(self, viewer: Viewer, olhando: Iterable[UUID] = ()) -> bool:
        """Say whether the viewer could be told at all; `olhando` are the atendimentos on screen.

        The coarse half of the rule, asked of everybody for every recado, without a query: what
        it lets through is asked of the database. See `plateia.audience`.
        """
        if self.escritorio != viewer.escritorio_id:
            return False
        if self.tipo == "aviso":
            return self.pessoa == viewer.pessoa_id
        if viewer.cliente and (self.interno or self.empresa not in viewer.empresas.visualizar):
            return False
        return self.tipo not in DE_QUEM_OLHA or self._is_for_onlooker(viewer, olhando)

    def _is_for_onlooker(self, viewer: Viewer, olhando: Iterable[UUID]) -> bool:
        minha = self.pessoa == viewer.pessoa_id
        looks = self.atendimento is not None and self.atendimento in olhando
        if self.tipo == "leitura":  # of the others, an operador is shown who has read
            return minha or (viewer.operador and looks)
        return not minha and looks


def parse(payload: str, em: float) -> Recado | None:
    """Return the recado of a notification, or None where it is not one of ours."""
    try:
        dados = json.loads(payload)
        return _recado(dados, em) if dados["tipo"] in get_args(Tipo) else None
    except (ValueError, KeyError, TypeError):
        return None


def _recado(dados: dict[str, Any], em: float) -> Recado:
    return Recado(
        tipo=dados["tipo"],
        escritorio=UUID(str(dados["escritorio"])),
        em=em,
        empresa=_id(dados.get("empresa")),
        atendimento=_id(dados.get("atendimento")),
        pessoa=_id(dados.get("pessoa")),
        evento=_id(dados.get("evento")),
        acao=str(dados.get("acao", "")),
        nome=str(dados.get("nome", "")),
        interno=bool(dados.get("interno")),
    )


def _id(valor: object) -> UUID | None:
    return UUID(str(valor)) if valor else None
