"""Every address, and who may enter: a new one must be written here, or this fails."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

PUBLICA = """
/ /conta-inativa /entrar /primeiro-acesso /robots.txt /sair /saude /tema
/senha/enviada /senha/esqueci /senha/nova/<uidb36>-<key> /senha/pronta
"""
CONTA = "/senha /vinculo/<pessoa_id>"
PESSOA = """
/anexos/<pk> /anexos/<pk>/miniatura /atendimentos /atendimentos/novo /atendimentos/novo/prazo
/atendimentos/<numero> /atendimentos/<numero>/cancelamento /atendimentos/<numero>/dados
/atendimentos/<numero>/pareceres /atendimentos/<numero>/pareceres/novo /empresas/busca
"""
OPERADOR = """
/atendimentos/<numero>/bola /atendimentos/<numero>/confidencial
/atendimentos/<numero>/delegacoes /atendimentos/<numero>/encerramento
/atendimentos/<numero>/reabertura /empresas /empresas/<pk>
"""
ADMINISTRADOR = """
/configuracoes/atendimentos /configuracoes/confidenciais /configuracoes/confidenciais/<pk>
/departamentos /departamentos/<pk> /departamentos/novo /empresas/nova
/pessoas /pessoas/<pk> /pessoas/<pk>/desativacao /pessoas/<pk>/reativacao /pessoas/nova
/pessoas/<pk>/empresas /pessoas/<pk>/empresas/<acesso> /pessoas/<pk>/empresas/<acesso>/revogacao
"""
QUEM_ENTRA = {
    address: quem
    for quem, addresses in {
        "publica": PUBLICA,
        "conta": CONTA,
        "pessoa": PESSOA,
        "operador": OPERADOR,
        "administrador": ADMINISTRADOR,
    }.items()
    for address in addresses.split()
}


def mounted() -> dict[str, Any]:
    """Return every mounted address with its view, `<converter:name>` shortened to `<name>`."""
    return {_plain(route): view for route, view in _walk(get_resolver(), "/")}


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
    assert {route: _guard(view) for route, view in mounted().items()} == QUEM_ENTRA


def test_every_view_carries_its_guard() -> None:
    without = [route for route, view in mounted().items() if _guard(view) is None]
    assert without == []


def test_no_address_is_mounted_twice() -> None:
    routes = [route for route, _ in _walk(get_resolver(), "/")]
    assert sorted(routes) == sorted(set(routes))


@pytest.mark.parametrize("address", sorted(QUEM_ENTRA))
def test_no_address_ends_in_a_slash_but_the_root(address: str) -> None:
    assert address == "/" or not address.endswith("/")


def _guard(view: Any) -> str | None:
    guard: str | None = getattr(view, "entrada", None)
    return guard
