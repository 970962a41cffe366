"""Reading a list out of a page: names of its rows, addresses of its links, number of queries."""

import re
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def names_of(html: str) -> list[str]:
    """Return the names of the rows, in order."""
    return [
        unescape(nome) for nome in re.findall(r'class="[^"]*row-link[^"]*"[^>]*>([^<]*)<', html)
    ]


def next_of(html: str) -> str:
    """Return the address of the next page, '' on the last."""
    found = re.search(r'rel="next" href="([^"]*)"', html)
    return unescape(found[1]) if found else ""


def groups_of(html: str) -> dict[str, list[str]]:
    """Return the names under each head, and the count of the head in its key: "Fiscal (3)"."""
    parts = re.split(r'<tr class="group-head">', html)[1:]
    return {_head(part): names_of(part.split("</tbody>")[0]) for part in parts}


def queries_of(client: Client, address: str) -> int:
    """Return how many queries the page takes."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def _head(part: str) -> str:
    found = re.search(r'<strong>([^<]*)</strong><span class="count">([^<]*)<', part)
    assert found
    return unescape(f"{found[1]} ({found[2]})")
