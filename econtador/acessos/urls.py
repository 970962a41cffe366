"""Addresses of choosing where to work."""

from django.urls import path

from econtador.acessos import views

urlpatterns = [path("vinculo/<uuid:pessoa_id>", views.vinculo, name="vinculo")]
