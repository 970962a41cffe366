"""The targets of the attacks."""

from tests.aovivo.cenario import _no_ar, no_ar, ouvir
from tests.security.alvo import alvo

__all__ = ["_no_ar", "alvo", "no_ar", "ouvir"]
