from django.apps import AppConfig


class PackCrmConfig(AppConfig):
    name = "econtador.packcrm"
    label = "packcrm"
