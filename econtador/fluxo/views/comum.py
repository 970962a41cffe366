"""What the screens of this room share: loading, searching, saving, actions of one button."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from econtador.acessos.porta import Requisicao, administrador
from econtador.base.erros import DadoInvalido, DomainError
from econtador.base.http import add_error
from econtador.base.texto import fold
from econtador.base.ui.procura import Procura, address
from econtador.base.viewer import Viewer
from econtador.fluxo.models import Tipo

M = TypeVar("M", bound=Model)
R = TypeVar("R")


def load(request: Requisicao, model: type[M], pk: UUID, **where: Any) -> M:
    """Return the record of the viewer's escritório. Raises Http404."""
    of_the_office = model._default_manager.filter(escritorio_id=request.viewer.escritorio_id)
    return get_object_or_404(of_the_office, pk=pk, **where)


def load_tipo(request: Requisicao, tipo: UUID) -> Tipo:
    """Return the tipo of the viewer's escritório with its departamento. Raises Http404."""
    of_the_office = Tipo.objects.filter(escritorio_id=request.viewer.escritorio_id)
    return get_object_or_404(of_the_office.select_related("departamento"), pk=tipo)


def matching(rows: Iterable[R], texto: str) -> list[R]:
    """Return the rows whose name holds `texto`, accents and capitals aside.

    An escritório has some dozens of these: all are read, and none is paged.
    """
    wanted = fold(texto)
    return [row for row in rows if wanted in fold(str(row))]


def tabs_of(
    lista: str, marca: str, rows: list[Any], request: Requisicao
) -> list[dict[str, object]]:
    """Return the tabs of a list, those in use and the archived ones, each with how many it has.

    `lista` names the address of the list, `marca` is the value of `ver` for the archived.
    """
    em_uso = sum(row.em_uso for row in rows)
    visoes = {"": ("Em uso", em_uso), marca: (marca.capitalize(), len(rows) - em_uso)}
    procurado = Procura(request.GET).texto
    return [
        {
            "rotulo": rotulo,
            "url": address(reverse(lista), ver=ver, pesquisa=procurado),
            "atual": (request.GET.get("ver") == marca) is bool(ver),
            "contagem": quantos,
        }
        for ver, (rotulo, quantos) in visoes.items()
    ]


def save(form: Any, verb: Callable[..., R], *args: Any, author: Viewer) -> R | None:
    """Call the verb with the ficha of a valid form and return what it returned, else None.

    After None the form tells what is wrong, beside the field that it is about.
    """
    if not form.is_valid():
        return None
    try:
        return verb(*args, form.ficha(), author=author)
    except DadoInvalido as erro:
        add_error(form, erro)
        return None


@dataclass(frozen=True, slots=True)
class Botao:
    """The actions of one button on a kind of record.

    `carregar` takes the request and the ids of the address; `volta` gives the address to go to
    afterwards, `recusada` the page that tells what the verb refused.
    """

    carregar: Callable[..., Any]
    volta: Callable[[Any], str]
    recusada: Callable[[Requisicao, Any, DomainError], HttpResponse]

    def view(self, verbo: str, dito: str = "", **how: Any) -> Any:
        """Return the view of the POST that calls the verb; `dito` is said, the name in it."""

        @administrador
        @require_POST
        def view(request: Requisicao, **ids: UUID) -> HttpResponse:
            found = self.carregar(request, **ids)
            try:
                getattr(found, verbo)(author=request.viewer, **how)
            except DomainError as erro:
                return self.recusada(request, self.carregar(request, **ids), erro)
            if dito:
                messages.success(request, dito.format(found))
            return redirect(self.volta(found))

        return view
