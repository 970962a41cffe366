"""Desativar: who takes over what the person has, and the report of what was handed over."""

from typing import Any
from uuid import UUID

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from econtador.acessos.porta import Requisicao, administrador
from econtador.atendimentos.forms.desligamento import DesligamentoForm
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.models.desligamento import dismiss
from econtador.base.erros import DadoInvalido, DomainError
from econtador.base.models import Assunto, Auditoria
from econtador.base.tempo import written
from econtador.departamentos.models import Departamento
from econtador.pessoas.models import Pessoa, UltimoAdministrador

SEM_DEPARTAMENTO = "Sem departamento"


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def desativacao(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET /pessoas/<id>/desativacao asks who takes over, and afterwards reports; POST does it."""
    own = Pessoa.objects.filter(escritorio_id=request.viewer.escritorio_id)
    pessoa = get_object_or_404(own, pk=pk)
    if not pessoa.ativa:
        return _report(request, pessoa)
    partes = _parts(pessoa, request)
    nomes = {parte["id"]: parte["nome"] for parte in partes}
    data = request.POST if request.method == "POST" else None
    form = DesligamentoForm(data, viewer=request.viewer, sai=pessoa, partes=nomes)
    if not form.is_valid():
        return _page(request, pessoa, form, partes)
    try:
        dismiss(pessoa, form.sucessao(), author=request.viewer)
    except (DadoInvalido, UltimoAdministrador) as erro:
        return _page(request, pessoa, form, partes, recusa=erro)
    return redirect("desativar-pessoa", pk)


def _page(
    request: Requisicao,
    pessoa: Pessoa,
    form: DesligamentoForm,
    partes: list[dict[str, Any]],
    recusa: DomainError | None = None,
) -> HttpResponse:
    rows = [(form[name], parte) for name, parte in zip(form.partes, partes, strict=True)]
    context = {
        "pessoa": pessoa,
        "form": form,
        "partes": rows,
        "total": sum(parte["total"] for parte in partes),
        "recusa": recusa.mensagem if recusa else "",
    }
    status = recusa.status if recusa else 422 if form.errors else 200
    return render(request, "atendimentos/desligamento.html", context, status=status)


def _parts(pessoa: Pessoa, request: Requisicao) -> list[dict[str, Any]]:
    """Return where something is the person's: how many atendimentos, and whether he answers."""
    open_ones = Atendimento.objects.visible_to(request.viewer).abertos().filter(delegado=pessoa)
    counted = open_ones.order_by().values_list("departamento_id").annotate(total=Count("id"))
    totals = dict(counted)
    deps = Departamento.objects.filter(escritorio_id=pessoa.escritorio_id).in_order()
    parts = [
        {
            "id": each.pk,
            "nome": each.nome,
            "total": totals.get(each.pk, 0),
            "responsavel": each.responsavel_id == pessoa.pk,
        }
        for each in deps
    ]
    without = totals.get(None, 0)
    parts.append({"id": None, "nome": SEM_DEPARTAMENTO, "total": without, "responsavel": False})
    return [part for part in parts if part["total"] or part["responsavel"]]


def _report(request: Requisicao, pessoa: Pessoa) -> HttpResponse:
    told = Auditoria.objects.filter(
        escritorio_id=pessoa.escritorio_id, assunto=Assunto.PESSOA, objeto=pessoa.pk
    )
    entry = told.filter(frase__startswith="desativou ").select_related("autor").order_by("-id")
    found = entry.first()
    em = written(found.em, request.viewer.fuso) if found else ""
    context = {"pessoa": pessoa, "registro": found, "em": em}
    return render(request, "atendimentos/desligada.html", context)
