"""Row 23: Host and client address forged to dodge limits, spoil links or poison a cache."""

from typing import Any

import pytest
from django.test import Client

from econtador.contas.test_senha import arrived
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security.navegador import ask

CLAIMS = [
    "X-Forwarded-For",
    "X-Real-IP",
    "X-Client-IP",
    "X-Originating-IP",
    "X-Remote-Addr",
    "True-Client-IP",
    "CF-Connecting-IP",
    "Fastly-Client-IP",
    "X-Cluster-Client-IP",
    "Forwarded",
    "Via",
]
HOSTS: list[dict[str, Any]] = [
    {"headers": {"Host": "mau.example"}},
    {"headers": {"Host": "testserver.mau.example"}},
    {"headers": {"Host": "testserver:80@mau.example"}},
    {"headers": {"Host": "mau.example:80"}},
    {"headers": {"Host": "testserver\tmau"}},
    {"headers": {"Host": "[::1].mau.example"}},
    {"headers": {"Host": "testserver/mau"}},
]


@pytest.mark.parametrize("header", CLAIMS)
def test_another_claimed_address_is_no_other_count(cena: Cena, header: str) -> None:
    """Ten failures from one address close it, whatever each says of itself."""
    statuses = []
    for number in range(11):
        body = {"login": f"pessoa{number}@x.br", "password": "errada"}
        claim = f"for=203.0.113.{number}" if header == "Forwarded" else f"203.0.113.{number}"
        statuses.append(ask(Client(), "POST", "/entrar", body, headers={header: claim}).status)
    assert statuses == [200] * 10 + [429]


@pytest.mark.parametrize("forged", HOSTS)
def test_a_foreign_host_is_refused_by_pages_and_mails(cena: Cena, forged: dict[str, Any]) -> None:
    for address in ("/", "/entrar", "/saude", "/nada", "/static/ui/css/base.css"):
        if not address.startswith("/static"):
            answer = ask(Client(), "GET", address, **forged)
            assert answer.status in (302, 400, 404), str(answer)
            assert not answer.shows("mau.example")
    sent = ask(Client(), "POST", "/senha/esqueci", {"email": "ana@aurora.example"}, **forged)
    assert sent.status == 400
    assert arrived() == []


@pytest.mark.parametrize(
    "header", ["X-Forwarded-Host", "X-Host", "X-Original-URL", "X-Rewrite-URL"]
)
def test_a_host_or_path_in_another_header_is_not_read(cena: Cena, header: str) -> None:
    headers = {header: "mau.example" if "Host" in header else "/pessoas"}
    asked = ask(
        Client(), "POST", "/senha/esqueci", {"email": "ana@aurora.example"}, headers=headers
    )
    assert asked.status == 302
    assert "mau.example" not in str(arrived()[-1].body)
    page = ask(entered(cena.elenco, "celia"), "GET", "/atendimentos", headers=headers)
    assert "<h1>Atendimentos</h1>" in page.texto
    assert not page.shows("mau.example")
