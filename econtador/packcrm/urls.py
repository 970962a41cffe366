"""What PackCRM mounts."""

from django.urls import URLPattern, URLResolver, include, path

from econtador.moldura.urls import (
    comuns,
    handler400,
    handler403,
    handler404,
    handler429,
    handler500,
)
from econtador.moldura.views import inicio_em

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", inicio_em("bi"), name="inicio"),
    path("", include("econtador.bi.urls")),
    path("", include("econtador.painel.urls")),
    *comuns,
]
