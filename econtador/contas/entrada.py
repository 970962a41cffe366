"""Entering: allauth's flow, by e-mail, CPF or CNPJ."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.mail import get_connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from econtador.contas.correio import deliver_later
from econtador.contas.models import Conta, login_lookup
from econtador.contas.porta import stays_here

DESCONHECIDA = "ninguem@invalid"
LUGAR_NENHUM = "django.core.mail.backends.dummy.EmailBackend"
AVISOS = {
    "account/messages/password_changed.txt": "Senha trocada. As outras sessões foram encerradas."
}


class PorLogin(ModelBackend):
    """Authenticates by whatever names the conta: e-mail, CPF or CNPJ, masked or not."""

    def authenticate(  # type: ignore[override] # our credentials have other names than Django's
        self, _request: HttpRequest | None, login: str = "", password: str = "", **_: Any
    ) -> Conta | None:
        """Return the conta, an inactive one too: whoever knows its password is told that it is."""
        conta = Conta.objects.find_by_login(login)
        if conta is None:
            Conta().set_password(password)  # the same work as for a conta that exists
            return None
        right = conta.check_password(password)
        return conta if right and not reserved_for_demo(conta.email) else None

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether the session of the conta goes on: asked on every request."""
        return super().user_can_authenticate(user) and not reserved_for_demo(user.email)


class Adaptador(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    """How allauth behaves here: no sign-up, no JSON, our limits, our words, our mail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Login ou senha incorretos.",
        "enter_current_password": "A senha atual não confere.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Contas are made by the office."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Pages only: one way in is enough."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Whether `next` stays on this site; allauth would trust every allowed host."""
        return stays_here(context.request, url)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt by address and by conta; past the limit the answer is a 429."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            raise ImmediateHttpResponse(respond_429(request)) from None

    def forgive_attempts(self, conta: Conta) -> None:
        """Forget the failed attempts: whoever proved to own the mail box enters at once."""
        for login in filter(None, (conta.email, conta.documento)):
            self._delete_login_attempts_cached_email(context.request, login=login)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ARG002 - allauth's signature
        # allauth's own knows only e-mail and username: all CPFs would share one count.
        [(name, value)] = login_lookup(credentials["login"]).items()
        return f"{name}:{value}"

    def set_password(self, user: Conta, password: str) -> None:
        """Change the password through the model's verb."""
        user.change_password(password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's signature
        """After the change, back to work."""
        return "/"

    def add_message(  # noqa: PLR0913 - allauth's signature
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002 - allauth's signature
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say in our words what deserves a word; entering and leaving show themselves."""
        sentence = message or AVISOS.get(message_template or "")
        if sentence and request.user.is_authenticated:
            messages.add_message(request, level, sentence, extra_tags=extra_tags)

    def send_new_password_link(self, conta: Conta | None) -> None:
        """Mail the link that sets a new password; for None do the same work and mail nothing."""
        receiver = conta or Conta(email=DESCONHECIDA)
        key = f"{receiver.pk.hex}-{default_token_generator.make_token(receiver)}"
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        link = self._absolute(path.replace("UID-KEY", key))
        horas = settings.PASSWORD_RESET_TIMEOUT // 3600
        words = {"link": link, "horas": horas, "email": receiver.email}
        message = self.render_mail("contas/email/nova_senha", receiver.email, words)
        if conta is None:
            message.connection = get_connection(LUGAR_NENHUM)
        deliver_later(message)

    def send_invitation(self, conta: Conta, **words: str) -> None:
        """Mail the invitation to `link`: the same letter, whether the conta is new or known."""
        words["email"] = conta.email
        deliver_later(self.render_mail("contas/email/convite", conta.email, words))

    def send_notification_mail(
        self,
        template_prefix: str,  # noqa: ARG002 - allauth's signature
        user: Conta,
        context: dict[str, Any] | None = None,  # noqa: ARG002 - the same
        email: str | None = None,  # noqa: ARG002 - the same
    ) -> None:
        """Tell the owner that the password was changed: the one notice that we send."""
        em = timezone.localtime().strftime("%d/%m/%Y às %H:%M")
        words = {"em": em, "link": self._absolute(reverse("account_reset_password"))}
        deliver_later(self.render_mail("contas/email/senha_trocada", user.email, words))

    def _absolute(self, path: str) -> str:
        url: str = context.request.build_absolute_uri(path)
        return url


def reserved_for_demo(email: str) -> bool:
    """Whether the address is one of the demo's, which only a demo installation lets in.

    Nobody real has an address in `.example` (RFC 2606).
    """
    return not settings.DEMO and email.endswith(".example")
