from django.apps import AppConfig


class ContasConfig(AppConfig):
    name = "econtador.contas"
    label = "contas"
