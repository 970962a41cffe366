"""The checklist of an atendimento: an item done, waived with a reason, or pending again."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from econtador.acessos.porta import Requisicao, operador
from econtador.atendimentos.models import Atendimento, Item
from econtador.atendimentos.views.atos import MOTIVO, Ato, perform
from econtador.atendimentos.views.comum import load, to_detail
from econtador.base.viewer import Viewer


@operador
@require_POST
def feito(request: Requisicao, numero: int, pk: UUID) -> HttpResponse:
    """POST /atendimentos/42/itens/<id>/feito"""
    atendimento = load(request, numero)
    atendimento.check_item(_item(atendimento, pk), author=request.viewer)
    return to_detail(atendimento)


@operador
@require_POST
def pendente(request: Requisicao, numero: int, pk: UUID) -> HttpResponse:
    """POST /atendimentos/42/itens/<id>/pendente"""
    atendimento = load(request, numero)
    atendimento.reopen_item(_item(atendimento, pk), author=request.viewer)
    return to_detail(atendimento)


@operador
@require_http_methods(["GET", "HEAD", "POST"])
def dispensa(request: Requisicao, numero: int, pk: UUID) -> HttpResponse:
    """GET and POST /atendimentos/42/itens/<id>/dispensa"""
    item = _item(load(request, numero), pk)

    def waive(atendimento: Atendimento, motivo: str, viewer: Viewer) -> None:
        atendimento.waive_item(item, motivo, author=viewer)

    ato = Ato(
        titulo=f"Dispensar “{item.rotulo}”",
        botao="Dispensar",
        explica="O item deixa de impedir o encerramento. O motivo fica no histórico.",
        rotulo="Motivo",
        feito="Item do atendimento {} dispensado.",
        do=waive,
        check=lambda atendimento, _: atendimento.require_open(),
        campo="motivo",
        obrigatorio=True,
        maximo=MOTIVO,
    )
    return perform(request, numero, ato)


def _item(atendimento: Atendimento, pk: UUID) -> Item:
    found = Item.objects.filter(atendimento_id=atendimento.pk, pk=pk).first()
    if found is None:
        raise Http404("Item não encontrado.")
    return found
