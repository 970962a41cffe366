"""The page behind the link of an invitation: no login yet, hence no viewer."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from econtador.contas.forms import PrimeiraSenhaForm
from econtador.contas.models import Conta
from econtador.contas.porta import publica
from econtador.pessoas.models import Convidado, accept, convidado_by


@publica
@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def convite(request: HttpRequest, segredo: str) -> HttpResponse:
    """GET shows the invitation and uses nothing up, as mail scanners follow links; POST accepts."""
    convidado = convidado_by(segredo)
    if convidado is None:
        return render(request, "pessoas/convite_vencido.html", status=404)
    conta = Conta.objects.get(pk=convidado.conta_id)
    form = _form(request, conta)
    if request.method == "POST" and (form is None or form.is_valid()):
        get_adapter(request).forgive_attempts(_accepted(segredo, form))
        return redirect("account_reset_password_from_key_done" if form else "account_login")
    return _page(request, convidado, conta, form)


def _form(request: HttpRequest, conta: Conta) -> PrimeiraSenhaForm | None:
    """Return the form that asks for a password, or None where the conta has one already."""
    if conta.has_usable_password():
        return None
    return PrimeiraSenhaForm(request.POST if request.method == "POST" else None, conta=conta)


def _accepted(segredo: str, form: PrimeiraSenhaForm | None) -> Conta:
    return accept(segredo, senha=form.cleaned_data["password1"] if form else "")


def _page(
    request: HttpRequest, convidado: Convidado, conta: Conta, form: PrimeiraSenhaForm | None
) -> HttpResponse:
    context = {"convidado": convidado, "conta": conta, "form": form}
    status = 422 if form and form.errors else 200
    return render(request, "pessoas/convite.html", context, status=status)
