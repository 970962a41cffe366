"""The addresses of the room."""

from django.urls import path

from econtador.aovivo import views

urlpatterns = [
    path("ao-vivo", views.ao_vivo, name="ao-vivo"),
    path("atendimentos/<int:numero>/escrevendo", views.escrevendo, name="escrevendo"),
]
