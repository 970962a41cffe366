"""The addresses of the room."""

from django.urls import path

from econtador.empresas import views

urlpatterns = [path("empresas/busca", views.busca, name="busca-de-empresas")]
