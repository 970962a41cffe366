"""The first page of an empty installation."""

from typing import Any

from django import forms
from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from econtador.base.brasil.uf import UFS
from econtador.base.ui.formulario import Formulario
from econtador.contas.entrada import reserved_for_demo
from econtador.contas.forms import NovaSenha, Senha
from econtador.contas.models import Conta
from econtador.contas.porta import publica
from econtador.moldura.fundacao import found, installed

ESTADOS = [("", "Escolha"), *((uf.sigla, uf.nome) for uf in UFS.values())]


class PrimeiroAcessoForm(Formulario):
    """The escritório and who administers it."""

    escritorio = forms.CharField(label="Nome do escritório", max_length=120)
    uf = forms.ChoiceField(label="Estado", choices=ESTADOS)
    nome = forms.CharField(
        label="Seu nome", max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label="Seu e-mail", max_length=254, widget=forms.EmailInput({"autocomplete": "username"})
    )
    password1 = NovaSenha("Senha")
    password2 = Senha("Repita a senha", "new-password")

    def clean_email(self) -> str:
        """Return the address, which will be the login."""
        email: str = self.cleaned_data["email"]
        if reserved_for_demo(email):
            raise ValidationError("Endereços .example são só da demonstração.")
        return email

    def clean_password1(self) -> str:
        """Return the password, which may not resemble the e-mail either."""
        senha: str = self.cleaned_data["password1"]
        validate_password(senha, Conta(email=self.cleaned_data.get("email", "")))
        return senha

    def clean(self) -> dict[str, Any]:
        """Compare the two passwords."""
        dados = self.cleaned_data
        if dados.get("password1") and dados["password1"] != dados.get("password2"):
            self.add_error("password2", "As duas senhas são diferentes.")
        return dados


@publica
@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def primeiro_acesso(request: HttpRequest) -> HttpResponse:
    """GET and POST /primeiro-acesso: found the escritório and enter; from then on a 404."""
    if installed():
        raise Http404
    form = PrimeiroAcessoForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        login(request, found(form.cleaned_data))
        return redirect("inicio")
    status = 422 if form.errors else 200
    return render(request, "moldura/primeiro_acesso.html", {"form": form}, status=status)
