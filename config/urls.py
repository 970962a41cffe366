"""The addresses of this process's face, and its pages for what goes wrong."""

from econtador.portal.urls import (
    handler400,
    handler403,
    handler404,
    handler429,
    handler500,
    urlpatterns,
)

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]
