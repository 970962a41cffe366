from django.apps import AppConfig


class BiConfig(AppConfig):
    name = "econtador.bi"
    label = "bi"
