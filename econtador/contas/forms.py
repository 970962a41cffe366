"""The forms of entering and of passwords, in the order in which a person meets them."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordKeyForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest

from econtador.base.ui.formulario import Formulario
from econtador.contas.models import Conta, login_lookup

MAX_LOGIN, MAX_SENHA = 254, 256


class Login(forms.CharField):
    """E-mail, CPF or CNPJ, as one types it."""

    def __init__(self) -> None:
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        super().__init__(
            label="E-mail, CPF ou CNPJ", max_length=MAX_LOGIN, widget=forms.TextInput(attrs)
        )


class Senha(forms.CharField):
    """A password that exists, or (`autocomplete="new-password"`) its repetition."""

    def __init__(self, label: str, autocomplete: str = "current-password", **kwargs: Any) -> None:
        widget = forms.PasswordInput({"autocomplete": autocomplete})
        super().__init__(label=label, strip=False, max_length=MAX_SENHA, widget=widget, **kwargs)


class NovaSenha(Senha):
    """A password that must be good; `user` is the conta it may not resemble."""

    user: Conta | None = None

    def __init__(self, label: str) -> None:
        dica = "Pelo menos 8 caracteres, e não só números. Evite senhas comuns e o seu e-mail."
        super().__init__(label, "new-password", help_text=dica)

    def clean(self, value: Any) -> Any:
        """Return the password, or tell what is weak about it."""
        senha = super().clean(value)
        validate_password(senha, self.user)
        return senha


class EntrarForm(Formulario, LoginForm):  # type: ignore[misc] # allauth ships no types
    """Login and password, by e-mail, CPF or CNPJ."""

    password = Senha("Senha")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = Login()

    def user_credentials(self) -> dict[str, str]:
        """Return what `PorLogin` asks for."""
        return {name: self.cleaned_data[name] for name in ("login", "password")}


class EsqueciForm(Formulario):
    """Asks for the link; answers the same whether the conta exists or not."""

    email = Login()  # allauth's view counts the attempts by this name

    def clean_email(self) -> str:
        """Return the normal form, so that a mask does not start another count."""
        [value] = login_lookup(self.cleaned_data["email"]).values()
        return value

    def save(self, request: HttpRequest) -> None:
        """Mail the link to the conta's own address, where there is an active conta.

        One that never had a password enters by its invitation alone: this is no way round its end.
        """
        conta = Conta.objects.find_by_login(self.cleaned_data["email"])
        enters = conta and conta.is_active and conta.has_usable_password()
        get_adapter(request).send_new_password_link(conta if enters else None)


class NovaSenhaForm(Formulario, ResetPasswordKeyForm):  # type: ignore[misc] # allauth ships no types
    """The new password behind the link."""

    password1 = NovaSenha("Nova senha")
    password2 = Senha("Repita a nova senha", "new-password")

    def save(self) -> None:
        """Change it, and let its owner in whatever was tried before."""
        super().save()
        get_adapter().forgive_attempts(self.user)


class PrimeiraSenhaForm(Formulario):
    """The password of a conta that has none yet, twice; `conta` is what it may not resemble."""

    password1 = NovaSenha("Senha")
    password2 = Senha("Repita a senha", "new-password")

    def __init__(self, *args: Any, conta: Conta, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].user = conta  # type: ignore[attr-defined] # a NovaSenha

    def clean(self) -> dict[str, Any]:
        """Compare the two."""
        dados = self.cleaned_data
        if dados.get("password1") and dados["password1"] != dados.get("password2"):
            self.add_error("password2", "As duas senhas são diferentes.")
        return dados


class TrocarSenhaForm(Formulario, ChangePasswordForm):  # type: ignore[misc] # allauth ships no types
    """The present password and the new one, twice."""

    oldpassword = Senha("Senha atual")
    password1 = NovaSenha("Nova senha")
    password2 = Senha("Repita a nova senha", "new-password")
