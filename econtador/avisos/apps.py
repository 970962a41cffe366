from django.apps import AppConfig


class AvisosConfig(AppConfig):
    name = "econtador.avisos"
    label = "avisos"
