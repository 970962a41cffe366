"""Ids of seeded records: UUIDv7 by time as all others, and told apart by a mark.

    tttttttt-tttt-7kss-a5ed-5eednnnnnnnn
    t: milliseconds · k: kind of record · s: which one of its kind · n: number of the atendimento

The mark is how a seed that was interrupted finds out how far it had come: no other state is kept.
By chance another id carries it once in a thousand million.
"""

from datetime import datetime
from enum import IntEnum

MARCA = "a5ed5eed"


class Especie(IntEnum):
    ATENDIMENTO = 0
    PARECER = 1
    EVENTO = 2
    LEITURA = 3
    DESFECHO = 4
    NOMEADO = 5
    DOCUMENTO = 6
    ITEM = 7


def mark(especie: Especie, indice: int, em: datetime, ordem: int = 0) -> str:
    """Return the id, 32 hex digits, of the record `ordem` (0–255) of atendimento `indice`."""
    return f"{int(em.timestamp() * 1000):012x}7{especie:x}{ordem:02x}{MARCA}{indice:08x}"


# Of one escritório, or of all where it is null: how many are there, and the first number not used.
PROGRESSO = f"""
    SELECT count(*) FILTER (WHERE escritorio_id = %s),
           coalesce(max(('x' || right(id::text, 8))::bit(32)::bigint), 0) + 1
      FROM atendimentos_atendimento
     WHERE substr(id::text, 20, 9) = '{MARCA[:4]}-{MARCA[4:]}'
"""  # noqa: S608 - a constant of ours
