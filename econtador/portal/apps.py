from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "econtador.portal"
    label = "portal"
