"""The WSGI application that serves one face."""

import os

from django.core.wsgi import get_wsgi_application

from econtador.base.codificacao import utf8_only

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = utf8_only(get_wsgi_application())
