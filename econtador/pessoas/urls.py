"""The address that invitations carry."""

from django.urls import path

from econtador.pessoas import views

urlpatterns = [path("convite/<str:segredo>", views.convite, name="convite")]
