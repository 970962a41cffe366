from django.apps import AppConfig


class PrazosConfig(AppConfig):
    name = "econtador.prazos"
    label = "prazos"
