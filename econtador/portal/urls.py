"""What the portal mounts."""

from django.urls import URLPattern, URLResolver, path

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
    path("", inicio_em("atendimentos"), name="inicio"),
    *comuns,
]
