from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "econtador.base"
    label = "base"
