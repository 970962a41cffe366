"""The addresses of the room."""

from django.urls import path

from econtador.painel import views

urlpatterns = [
    path("painel", views.painel, name="painel"),
    path("painel/<slug:chave>", views.arquivo, name="painel-arquivo"),
]
