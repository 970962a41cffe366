"""The questions of the form that opens an atendimento of a tipo."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from econtador.acessos.porta import Requisicao, administrador
from econtador.fluxo.forms.partes import PerguntaForm
from econtador.fluxo.models import Pergunta
from econtador.fluxo.views.partes import Tela

_tela = Tela(
    modelo=Pergunta,
    formulario=PerguntaForm,
    lista="perguntas-do-tipo",
    varias="fluxo/perguntas.html",
    uma="fluxo/pergunta.html",
    salva="Pergunta {} salva.",
)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def lista(request: Requisicao, tipo: UUID) -> HttpResponse:
    """GET and POST /tipos/<id>/perguntas"""
    return _tela.list_page(request, tipo)


@administrador
@require_http_methods(["GET", "HEAD", "POST"])
def pergunta(request: Requisicao, tipo: UUID, pergunta: UUID) -> HttpResponse:
    """GET and POST /tipos/<id>/perguntas/<id>"""
    return _tela.one_page(request, tipo, pergunta)


_botao = _tela.button()
arquivamento = _botao.view("archive", "Pergunta {} arquivada. O que já foi respondido fica.")
restauracao = _botao.view("restore", "Pergunta {} em uso de novo, no fim da lista.")
subida = _botao.view("move", passo=-1)
descida = _botao.view("move", passo=1)
