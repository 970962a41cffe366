"""Every address of the URLconf with real ids in it: a new one is attacked unnamed."""

import re
from collections.abc import Iterator
from itertools import product
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver

from tests.security.alvo import Alvo

HOLE = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
EXPRESSION = re.compile(r"\(\?P<(\w+)>[^)]*\)")
NOWHERE = 987_654


def patterns() -> list[str]:
    """Return every route: `/atendimentos/<int:numero>/dados`."""
    return [_plain(route) for route in _walk(get_resolver(), "/")]


def holes(route: str) -> list[tuple[str, str]]:
    """Return (converter, name) of each part of the route that an id fills."""
    return [(found["kind"] or "str", found["name"]) for found in HOLE.finditer(route)]


def every_address(alvo: Alvo) -> list[str]:
    """Return every address, each hole filled with each id of the targets that leads somewhere."""
    return [address for route in patterns() for address in filled(route, alvo)]


def with_ids(alvo: Alvo) -> list[str]:
    """Return the addresses that name a record."""
    return [address for route in patterns() if holes(route) for address in filled(route, alvo)]


def filled(route: str, alvo: Alvo) -> list[str]:
    """Return the addresses of one route. Of several holes only the true pairs are tried."""
    names = holes(route)
    if len(names) > 1:
        return [_fill(route, [_true(alvo, name) for _, name in names])]
    choices = [_choices(kind, route, alvo) for kind, _ in names]
    return [_fill(route, list(values)) for values in product(*choices)]


def nowhere(route: str) -> str:
    """Return an address of the route that names what does not exist."""
    return _fill(route, [_unknown(kind) for kind, _ in holes(route)])


def _walk(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from _walk(pattern, route)


def _plain(route: str) -> str:
    return EXPRESSION.sub(r"<\1>", route).replace("^", "").replace("$", "")


def _fill(route: str, values: list[object]) -> str:
    rest = iter(values)
    return HOLE.sub(lambda _: str(next(rest)), route)


def _choices(kind: str, route: str, alvo: Alvo) -> list[object]:
    if kind == "int":
        return [alvo.das.numero, alvo.sigilo.numero]
    if kind == "uuid":
        return list(alvo.ids.get(route.split("/")[1], alvo.every_id))
    return [alvo.das.pk.hex]


def _true(alvo: Alvo, name: str) -> object:
    known: dict[str, object] = {
        "numero": alvo.das.numero,
        "pk": alvo.cena.pk("celia"),
        "acesso": alvo.acesso,
        "empresa": alvo.cena.elenco.sol.pk,
        "contato": alvo.contato,
        "tipo": alvo.das.tipo_id,
        "pergunta": alvo.pergunta,
        "modelo": alvo.modelo,
        "uidb36": alvo.cena.pessoa("celia").conta_id.hex,
        "key": "set-password",
    }
    return known[name]


def _unknown(kind: str) -> object:
    return {"int": NOWHERE, "uuid": uuid4()}.get(kind, "nada")
