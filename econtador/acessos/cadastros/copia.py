"""Copiar permissões de…: the rights of one person given to another of the same kind."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from econtador.acessos.cadastros.comum import load, of_the_office
from econtador.acessos.cadastros.formularios import CopiaForm
from econtador.acessos.cadastros.lista import reach_of
from econtador.acessos.models import copy_rights
from econtador.acessos.porta import Requisicao, administrador
from econtador.base.pagina import page_by
from econtador.base.ui.procura import Procura, address
from econtador.pessoas.models import Pessoa, PessoaQuerySet


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def copia(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET /pessoas/<id>/copia?pesquisa=&depois= offers the others, POST copies from one."""
    pessoa = load(request, pk)
    candidatos = of_the_office(request).ativas().filter(tipo=pessoa.tipo).exclude(pk=pk)
    form = CopiaForm(request.POST if request.method == "POST" else None, candidatos=candidatos)
    if not form.is_valid():
        context = {"pessoa": pessoa, "form": form, **_offered(request, pessoa, candidatos)}
        status = 422 if form.errors else 200
        return render(request, "acessos/copia.html", context, status=status)
    de, somar = form.cleaned_data["de"], form.cleaned_data["somar"]
    copy_rights(de, pessoa, author=request.viewer, somar=somar)
    messages.success(request, f"{pessoa} tem agora as permissões de {de}.")
    return redirect("pessoa" if pessoa.operador else "empresas-da-pessoa", pk)


def _offered(request: Requisicao, pessoa: Pessoa, candidatos: PessoaQuerySet) -> dict[str, Any]:
    procura, depois = Procura(request.GET), request.GET.get("depois", "")
    if procura.texto:
        candidatos = candidatos.beginning_with(procura.texto)
    pagina = page_by("nome_chave", candidatos, depois)
    here, aqui = reverse("copiar-permissoes", args=[pessoa.pk]), {"pesquisa": procura.texto}
    return {
        "procura": procura,
        "linhas": reach_of(pagina.linhas),
        "alcance": reach_of([pessoa])[0].alcance,
        "primeira": address(here, **aqui) if depois else "",
        "proxima": address(here, **aqui, depois=pagina.proxima) if pagina.proxima else "",
    }
