"""Allauth's views, those that we use and no other, each with a page of ours that no cache keeps."""

from typing import Any

from allauth.account.views import (
    AccountInactiveView,
    LoginView,
    LogoutView,
    PasswordChangeView,
    PasswordResetDoneView,
    PasswordResetFromKeyDoneView,
    PasswordResetFromKeyView,
    PasswordResetView,
)
from django.views.decorators.cache import never_cache

from econtador.contas.porta import View, conta, publica


def _page(view: Any, pagina: str) -> View:
    drawn: View = never_cache(view.as_view(template_name=f"contas/{pagina}.html"))
    return drawn


entrar = publica(_page(LoginView, "entrar"))
sair = publica(_page(LogoutView, "sair"))
trocar_senha = conta(_page(PasswordChangeView, "trocar_senha"))
esqueci = publica(_page(PasswordResetView, "esqueci"))
enviada = publica(_page(PasswordResetDoneView, "enviada"))
nova_senha = publica(_page(PasswordResetFromKeyView, "nova_senha"))
pronta = publica(_page(PasswordResetFromKeyDoneView, "pronta"))
inativa = publica(_page(AccountInactiveView, "inativa"))
