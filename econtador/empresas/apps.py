from django.apps import AppConfig


class EmpresasConfig(AppConfig):
    name = "econtador.empresas"
    label = "empresas"
