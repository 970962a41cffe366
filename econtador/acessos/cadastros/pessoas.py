"""Pessoas: operadores and clientes of the escritório, with their departamentos."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from econtador.acessos.cadastros.comum import load, of_the_office
from econtador.acessos.cadastros.convites import invite
from econtador.acessos.cadastros.lista import list_context
from econtador.acessos.cadastros.situacao import invitation_of, substitutions
from econtador.acessos.forms import PessoaForm, departamentos_of
from econtador.acessos.pendencias import pendencias_of
from econtador.acessos.porta import Requisicao, administrador
from econtador.base.erros import DadoInvalido
from econtador.base.http import add_error
from econtador.pessoas.forms import initial_of
from econtador.pessoas.models import Pessoa, TipoPessoa, UltimoAdministrador

CADASTRADA = "Cadastro de {} salvo. O convite foi para o e-mail de entrada."


@administrador
@require_safe
def lista(request: Requisicao) -> HttpResponse:
    """GET /pessoas?ver=clientes|inativas&pesquisa=&depois="""
    context = list_context(of_the_office(request), request.GET)
    return render(request, "acessos/pessoas.html", context)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def nova(request: Requisicao) -> HttpResponse:
    """GET and POST /pessoas/nova?tipo=operador|cliente: the tipo stays for life."""
    asked = request.GET.get("tipo", "")
    tipo = asked if asked in TipoPessoa.values else TipoPessoa.OPERADOR.value
    if request.method != "POST":
        marked = departamentos_of(request.viewer) if tipo == TipoPessoa.CLIENTE else []
        initial = {"departamentos": list(marked)}
        return _page(request, PessoaForm(initial=initial, tipo=tipo, viewer=request.viewer))
    form = PessoaForm(request.POST, tipo=tipo, viewer=request.viewer)
    if form.is_valid():
        try:
            born = Pessoa.register(form.ficha(), tipo=tipo, author=request.viewer)
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            return _welcomed(request, form, born)
    return _page(request, form)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def pessoa(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET and POST /pessoas/<id>"""
    found = load(request, pk)
    if request.method != "POST":
        return _page(request, _form_of(request, found), found)
    form = PessoaForm(request.POST, tipo=found.tipo, pessoa=found, viewer=request.viewer)
    if form.is_valid():
        try:
            found.change(form.ficha(), author=request.viewer)
        except DadoInvalido as erro:
            add_error(form, erro)
        except UltimoAdministrador as erro:
            form.add_error("administrador", erro.mensagem)
            return _page(request, form, found, status=409)
        else:
            return _saved(request, form, found)
    return _page(request, form, load(request, pk))


@administrador
@require_POST
def reativacao(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /pessoas/<id>/reativacao"""
    found = load(request, pk)
    found.reactivate(author=request.viewer)
    messages.success(request, f"{found} volta a entrar, com os direitos que tinha.")
    return redirect("pessoa", pk)


def _welcomed(request: Requisicao, form: PessoaForm, born: Pessoa) -> HttpResponse:
    form.give_departamentos(born)
    invite(request, born)
    messages.success(request, CADASTRADA.format(born))
    if born.operador:
        return redirect("pessoas")
    return redirect("empresas-da-pessoa", born.pk)  # a cliente without empresas sees nothing


def _saved(request: Requisicao, form: PessoaForm, saved: Pessoa) -> HttpResponse:
    form.give_departamentos(saved)
    messages.success(request, f"Dados de {saved} salvos.")
    return redirect("pessoa", saved.pk)


def _form_of(request: Requisicao, pessoa: Pessoa) -> PessoaForm:
    having = pessoa.acessos_departamento.values_list("departamento_id", flat=True)
    initial = {**initial_of(pessoa), "departamentos": list(having)}
    return PessoaForm(initial=initial, tipo=pessoa.tipo, pessoa=pessoa, viewer=request.viewer)


def _beside(request: Requisicao, pessoa: Pessoa | None) -> dict[str, Any]:
    if pessoa is None:
        return {"convite": None, "substituicoes": []}
    ausencias = substitutions(request.viewer, pessoa) if pessoa.operador else []
    return {"convite": invitation_of(pessoa, request.viewer), "substituicoes": ausencias}


def _page(
    request: Requisicao, form: PessoaForm, pessoa: Pessoa | None = None, **more: Any
) -> HttpResponse:
    status = more.pop("status", 422 if form.errors else 200)
    context = {
        "form": form,
        "pessoa": pessoa,
        "operador": form.tipo == TipoPessoa.OPERADOR,
        "pendencias": pendencias_of(pessoa, request.viewer) if pessoa else [],
        **_beside(request, pessoa),
        **more,
    }
    return render(request, "acessos/pessoa.html", context, status=status)
