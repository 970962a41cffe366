from django.apps import AppConfig


class AcessosConfig(AppConfig):
    name = "econtador.acessos"
    label = "acessos"
