"""Loading, which is the permission: what the viewer may not see does not exist."""

from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from econtador.acessos.porta import Requisicao
from econtador.atendimentos.erros import AtendimentoFechado, DelegacaoRecusada, VersaoAntiga
from econtador.atendimentos.models import Atendimento
from econtador.base.erros import DadoInvalido, DomainError, SemPermissao
from econtador.base.http import add_error
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


# What may be refused while the person still sees the atendimento: the form comes back with
# everything that was typed. NaoEncontrado is not among them: then there is nothing to show.
RECUSAS = (AtendimentoFechado, DadoInvalido, DelegacaoRecusada, SemPermissao, VersaoAntiga)


@dataclass(frozen=True, slots=True)
class Recusa:
    """How a page answers what was refused: its status, and the question of a stale save."""

    status: int = 422
    pergunta: VersaoAntiga | None = None


def refused(form: forms.Form, erro: DomainError) -> Recusa:
    """Say on the form what was refused and return what its page needs to show it again."""
    if isinstance(erro, VersaoAntiga):
        return Recusa(erro.status, erro)
    add_error(form, erro)
    return Recusa(erro.status)
