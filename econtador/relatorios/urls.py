"""The addresses of the room."""

from django.urls import path

from econtador.relatorios import views

urlpatterns = [
    path("relatorios/atendimentos", views.atendimentos, name="relatorio-atendimentos"),
]
