"""The Jinja2 environment of every screen."""

from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from econtador.base.texto import excerpt


def environment(**options: Any) -> Environment:
    """Return the environment: autoescape on (Django's default), a missing name is an error."""
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    env = Environment(**options)  # noqa: S701 - Django's backend passes autoescape=True
    env.globals.update(static=staticfiles_storage.url, url=url)
    env.filters["excerpt"] = excerpt
    return env


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Return the address of a named view."""
    return reverse(name, args=args or None, kwargs=kwargs or None)
