"""The door of every view: each declares who may enter, and sees the data only through a viewer.

A view without one of these decorators is refused by the test that lists every address.
"""

from dataclasses import replace
from functools import wraps
from typing import Any, Literal, cast
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from econtador.acessos.viewer import load_viewer, load_vinculos
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Face, Viewer
from econtador.contas.porta import View, ask_login, conta, declare, publica

__all__ = [
    "Requisicao",
    "administrador",
    "admitted",
    "conta",
    "operador",
    "pessoa",
    "publica",
    "viewer_of",
]

Quem = Literal["pessoa", "operador", "administrador"]
SESSAO_PESSOA = "pessoa"


class Requisicao(HttpRequest):
    """A request that has passed the door."""

    viewer: Viewer


def pessoa(view: View) -> View:
    """Any active person of an escritório may enter; the view runs inside `viewing(viewer)`."""
    return _guard(view, "pessoa")


def operador(view: View) -> View:
    """Only operadores."""
    return _guard(view, "operador")


def administrador(view: View) -> View:
    """Only administradores."""
    return _guard(view, "administrador")


def viewer_of(request: HttpRequest) -> Viewer | None:
    """Return who is looking through this face: the pessoa chosen in the session, else the last."""
    chosen = request.session.get(SESSAO_PESSOA)
    viewer = load_viewer(request.user.pk, UUID(chosen) if chosen else None)
    return replace(viewer, face=cast(Face, settings.FACE)) if viewer else None


def admitted(request: HttpRequest) -> Viewer | None:
    """Return who looks, or None where the door would not let in: for what stays open behind it."""
    viewer = viewer_of(request) if request.user.is_authenticated else None
    return viewer if viewer and not _why_not(viewer) else None


def _guard(view: View, quem: Quem) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return ask_login(request)
        viewer = viewer_of(request)
        if viewer is None or _why_not(viewer):
            return _refused(request, viewer)
        request.viewer = viewer  # type: ignore[attr-defined] # what Requisicao declares
        if not _may(viewer, quem):
            return _forbidden(request)
        with viewing(viewer):
            return view(request, *args, **kwargs)

    return declare(guarded, quem)


def _may(viewer: Viewer, quem: Quem) -> bool:
    if quem == "administrador":
        return viewer.administrador
    return quem == "pessoa" or viewer.operador


def _why_not(viewer: Viewer) -> str:
    """Return why a cliente sees nothing here, or '' when the person may enter."""
    if not viewer.cliente:
        return ""
    if settings.SO_OPERADORES:
        return "O PackCRM é do escritório. O seu lugar é o portal eContador."
    if not viewer.empresas.visualizar:
        return f"Nenhuma empresa está liberada para você em {viewer.escritorio_nome}."
    if not viewer.departamentos:
        return f"Nenhum departamento está liberado para você em {viewer.escritorio_nome}."
    return ""


def _without_viewer(request: HttpRequest) -> str:
    if SESSAO_PESSOA in request.session:
        return "O seu acesso a este escritório foi desativado."
    return "O seu acesso está desativado ou ainda não foi liberado por um escritório."


def _refused(request: HttpRequest, viewer: Viewer | None) -> HttpResponse:
    here = viewer.pessoa_id if viewer else None
    others = [v for v in load_vinculos(request.user.pk) if v.pessoa_id != here]
    motivo = _why_not(viewer) if viewer else _without_viewer(request)
    context = {"motivo": motivo, "outros": others}
    return render(request, "acessos/sem_acesso.html", context, status=403)


def _forbidden(request: HttpRequest) -> HttpResponse:
    context = {"codigo": 403, "frase": "Esta página é só para quem administra o escritório."}
    return render(request, "ui/erro.html", context, status=403)
