"""What belongs to no room: the way in, the look, the health."""

from importlib.metadata import version

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from econtador.contas.porta import View, publica, stays_here
from econtador.moldura.contexto import TEMAS
from econtador.moldura.fundacao import installed

UM_ANO = 60 * 60 * 24 * 365


def inicio_em(trabalho: str) -> View:
    """Return the view of `GET /`: to the face's work, or to the first page of an installation."""

    @publica
    @require_safe
    def inicio(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
        return redirect(trabalho if installed() else "primeiro-acesso")

    return inicio


@publica
@require_POST
def tema(request: HttpRequest) -> HttpResponse:
    """POST /tema: keep the look in a cookie, which the script of the page may change too."""
    chosen = request.POST.get("tema")
    response = redirect(_back(request))
    if chosen in TEMAS:
        response.set_cookie(
            "tema", chosen, max_age=UM_ANO, samesite="Lax", secure=request.is_secure()
        )
    return response


@publica
@require_safe
@never_cache
def saude(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """GET /saude: 200 while the database answers, else 503. For machines that watch."""
    ok = _database_answers()
    return JsonResponse({"ok": ok, "versao": version("econtador")}, status=200 if ok else 503)


@publica
@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """GET /robots.txt: nothing here is for search engines."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")


def _back(request: HttpRequest) -> str:
    page = request.headers.get("Referer", "")
    return page if page and stays_here(request, page) else "/"


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
