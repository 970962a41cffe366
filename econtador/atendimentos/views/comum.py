"""Loading, which is the permission: what the viewer may not see does not exist."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from econtador.acessos.porta import Requisicao
from econtador.atendimentos.models import Atendimento
from econtador.base.viewer import Viewer


def load(request: Requisicao, numero: int) -> Atendimento:
    """Return the atendimento of this number with what every screen shows. Raises Http404."""
    found = (
        Atendimento.objects.visible_to(request.viewer)
        .select_related("empresa", "departamento", "fase", "tipo", "delegado", "autor")
        .filter(numero=numero)
        .first()
    )
    if found is None:
        raise Http404("Atendimento não encontrado.")
    return found


def to_detail(atendimento: Atendimento) -> HttpResponse:
    """Send the browser back to the atendimento."""
    return redirect("atendimento", atendimento.numero)


def draft_key(viewer: Viewer, numero: int | None = None) -> str:
    """Return the name under which the browser keeps what is being typed, per person."""
    return f"{viewer.pessoa_id}:{numero or 'novo'}"
