"""Addresses of entering. Names that begin with `account_` are those that allauth looks up."""

from django.urls import path, re_path

from econtador.contas import views

# `/entrar` itself is mounted by the portal, which sends a new installation to its first page.
urlpatterns = [
    path("sair", views.sair, name="sair"),
    path("senha", views.trocar_senha, name="trocar-senha"),
    path("senha/esqueci", views.esqueci, name="account_reset_password"),
    path("senha/enviada", views.enviada, name="account_reset_password_done"),
    re_path(
        r"^senha/nova/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-\w]+)$",
        views.nova_senha,
        name="account_reset_password_from_key",
    ),
    path("senha/pronta", views.pronta, name="account_reset_password_from_key_done"),
    path("conta-inativa", views.inativa, name="account_inactive"),
]
