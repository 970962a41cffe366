"""A company: what is known of it, its contatos, and why the portal shows it or not."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from econtador.acessos.porta import Requisicao, administrador, operador
from econtador.base.erros import DadoInvalido
from econtador.base.http import add_error
from econtador.base.tempo import written
from econtador.empresas.forms import ZONAS, IntegracaoForm
from econtador.empresas.models import Empresa
from econtador.empresas.presenca import rules_of
from econtador.empresas.views.comum import load


@operador
@require_safe
def empresa(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET /empresas/<id>"""
    return show(request, load(request.viewer, pk), IntegracaoForm())


@administrador
@require_POST
def integracao(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /empresas/<id>/integracao: `acao` ligar or desligar, `motivo`."""
    found = load(request.viewer, pk)
    form = IntegracaoForm(request.POST)
    if form.is_valid():
        try:
            _switch(found, request.POST.get("acao", ""), form.cleaned_data["motivo"], request)
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            return redirect("empresa", pk)
    return show(request, load(request.viewer, pk), form)


@administrador
@require_POST
def arquivamento(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /empresas/<id>/arquivamento"""
    found = load(request.viewer, pk)
    found.archive(author=request.viewer)
    messages.success(request, f"{found} arquivada. O que é dela fica guardado.")
    return redirect("empresa", pk)


@administrador
@require_POST
def restauracao(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /empresas/<id>/restauracao"""
    found = load(request.viewer, pk)
    found.restore(author=request.viewer)
    messages.success(request, f"{found} está de volta entre as ativas.")
    return redirect("empresa", pk)


def show(request: Requisicao, empresa: Empresa, form: IntegracaoForm) -> HttpResponse:
    """Answer with the page of the company; 422 where the form has something to mend."""
    contatos = list(empresa.contatos.by_name())
    em = empresa.integrada_em
    context = {
        "empresa": empresa,
        "zona": ZONAS.get(empresa.fuso, empresa.fuso),
        "contatos": [contato for contato in contatos if contato.ativo],
        "antigos": [contato for contato in contatos if not contato.ativo],
        "regras": rules_of(empresa, request.viewer),
        "integrada_em": written(em, request.viewer.fuso) if em else "",
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "empresas/empresa.html", context, status=status)


def _switch(empresa: Empresa, acao: str, motivo: str, request: Requisicao) -> None:
    if acao == "desligar":
        empresa.hide(motivo=motivo, author=request.viewer)
        messages.success(request, f"Os clientes não veem mais {empresa}.")
    elif acao == "ligar":
        empresa.integrate(motivo=motivo, author=request.viewer)
        messages.success(request, f"Os clientes com acesso já veem {empresa}.")
    else:
        raise DadoInvalido("Escolha ligar ou desligar a integração.")
