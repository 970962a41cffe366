"""The targets of the attacks."""

from tests.security.alvo import alvo

__all__ = ["alvo"]
