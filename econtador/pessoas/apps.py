from django.apps import AppConfig


class PessoasConfig(AppConfig):
    name = "econtador.pessoas"
    label = "pessoas"
