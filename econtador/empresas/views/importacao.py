"""Importing companies from a sheet: the file, its columns, the check row by row, the saving."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from econtador.acessos.porta import Requisicao, administrador
from econtador.base.erros import DadoInvalido
from econtador.base.http import add_error
from econtador.base.viewer import Viewer
from econtador.empresas.forms.importacao import ArquivoForm, ColunasForm, initial_of
from econtador.empresas.importacao.leitura import read
from econtador.empresas.importacao.saida import MODELO, refused_csv
from econtador.empresas.importacao.tabela import MAX_BYTES
from econtador.empresas.models import Importacao
from econtador.empresas.telas.conferencia import page_of

CSV = "text/csv; charset=utf-8"


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def envio(request: Requisicao) -> HttpResponse:
    """GET and POST /empresas/importacao"""
    if request.method != "POST":
        return _upload(request, ArquivoForm())
    form = ArquivoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            tabela = read(form.cleaned_data["arquivo"].read(MAX_BYTES + 1))
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            nome = form.cleaned_data["arquivo"].name
            nova = Importacao.receive(tabela, nome, author=request.viewer)
            return redirect("importacao", nova.pk)
    return _upload(request, form)


@administrador
@require_safe
def modelo(_request: Requisicao) -> HttpResponse:
    """GET /empresas/importacao/modelo: a CSV to fill in."""
    return _file(MODELO, "modelo-de-empresas.csv")


@administrador
@require_safe
def conferencia(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET /empresas/importacao/<id>?ver=&pagina="""
    found = _load(request.viewer, pk)
    form = ColunasForm(initial=initial_of(found), importacao=found)
    return _check(request, found, form)


@administrador
@require_POST
def colunas(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /empresas/importacao/<id>/colunas"""
    found = _load(request.viewer, pk)
    form = ColunasForm(request.POST, importacao=found)
    if form.is_valid():
        try:
            found.choose(form.colunas(), atualizar=form.atualizar, author=request.viewer)
        except DadoInvalido as erro:
            add_error(form, erro)
        else:
            return redirect("importacao", pk)
    return _check(request, found, form)


@administrador
@require_POST
def confirmacao(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /empresas/importacao/<id>/confirmacao"""
    found = _load(request.viewer, pk)
    try:
        found.confirm(author=request.viewer)
    except DadoInvalido as erro:
        form = ColunasForm(initial=initial_of(found), importacao=found)
        return _check(request, found, form, recusa=erro.mensagem)
    return redirect("importacao", pk)


@administrador
@require_POST
def desistencia(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /empresas/importacao/<id>/desistencia"""
    _load(request.viewer, pk).give_up(author=request.viewer)
    messages.success(request, "Nada foi importado, e a planilha foi esquecida.")
    return redirect("importar-empresas")


@administrador
@require_safe
def recusadas(request: Requisicao, pk: UUID) -> HttpResponse:
    """GET /empresas/importacao/<id>/recusadas: the rows that were refused, to be mended."""
    found = _load(request.viewer, pk)
    return _file(refused_csv(found.cabecalho, found.verdicts()), "empresas-recusadas.csv")


def _load(viewer: Viewer, pk: UUID) -> Importacao:
    own = Importacao.objects.filter(escritorio_id=viewer.escritorio_id).of(viewer.pessoa_id)
    return get_object_or_404(own.kept(timezone.now()), pk=pk)


def _upload(request: Requisicao, form: ArquivoForm) -> HttpResponse:
    here = Importacao.objects.filter(escritorio_id=request.viewer.escritorio_id)
    done = here.exclude(confirmada_em=None).select_related("autor").order_by("-criada_em", "id")
    context = {"form": form, "anteriores": list(done[:5]), "fuso": request.viewer.fuso}
    return render(request, "empresas/envio.html", context, status=422 if form.errors else 200)


def _check(
    request: Requisicao, importacao: Importacao, form: ColunasForm, recusa: str = ""
) -> HttpResponse:
    context = {"importacao": importacao, "form": form, "recusa": recusa}
    context |= page_of(importacao, request.GET)
    status = 422 if form.errors or recusa else 200
    return render(request, "empresas/conferencia.html", context, status=status)


def _file(conteudo: bytes, nome: str) -> HttpResponse:
    disposition = f'attachment; filename="{nome}"'
    return HttpResponse(conteudo, content_type=CSV, headers={"Content-Disposition": disposition})
