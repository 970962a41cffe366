from django.apps import AppConfig


class EscritoriosConfig(AppConfig):
    name = "econtador.escritorios"
    label = "escritorios"
