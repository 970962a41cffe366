from django.apps import AppConfig


class MolduraConfig(AppConfig):
    name = "econtador.moldura"
    label = "moldura"
