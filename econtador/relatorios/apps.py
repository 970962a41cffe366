from django.apps import AppConfig


class RelatoriosConfig(AppConfig):
    name = "econtador.relatorios"
    label = "relatorios"
