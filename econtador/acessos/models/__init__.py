"""Acessos: what each pessoa may do per empresa and departamento, and who stands in for whom."""

from econtador.acessos.models.copia import CopiaRecusada, copy_rights
from econtador.acessos.models.departamento import AcessoDepartamento
from econtador.acessos.models.empresa import VERBOS, AcessoEmpresa
from econtador.acessos.models.substituicao import (
    Ausencia,
    Substituicao,
    SubstituicaoQuerySet,
    SubstituicaoRecusada,
)

__all__ = [
    "VERBOS",
    "AcessoDepartamento",
    "AcessoEmpresa",
    "Ausencia",
    "CopiaRecusada",
    "Substituicao",
    "SubstituicaoQuerySet",
    "SubstituicaoRecusada",
    "copy_rights",
]
