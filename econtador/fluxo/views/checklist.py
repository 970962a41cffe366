"""The items of the checklist that each new atendimento of a tipo begins with."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from econtador.acessos.porta import Requisicao, administrador
from econtador.fluxo.forms.partes import ItemForm
from econtador.fluxo.models import ItemModelo
from econtador.fluxo.views.partes import Tela

_tela = Tela(
    modelo=ItemModelo,
    formulario=ItemForm,
    lista="checklist-do-tipo",
    varias="fluxo/checklist.html",
    uma="fluxo/item.html",
    salva="Item {} salvo.",
)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def lista(request: Requisicao, tipo: UUID) -> HttpResponse:
    """GET and POST /tipos/<id>/checklist"""
    return _tela.list_page(request, tipo)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: Requisicao, tipo: UUID, modelo: UUID) -> HttpResponse:
    """GET and POST /tipos/<id>/checklist/<id>"""
    return _tela.one_page(request, tipo, modelo)


_botao = _tela.button()
arquivamento = _botao.view("archive", "Item {} arquivado. Os atendimentos abertos ficam com o seu.")
restauracao = _botao.view("restore", "Item {} em uso de novo, no fim da lista.")
subida = _botao.view("move", passo=-1)
descida = _botao.view("move", passo=1)
