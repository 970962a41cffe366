"""Questions to the database itself, past the models."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connections

Params = Sequence[Any] | Mapping[str, Any] | None


def rows(sql: str, params: Params = None, *, alias: str = "default") -> list[tuple[Any, ...]]:
    """Return every row of a query."""
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, params)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def column(sql: str, params: Params = None, *, alias: str = "default") -> list[Any]:
    """Return the first column of every row of a query."""
    return [row[0] for row in rows(sql, params, alias=alias)]


def execute(sql: str, params: Params = None, *, alias: str = "default") -> int:
    """Run a statement and return how many rows it touched."""
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, params)
        touched: int = cursor.rowcount
    return touched
