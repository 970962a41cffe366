"""Row 13: injection through sort, filter key, search operator, token: nothing breaks or widens."""

import io
from urllib.parse import quote, urlencode

import pytest
from django.core import signing

from config.wsgi import application
from econtador.base.pagina import SALT as POR_NOME
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security import enderecos
from tests.security.alvo import Alvo
from tests.security.navegador import HTMX, ask

LISTS = ("/atendimentos", "/empresas", "/pessoas", "/departamentos", "/empresas/busca")
FIELDS = (
    *("pesquisa", "empresa", "empresa_nome", "departamento", "delegado", "tipo", "fase", "status"),
    *("ordem", "bola", "prioridade", "aberto_de", "aberto_ate", "prazo_de", "prazo_ate", "depois"),
    *("nao_lidos", "atrasados", "avancado", "q", "para", "ver", "tudo", "sugerido"),
)
VALUES = [
    "' OR 1=1 --",
    "'; DROP TABLE atendimentos_parecer; --",
    "1) OR (SELECT pg_sleep(9)) IS NULL --",
    "\\'; SELECT 1",
    "a & !b | c:* <-> 'd'",
    "':*'",
    "!!! & | ( ) <->",
    "%", "_", "%%s", "%(x)s", "{0}", "${jndi:ldap://x}",
    "\x00", "a\x00b", "\ud7ff\ue000\uffff", "\u202e", "\U0010ffff", "İ" * 40, "ß" * 90, "ﷺ" * 70,
    "-1", "0", "1.0", "１", "٣", "²", "1e9", "9" * 400, "-" * 9000, "NaN", "Infinity", "null",
    "0001-01-01", "9999-12-31", "2026-02-30", "01/01/0001", "31/12/9999", "2026-W01", "-0001-01-01",
    "[]", "{}", "escritorio_id", "-empresa__nome", "?", "delegado__conta__password",
]  # fmt: skip
SHORT = ["' --", "\x00", "\uffff", "-1", "9" * 400, "0001-01-01", "9999-12-31", "31/12/9999", "²"]
KEYS = [
    "escritorio", "escritorio_id", "empresa__escritorio", "empresa__nome__regex", "confidencial",
    "delegado__conta__email", "autor", "autor__conta__password__startswith", "pk__in", "id", "_",
    "order_by", "__class__", "pesquisa[]", "pesquisa[$ne]", "q[0]", "connector", "negated",
]  # fmt: skip


def question(page: str, fields: dict[str, str]) -> str:
    return f"{page}?{urlencode(fields, errors='replace')}"


@pytest.mark.parametrize("page", ["/empresas", "/pessoas", "/empresas/busca", "/atendimentos"])
def test_no_value_breaks_a_list(alvo: Alvo, page: str) -> None:
    """As ana, who has every list; a wrong value is said beside its field, or ignored."""
    client = entered(alvo.cena.elenco, "ana")
    for value in VALUES:
        fields = {"pesquisa": value, "q": value, "depois": value, "ver": value, "para": value}
        answer = ask(client, "GET", question(page, fields))
        assert answer.status in (200, 400), f"{answer} {value!r}"


@pytest.mark.parametrize("field", FIELDS)
def test_no_value_breaks_a_field_alone(alvo: Alvo, field: str) -> None:
    client = entered(alvo.cena.elenco, "ana")
    for value in SHORT:
        answer = ask(client, "GET", question("/atendimentos", {field: value, "status": "todos"}))
        assert answer.status in (200, 400), f"{answer} {value!r}"


def test_a_search_that_is_an_attack_finds_nothing_foreign(alvo: Alvo) -> None:
    client = entered(alvo.cena.elenco, "davi")
    for value in VALUES:
        answer = ask(client, "GET", question("/atendimentos", {"pesquisa": value}))
        assert "row-link" not in answer.texto, value
        assert not answer.shows("canarinho"), value


def test_unknown_keys_are_not_lookups(alvo: Alvo) -> None:
    """The list is the same as without them: no key reaches the query that is not a field."""
    client = entered(alvo.cena.elenco, "bruno")
    plain = ask(client, "GET", "/atendimentos").texto.count("row-link")
    for key in KEYS:
        query = {key: str(alvo.cena.elenco.boreal.pk)}
        answer = ask(client, "GET", question("/atendimentos", query))
        assert answer.status == 200
        assert answer.texto.count("row-link") == plain, key


@pytest.mark.parametrize("ordem", ["escritorio_id", "-nome", "atividade; DROP", "ATIVIDADE", "?"])
def test_an_order_is_one_of_three(alvo: Alvo, ordem: str) -> None:
    answer = ask(entered(alvo.cena.elenco, "bruno"), "GET", f"/atendimentos?ordem={quote(ordem)}")
    assert answer.status == 200
    assert "row-link" not in answer.texto


def tokens() -> list[str]:
    """Return page tokens that are wrong in every way that a stranger can make them wrong."""
    good = signing.dumps(["atividade", "2026-11-24T10:00:00+00:00", "x"], salt="pagina")
    return [
        good[:-1],
        good.upper(),
        good.split(":")[0],
        signing.dumps(["a", "b"], salt="pagina", key="outra"),
        signing.dumps(["prazo"], salt="anexo-guardado"),
        signing.dumps(["padaria", "0" * 32], salt="pagina"[::-1]),
        signing.dumps(["padaria", "0" * 32], salt=POR_NOME, key="outra"),
        "a:b:c",
        ":::",
        "." * 5000,
        "eyJhIjoxfQ:1:é",
        "\x00",
    ]


@pytest.mark.parametrize("page", ["/atendimentos", "/empresas", "/pessoas"])
def test_a_forged_token_begins_at_the_top(alvo: Alvo, page: str) -> None:
    client = entered(alvo.cena.elenco, "ana")
    for token in tokens():
        answer = ask(client, "GET", f"{page}?{urlencode({'depois': token})}")
        assert answer.status == 200, token


def test_the_token_of_another_list_or_order_is_no_harm(cena: Cena) -> None:
    """Signed by us, for another page: it is read as that page's, or begins at the top."""
    for number in range(30):
        cena.open("celia", nome=f"Guia {number}")
    client = entered(cena.elenco, "ana")
    token = ask(client, "GET", "/atendimentos").texto.split("depois=")[1].split('"')[0]
    for page in ("/atendimentos?ordem=prazo", "/empresas?x=1", "/pessoas?x=1"):
        assert ask(client, "GET", f"{page}&depois={token}").status == 200


def test_no_value_breaks_a_form(alvo: Alvo) -> None:
    """Every field of every form, by whoever has all rights: 400, 404 or 422, never a fault."""
    client = entered(alvo.cena.elenco, "ana")
    names = [*alvo.body(), "guardados", "email", "telefone", "documento", "uf", "fuso", "municipio"]
    addresses = [each for each in enderecos.every_address(alvo) if each != "/sair"]
    for value in ("\x00", "9" * 400, "\ud7ff\uffff\U0010ffff", "9999-12-31T23:59"):
        body = dict.fromkeys(names, value)
        for address in addresses:
            answer = ask(client, "POST", address, body)
            assert answer.status < 500, f"{answer} {value[:9]!r}"


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "unicode_escape", "rot13", "idna", "x", ""])
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
def test_a_strange_charset_is_refused_before_django(cena: Cena, charset: str, kind: str) -> None:
    """Of the whole application: Django's own reading of the request would raise (a 500)."""
    statuses: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/entrar",
        "QUERY_STRING": "next=%5Cud800",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "CONTENT_TYPE": f"{kind}; charset={charset}",
        "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http",
    }
    b"".join(application(environ, lambda status, _headers: statuses.append(status)))
    assert statuses == ["400 Bad Request"]


@pytest.mark.parametrize("query", ["q=%ff%fe", "q=%00", "q=%ed%a0%80", "%ff=%ff", "&&==&", "q"])
def test_bytes_that_are_no_text_are_no_fault_of_ours(cena: Cena, query: str) -> None:
    client = entered(cena.elenco, "bruno")
    for page in LISTS[:2] + LISTS[4:]:
        assert ask(client, "GET", f"{page}?{query}", headers=HTMX).status == 200


def test_a_thousand_parameters_are_refused_or_read(cena: Cena) -> None:
    query = "&".join(f"pesquisa={n}" for n in range(1000))
    assert ask(entered(cena.elenco, "bruno"), "GET", f"/atendimentos?{query}").status in (200, 400)
