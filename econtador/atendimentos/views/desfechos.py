"""How an atendimento ends: concluded, cancelled, by agreement, by silence; and reopened."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from econtador.acessos.porta import Requisicao, operador, pessoa
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.views.atos import MOTIVO, Ato, perform
from econtador.atendimentos.views.comum import load, to_detail
from econtador.base.viewer import Viewer

GET_E_POST = ["GET", "HEAD", "POST"]


def _answerable(atendimento: Atendimento, viewer: Viewer) -> None:
    atendimento.require("responder", viewer)
    atendimento.require_open()


def _cancellable(atendimento: Atendimento, viewer: Viewer) -> None:
    atendimento.require("excluir", viewer)
    atendimento.require_open()


def _reopenable(atendimento: Atendimento, viewer: Viewer) -> None:
    atendimento.check_reopening(viewer, timezone.now())


ENCERRAR = Ato(
    titulo="Encerrar o atendimento",
    botao="Encerrar atendimento",
    explica="Não recebe novos pareceres; dentro do prazo do escritório pode ser reaberto.",
    rotulo="Parecer final",
    feito="Atendimento {} encerrado.",
    do=lambda a, texto, viewer: a.conclude(author=viewer, texto=texto),
    check=_answerable,
)
CANCELAR = Ato(
    titulo="Cancelar o atendimento",
    botao="Cancelar atendimento",
    explica="Um atendimento cancelado fica guardado com todos os pareceres e não volta a ficar em"
    " aberto.",
    rotulo="Motivo do cancelamento",
    feito="Atendimento {} cancelado.",
    do=lambda a, motivo, viewer: a.cancel(motivo, author=viewer),
    check=_cancellable,
    campo="motivo",
    obrigatorio=True,
    maximo=MOTIVO,
    classe="btn-danger-strong",
)
REABRIR = Ato(
    titulo="Reabrir o atendimento",
    botao="Reabrir atendimento",
    explica="Volta a ficar em aberto, com o mesmo número, e a bola fica com o escritório.",
    rotulo="Motivo",
    feito="Atendimento {} reaberto.",
    do=lambda a, motivo, viewer: a.reopen(author=viewer, motivo=motivo),
    check=_reopenable,
    campo="motivo",
    maximo=MOTIVO,
)
PEDIR = Ato(
    titulo="Pedir encerramento",
    botao="Pedir encerramento",
    explica="O escritório é avisado e decide. Enquanto isso o atendimento continua em aberto.",
    rotulo="O que deseja dizer",
    feito="Encerramento do atendimento {} pedido.",
    do=lambda a, texto, viewer: a.request_conclusion(author=viewer, texto=texto),
    check=_answerable,
    maximo=MOTIVO,
)
PROPOR = Ato(
    titulo="Propor encerramento",
    botao="Propor encerramento",
    explica="O cliente é avisado e confirma ou recusa. Sem resposta no prazo do escritório, o"
    " atendimento é encerrado.",
    rotulo="O que deseja dizer ao cliente",
    feito="Encerramento do atendimento {} proposto ao cliente.",
    do=lambda a, texto, viewer: a.propose_conclusion(author=viewer, texto=texto),
    check=_answerable,
    maximo=MOTIVO,
)
RECUSAR = Ato(
    titulo="Recusar o encerramento",
    botao="Recusar encerramento",
    explica="O atendimento continua em aberto, e quem pediu é avisado do motivo.",
    rotulo="Por que não deve ser encerrado",
    feito="O atendimento {} continua em aberto.",
    do=lambda a, motivo, viewer: a.refuse_conclusion(motivo, author=viewer),
    check=_answerable,
    campo="motivo",
    maximo=MOTIVO,
)


@operador
@require_http_methods(GET_E_POST)
def encerramento(request: Requisicao, numero: int) -> HttpResponse:
    """GET and POST /atendimentos/42/encerramento"""
    return perform(request, numero, ENCERRAR)


@pessoa
@require_http_methods(GET_E_POST)
def cancelamento(request: Requisicao, numero: int) -> HttpResponse:
    """GET and POST /atendimentos/42/cancelamento"""
    return perform(request, numero, CANCELAR)


@operador
@require_http_methods(GET_E_POST)
def reabertura(request: Requisicao, numero: int) -> HttpResponse:
    """GET and POST /atendimentos/42/reabertura"""
    return perform(request, numero, REABRIR)


@pessoa
@require_http_methods(GET_E_POST)
def pedido(request: Requisicao, numero: int) -> HttpResponse:
    """GET and POST /atendimentos/42/pedido-de-encerramento"""
    return perform(request, numero, PEDIR)


@operador
@require_http_methods(GET_E_POST)
def proposta(request: Requisicao, numero: int) -> HttpResponse:
    """GET and POST /atendimentos/42/proposta-de-encerramento"""
    return perform(request, numero, PROPOR)


@pessoa
@require_http_methods(GET_E_POST)
def recusa(request: Requisicao, numero: int) -> HttpResponse:
    """GET and POST /atendimentos/42/recusa-do-encerramento: or takes back what was asked."""
    return perform(request, numero, RECUSAR)


@pessoa
@require_POST
def confirmacao(request: Requisicao, numero: int) -> HttpResponse:
    """POST /atendimentos/42/confirmacao-do-encerramento"""
    atendimento = load(request, numero)
    atendimento.confirm_conclusion(author=request.viewer)
    messages.success(request, f"Atendimento {numero} encerrado.")
    return to_detail(atendimento)
