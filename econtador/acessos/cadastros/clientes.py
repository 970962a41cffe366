"""The clientes of a departamento, page by page: each page is saved on its own."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from econtador.acessos.cadastros.comum import departamentos_of_the_office, of_the_office
from econtador.acessos.cadastros.lista import reach_of
from econtador.acessos.models import AcessoDepartamento
from econtador.acessos.porta import Requisicao, administrador
from econtador.base.pagina import page_by
from econtador.base.ui.formulario import Formulario
from econtador.base.ui.procura import Procura, address
from econtador.departamentos.models import Departamento
from econtador.pessoas.models import Pessoa, PessoaQuerySet, TipoPessoa


class MarcadosForm(Formulario):
    """The clientes that the page showed, and those of them that are marked."""

    mostrados = forms.ModelMultipleChoiceField(queryset=Pessoa.objects.none())
    marcados = forms.ModelMultipleChoiceField(queryset=Pessoa.objects.none(), required=False)

    def __init__(self, *args: Any, clientes: PessoaQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nome in ("mostrados", "marcados"):
            self.fields[nome].queryset = clientes  # type: ignore[attr-defined] # choice fields


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def clientes(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET /departamentos/<id>/clientes?pesquisa=&depois=, POST keeps the marks of that page."""
    departamento = get_object_or_404(departamentos_of_the_office(request), pk=pk)
    todos = of_the_office(request).ativas().filter(tipo=TipoPessoa.CLIENTE)
    if request.method == "POST":
        return _save(request, departamento, todos)
    return render(request, "acessos/clientes.html", _context(request, departamento, todos))


def _save(request: Requisicao, departamento: Departamento, todos: PessoaQuerySet) -> HttpResponse:
    form = MarcadosForm(request.POST, clientes=todos)
    if not form.is_valid():
        context = _context(request, departamento, todos) | {"recusa": RECUSA}
        return render(request, "acessos/clientes.html", context, status=422)
    shown, chosen = form.cleaned_data["mostrados"], form.cleaned_data["marcados"]
    AcessoDepartamento.set_pessoas(departamento, chosen, offered=shown, author=request.viewer)
    messages.success(request, f"Acessos a {departamento} salvos.")
    return redirect(request.get_full_path())


RECUSA = "Um dos clientes marcados não está mais na lista. Confira e salve de novo."


def _context(
    request: Requisicao, departamento: Departamento, todos: PessoaQuerySet
) -> dict[str, Any]:
    procura, depois = Procura(request.GET), request.GET.get("depois", "")
    if procura.texto:
        todos = todos.beginning_with(procura.texto)
    pagina = page_by("nome_chave", todos, depois)
    having = AcessoDepartamento.objects.filter(departamento=departamento, pessoa__in=pagina.linhas)
    here = reverse("clientes-do-departamento", args=[departamento.pk])
    aqui = {"pesquisa": procura.texto}
    return {
        "departamento": departamento,
        "procura": procura,
        "linhas": reach_of(pagina.linhas),
        "tem": set(having.values_list("pessoa_id", flat=True)),
        "esta": request.get_full_path(),
        "primeira": address(here, **aqui) if depois else "",
        "proxima": address(here, **aqui, depois=pagina.proxima) if pagina.proxima else "",
        "recusa": "",
    }
