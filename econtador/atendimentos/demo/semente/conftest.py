"""A database of this room's own: a seed commits, and what is append-only cannot be cleaned up."""

from collections.abc import Iterator

import pytest

from econtador.atendimentos.demo.elenco import Elenco, create_cast
from tests.banco_proprio import copied, looking_at


@pytest.fixture(scope="module")
def aurora_gravada(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[Elenco]:
    """The cast, committed in a copy of the worker's database that is dropped at the end."""
    unblocked = django_db_blocker.unblock()  # type: ignore[attr-defined] # no public type
    with copied("semente") as name, looking_at(name), unblocked:
        yield create_cast()
