from django.apps import AppConfig


class AoVivoConfig(AppConfig):
    name = "econtador.aovivo"
    label = "aovivo"
