"""Every address, and who may enter: a new one must be written here, or this fails."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

LISTA = Path(__file__).with_name("enderecos.txt").read_text(encoding="utf-8").splitlines()
QUEM_ENTRA = {
    address: quem for quem, address in (line.split() for line in LISTA if not line.startswith("#"))
}
FACES = ("portal", "packcrm")
DO_ESCRITORIO = ("/bi", "/painel")  # what only PackCRM mounts begins with one of these


def mounted(face: str) -> dict[str, Any]:
    """Return every address of a face with its view, `<converter:name>` shortened to `<name>`."""
    return {_plain(route): view for route, view in _routes(face)}


def _routes(face: str) -> Iterator[tuple[str, Any]]:
    return _walk(get_resolver(f"econtador.{face}.urls"), "/")


def _walk(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, Any]]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        else:
            yield from _walk(pattern, route)


def _plain(route: str) -> str:
    """Shorten what a path or a regular expression names: `<int:numero>` to `<numero>`."""
    for converter in ("int:", "uuid:", "str:", "slug:"):
        route = route.replace(f"<{converter}", "<")
    for part in (r"(?P<uidb36>[0-9A-Za-z]+)", r"(?P<key>[-\w]+)"):
        route = route.replace(part, part[part.index("<") : part.index(">") + 1])
    return route.replace("^", "").replace("$", "")


def test_every_address_is_declared_here_with_its_guard() -> None:
    assert {route: _guard(view) for route, view in mounted("packcrm").items()} == QUEM_ENTRA


def test_the_portal_mounts_all_but_the_work_of_the_office() -> None:
    shared = {route for route in QUEM_ENTRA if not route.startswith(DO_ESCRITORIO)}
    assert set(mounted("portal")) == shared


@pytest.mark.parametrize("face", FACES)
def test_every_view_carries_its_guard(face: str) -> None:
    without = [route for route, view in mounted(face).items() if _guard(view) is None]
    assert without == []


@pytest.mark.parametrize("face", FACES)
def test_no_address_is_mounted_twice(face: str) -> None:
    routes = [route for route, _ in _routes(face)]
    assert sorted(routes) == sorted(set(routes))


@pytest.mark.parametrize("address", sorted(QUEM_ENTRA))
def test_no_address_ends_in_a_slash_but_the_root(address: str) -> None:
    assert address == "/" or not address.endswith("/")


def _guard(view: Any) -> str | None:
    guard: str | None = getattr(view, "entrada", None)
    return guard
