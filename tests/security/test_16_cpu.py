"""Row 16: text that eats CPU. Every reader of free text is given the worst of it.

Bounds are in seconds of CPU of this process, generous by a factor of about a hundred: what is
sought is quadratic or exponential work, which 20,000 characters would show in minutes.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from econtador.arquivos.nomes import clean, content_disposition
from econtador.atendimentos.mencoes import mentioned_in
from econtador.atendimentos.models import Atendimento
from econtador.base.brasil.documento import parse
from econtador.base.brasil.erros import DocumentoInvalido, TelefoneInvalido
from econtador.base.brasil.telefone import parse as parse_telefone
from econtador.base.texto import excerpt, fold, initials
from econtador.busca.palavras import to_tsquery_text, words
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security.navegador import ask

TETO = 2.0
TAMANHO = 20_000
TEXTS = {
    "one word": "a" * TAMANHO,
    "digits": "9" * TAMANHO,
    "many @": "@" * TAMANHO,
    "names": "@Bruno Lima " * (TAMANHO // 12),
    "half names": "@Bruno Lim " * (TAMANHO // 11),
    "spaces": " " * (TAMANHO - 1) + "x",
    "lines": "\n" * (TAMANHO - 1) + "x",
    "masks": "1.2-3/4" * (TAMANHO // 7),
    "dots": "a." * (TAMANHO // 2),
    "words": " ".join(f"p{n}" for n in range(3000)),
    "accents": "e\u0301" * (TAMANHO // 2),
    "zalgo": "a" + "\u0300\u0301" * (TAMANHO // 2 - 1),
    "expanding": "\ufdfa" * (TAMANHO // 20),
    "brackets": "[" * (TAMANHO // 2) + "](" * (TAMANHO // 4),
    "stars": "*a_ " * (TAMANHO // 4),
    "quotes": ">" * TAMANHO,
    "tags": "<" * TAMANHO,
    "entities": "&amp;" * (TAMANHO // 5),
    "urls": "http://a.b/" * (TAMANHO // 11),
    "phones": "(11) 9" * (TAMANHO // 6),
    "rtl": "\u202e" * TAMANHO,
}


def _parse_document(text: str) -> object:
    try:
        return parse(text)
    except DocumentoInvalido:
        return None


def _parse_phone(text: str) -> object:
    try:
        return parse_telefone(text[:40])  # the field's own limit
    except TelefoneInvalido:
        return None


READERS: dict[str, Callable[[str], object]] = {
    "fold": fold,
    "initials": initials,
    "excerpt": excerpt,
    "words": words,
    "query": to_tsquery_text,
    "file name": clean,
    "header": content_disposition,
    "documento": _parse_document,
    "telefone": _parse_phone,
}


@contextmanager
def bounded(what: str) -> Iterator[None]:
    begun = time.process_time()
    yield
    spent = time.process_time() - begun
    assert spent < TETO, f"{what}: {spent:.1f} s"


@pytest.mark.parametrize("reader", READERS)
def test_no_reader_of_text_is_slow(reader: str) -> None:
    for name, text in TEXTS.items():
        with bounded(f"{reader} of {name}"):
            READERS[reader](text)


def test_mentions_cost_one_query_whatever_is_written(cena: Cena) -> None:
    for name, text in TEXTS.items():
        with cena.by("bruno") as bruno, bounded(name), CaptureQueriesContext(connection) as asked:
            mentioned_in(text, bruno)
        assert len(asked) <= 1, name


def test_a_parecer_of_any_text_is_written_and_shown(cena: Cena, das: Atendimento) -> None:
    client = entered(cena.elenco, "bruno")
    address = f"/atendimentos/{das.numero}"
    for name, text in TEXTS.items():
        with bounded(name):
            body = {"texto": text, "nota_interna": "on"}
            assert ask(client, "POST", f"{address}/pareceres", body).status in (302, 422), name
    with bounded("the thread of all of them"):
        assert ask(client, "GET", address).status == 200
    with bounded("the list"):
        assert ask(client, "GET", "/atendimentos").status == 200


def test_a_text_beyond_its_limit_is_refused_unread(cena: Cena, das: Atendimento) -> None:
    client = entered(cena.elenco, "celia")
    address = f"/atendimentos/{das.numero}/pareceres"
    for size, status in ((TAMANHO + 1, 422), (3 * 1024 * 1024, 400)):
        with bounded(f"{size} characters"):
            assert ask(client, "POST", address, {"texto": "a" * size}).status == status


@pytest.mark.parametrize("name", TEXTS)
def test_a_search_of_any_text_answers(cena: Cena, das: Atendimento, name: str) -> None:
    client = entered(cena.elenco, "bruno")
    with bounded(name):
        for page in ("/atendimentos?pesquisa=", "/empresas/busca?q="):
            answer = ask(client, "GET", page.split("?")[0], {page.split("?")[1][:-1]: TEXTS[name]})
            assert answer.status == 200


def test_a_search_of_two_hundred_characters_is_one_query_of_words(cena: Cena) -> None:
    """The longest that the field lets through."""
    client = entered(cena.elenco, "bruno")
    for text in ("a " * 100, "a.b-" * 50, "é" * 200, "& | ! " * 33):
        with bounded(text[:9]):
            assert ask(client, "GET", "/atendimentos", {"pesquisa": text}).status == 200


def test_a_long_login_and_a_long_password_are_refused_before_hashing(cena: Cena) -> None:
    client = entered(cena.elenco, "bruno")
    client.logout()
    for name, text in TEXTS.items():
        with bounded(name):
            body = {"login": text, "password": text * 10}
            assert ask(client, "POST", "/entrar", body).status in (200, 400, 429), name
