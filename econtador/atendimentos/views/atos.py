"""Acts on a page of their own, with one text: what each is called, says and does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse

from econtador.acessos.porta import Requisicao
from econtador.atendimentos.erros import NaoEncontrado
from econtador.atendimentos.forms.atos import TextoForm
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.views.comum import Recusa, load, refused, to_detail
from econtador.atendimentos.views.formulario import form_page
from econtador.base.erros import DomainError
from econtador.base.viewer import Viewer

PARECER, MOTIVO = 20_000, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Ato:
    """An act. `feito` is said afterwards and takes the number; `check` refuses its page early."""

    titulo: str
    botao: str
    explica: str
    rotulo: str
    feito: str
    do: Callable[[Atendimento, str, Viewer], None]
    check: Callable[[Atendimento, Viewer], None]
    campo: str = "texto"
    obrigatorio: bool = False
    maximo: int = PARECER
    classe: str = "btn-primary"

    def form(self, data: Any = None) -> TextoForm:
        """Return its form, empty or filled."""
        return TextoForm(
            data,
            campo=self.campo,
            rotulo=self.rotulo,
            obrigatorio=self.obrigatorio,
            maximo=self.maximo,
        )


def perform(request: Requisicao, numero: int, ato: Ato) -> HttpResponse:
    """GET shows the page of the act, POST does it; what is refused keeps the text."""
    atendimento = load(request, numero)
    if request.method != "POST":
        ato.check(atendimento, request.viewer)
        return _page(request, atendimento, ato, ato.form())
    form = ato.form(request.POST)
    if not form.is_valid():
        return _page(request, atendimento, ato, form, Recusa())
    try:
        ato.do(atendimento, form.texto, request.viewer)
    except NaoEncontrado:
        raise
    except DomainError as erro:
        return _page(request, atendimento, ato, form, refused(form, erro))
    messages.success(request, ato.feito.format(numero))
    return to_detail(atendimento)


def _page(
    request: Requisicao,
    atendimento: Atendimento,
    ato: Ato,
    form: TextoForm,
    recusa: Recusa | None = None,
) -> HttpResponse:
    more = {"ato": ato, "endereco": request.path}
    return form_page(request, "atendimentos/ato.html", atendimento, form, recusa, **more)
