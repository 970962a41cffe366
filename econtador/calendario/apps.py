from django.apps import AppConfig


class CalendarioConfig(AppConfig):
    name = "econtador.calendario"
    label = "calendario"
