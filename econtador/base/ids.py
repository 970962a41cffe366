"""Identities of records."""

from uuid import UUID

from uuid_utils.compat import uuid7 as _uuid7


def uuid7() -> UUID:
    """Mint a UUIDv7 (RFC 9562): unique without a central counter, ordered by time of birth."""
    return _uuid7()
