"""Addresses of Configurações."""

from django.urls import path

from econtador.escritorios import views

urlpatterns = [path("configuracoes/atendimentos", views.politicas, name="configurar-atendimentos")]
