"""The pages of what a tipo has several of: the list with a form below it, and the page of one."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from econtador.acessos.porta import Requisicao
from econtador.base.erros import DomainError
from econtador.fluxo.models import Tipo
from econtador.fluxo.views.comum import Botao, load_tipo, save


@dataclass(frozen=True, slots=True)
class Tela:
    """One kind of part: its model and form, the address of its list, its two templates.

    `salva` is what is said with the name of the part in it.
    """

    modelo: Any
    formulario: Any
    lista: str
    varias: str
    uma: str
    salva: str

    def list_page(self, request: Requisicao, tipo: UUID) -> HttpResponse:
        """GET shows those of the tipo, POST adds one."""
        found = load_tipo(request, tipo)
        if request.method != "POST":
            return self._list(request, found, self.formulario())
        form = self.formulario(request.POST)
        nova = save(form, self.modelo.add, found, author=request.viewer)
        if nova is None:
            return self._list(request, found, form)
        messages.success(request, self.salva.format(nova))
        return redirect(self.lista, tipo)

    def one_page(self, request: Requisicao, tipo: UUID, pk: UUID) -> HttpResponse:
        """GET shows one to be changed, POST changes it."""
        found = self.load(request, tipo, pk)
        if request.method != "POST":
            return self._one(request, found, self.formulario(initial=self._initial(found)))
        form = self.formulario(request.POST)
        if save(form, found.change, author=request.viewer) is None:
            return self._one(request, self.load(request, tipo, pk), form)
        messages.success(request, self.salva.format(found))
        return redirect(self.lista, tipo)

    def button(self) -> Botao:
        """Return the actions of one button on a part of this kind."""
        return Botao(
            carregar=lambda request, tipo, **parte: self.load(request, tipo, *parte.values()),
            volta=lambda parte: reverse(self.lista, args=[parte.tipo_id]),
            recusada=self._refused,
        )

    def load(self, request: Requisicao, tipo: UUID, pk: UUID) -> Any:
        """Return the part, of that tipo of the viewer's escritório. Raises Http404."""
        of_the_tipo = self.modelo.objects.filter(tipo=load_tipo(request, tipo))
        return get_object_or_404(of_the_tipo.select_related("tipo__departamento"), pk=pk)

    def _initial(self, parte: Any) -> dict[str, Any]:
        initial: dict[str, Any] = self.formulario.initial_of(parte)
        return initial

    def _refused(self, request: Requisicao, parte: Any, recusa: DomainError) -> HttpResponse:
        return self._list(request, parte.tipo, self.formulario(), recusa)

    def _list(
        self, request: Requisicao, tipo: Tipo, form: Any, recusa: DomainError | None = None
    ) -> HttpResponse:
        todas = self.modelo.objects.filter(tipo=tipo).in_order()
        context = {
            "tipo": tipo,
            "form": form,
            "recusa": recusa,
            "partes": [parte for parte in todas if parte.em_uso],
            "arquivadas": [parte for parte in todas if not parte.em_uso],
        }
        status = recusa.status if recusa else 422 if form.errors else 200
        return render(request, self.varias, context, status=status)

    def _one(self, request: Requisicao, parte: Any, form: Any) -> HttpResponse:
        context = {"tipo": parte.tipo, "parte": parte, "form": form}
        status = 422 if form.errors else 200
        return render(request, self.uma, context, status=status)
