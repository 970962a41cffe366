from django.apps import AppConfig


class ArquivosConfig(AppConfig):
    name = "econtador.arquivos"
    label = "arquivos"
