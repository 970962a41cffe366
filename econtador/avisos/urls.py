"""The addresses of the room."""

from django.urls import path

from econtador.avisos import views

urlpatterns = [
    path("avisos", views.avisos, name="avisos"),
    path("avisos/sino", views.sino, name="sino"),
    path("avisos/lidos", views.lidos, name="avisos-lidos"),
    path("avisos/<uuid:pk>/leitura", views.leitura, name="aviso-lido"),
    path("avisos/preferencias", views.preferencias, name="preferencias-de-avisos"),
    path("avisos/endereco", views.endereco, name="endereco-de-avisos"),
    path("avisos/parar/<str:token>", views.parar, name="parar-avisos"),
]
