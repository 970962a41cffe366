from django.apps import AppConfig


class BuscaConfig(AppConfig):
    name = "econtador.busca"
    label = "busca"
