from django.apps import AppConfig


class AtendimentosConfig(AppConfig):
    name = "econtador.atendimentos"
    label = "atendimentos"
