"""The outer door: views that need no pessoa of an escritório. The inner one is `acessos.porta`."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

View = Callable[..., HttpResponseBase]


def publica(view: View) -> View:
    """Anybody may enter; the view sees no data of an escritório."""
    return declare(view, "publica")


def conta(view: View) -> View:
    """Whoever is logged in may enter; the view sees no data of an escritório."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return ask_login(request)
        return view(request, *args, **kwargs)

    return declare(guarded, "conta")


def declare(view: View, quem: str) -> View:
    """Write on the view who may enter: the test of addresses refuses one that does not say."""
    view.entrada = quem  # type: ignore[attr-defined] # a function carries it
    return view


def ask_login(request: HttpRequest) -> HttpResponseBase:
    """Send to `/entrar`, and back afterwards; htmx is told to load the whole page."""
    if not request.headers.get("HX-Request"):
        return redirect_to_login(request.get_full_path())
    login = redirect_to_login(_page_of(request))
    return HttpResponse(status=401, headers={"HX-Redirect": login.url})


def stays_here(request: HttpRequest, url: str) -> bool:
    """Whether `url` is an address of this very site: a path, or this scheme, host and port."""
    return url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


def _page_of(request: HttpRequest) -> str:
    page = request.headers.get("HX-Current-URL", "")
    return page if page and stays_here(request, page) else "/"
