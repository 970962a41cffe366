from django.apps import AppConfig


class PainelConfig(AppConfig):
    name = "econtador.painel"
    label = "painel"
