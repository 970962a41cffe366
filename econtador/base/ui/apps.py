"""The kit as a Django app, so that its `jinja2/` and `static/` folders are found."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates and static files only: no models."""

    name = "econtador.base.ui"
    label = "ui"
    verbose_name = "Telas"
