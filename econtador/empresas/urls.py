"""The addresses of the room."""

from django.urls import path

from econtador.empresas import views

urlpatterns = [
    path("empresas", views.lista, name="empresas"),
    path("empresas/nova", views.nova, name="nova-empresa"),
    path("empresas/busca", views.busca, name="busca-de-empresas"),
    path("empresas/<uuid:pk>", views.empresa, name="empresa"),
]
