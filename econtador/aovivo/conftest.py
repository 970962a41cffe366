"""Ears: what the database says on the channel."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections

from econtador.aovivo.recado import CANAL
from tests.cena import Cena

Ouve = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def ouve(cena_gravada: Cena) -> Iterator[Ouve]:
    """Return what was said since the last time, in a database of the test's own."""
    place = connections["default"].settings_dict
    with psycopg.connect(
        host=place["HOST"],
        port=place["PORT"],
        user=place["USER"],
        dbname=place["NAME"],
        autocommit=True,
    ) as conexao:
        conexao.execute(f"LISTEN {CANAL}")  # type: ignore[arg-type] # a name of ours
        yield lambda: [json.loads(said.payload) for said in conexao.notifies(timeout=0.2)]
