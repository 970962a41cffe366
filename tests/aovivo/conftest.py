"""The live channel, served."""

from tests.aovivo.cenario import _no_ar, _packcrm_no_ar, no_ar, ouvir, packcrm_no_ar

__all__ = ["_no_ar", "_packcrm_no_ar", "no_ar", "ouvir", "packcrm_no_ar"]
