"""The live channel, served."""

from tests.aovivo.cenario import _no_ar, no_ar, ouvir

__all__ = ["_no_ar", "no_ar", "ouvir"]
