from django.apps import AppConfig


class DepartamentosConfig(AppConfig):
    name = "econtador.departamentos"
    label = "departamentos"
