"""Pessoas: what a conta is inside one escritório, and how it is invited there."""

from econtador.pessoas.models.convite import (
    Convidado,
    Convite,
    ConviteRecusado,
    ConviteVencido,
    accept,
    convidado_by,
)
from econtador.pessoas.models.pessoa import (
    Ficha,
    Pessoa,
    PessoaInativa,
    PessoaQuerySet,
    TipoPessoa,
    UltimoAdministrador,
)

__all__ = [
    "Convidado",
    "Convite",
    "ConviteRecusado",
    "ConviteVencido",
    "Ficha",
    "Pessoa",
    "PessoaInativa",
    "PessoaQuerySet",
    "TipoPessoa",
    "UltimoAdministrador",
    "accept",
    "convidado_by",
]
