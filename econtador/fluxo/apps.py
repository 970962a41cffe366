from django.apps import AppConfig


class FluxoConfig(AppConfig):
    name = "econtador.fluxo"
    label = "fluxo"
