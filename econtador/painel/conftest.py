"""The room is PackCRM's: so are its tests."""

import pytest


@pytest.fixture(autouse=True)
def _face(packcrm: None) -> None:
    """Each test asks PackCRM's addresses."""
