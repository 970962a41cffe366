"""From a conta to a Viewer: one call of a definer function, as no row is seen without a viewer."""

import json
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db import connection

from econtador.base.viewer import Empresas, Viewer
from econtador.escritorios.models import Politicas


@dataclass(frozen=True, slots=True)
class Vinculo:
    """What a conta is in one escritório: the entries of the switcher."""

    pessoa_id: UUID
    escritorio_id: UUID
    escritorio_nome: str
    nome: str
    papel: str


def load_vinculos(conta_id: UUID | None) -> list[Vinculo]:
    """Return the active pessoas of the conta, one per escritório, by the escritório's name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM vinculos_da_conta(%s)", [conta_id])
        return [Vinculo(*row) for row in cursor.fetchall()]


def load_viewer(conta_id: UUID | None, pessoa_id: UUID | None) -> Viewer | None:
    """Return the viewer for the conta as `pessoa_id`, or, where that is None, as whom it was last.

    None where the conta has no such active pessoa: whoever was deactivated sees nothing from the
    next request on.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT carregar_viewer(%s, %s)", [conta_id, pessoa_id])
        row = cursor.fetchone()
    return _viewer(json.loads(row[0])) if row and row[0] else None


def _viewer(data: dict[str, Any]) -> Viewer:
    return Viewer(
        escritorio_id=UUID(data["escritorio_id"]),
        papel=data["tipo"],
        pessoa_id=UUID(data["pessoa_id"]),
        nome=data["nome"],
        administrador=data["administrador"],
        departamentos=_ids(data["departamentos"]),
        empresas=Empresas(**{verb: _ids(data[verb]) for verb in VERBS}),
        tipos_sem_acesso=_ids(data["sem_acesso"]),
        substituidos=_ids(data["substituidos"]),
        escritorio_nome=data["escritorio_nome"],
        fuso=data["fuso"],
        **{name: data[name] for name in POLITICAS},
    )


POLITICAS = tuple(field.name for field in fields(Politicas))
VERBS = ("visualizar", "criar", "editar", "excluir")


def _ids(values: list[str] | None) -> frozenset[UUID]:
    return frozenset(UUID(value) for value in values or ())
